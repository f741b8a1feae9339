#!/bin/sh
# Finds a Chromium for the browser tests, or installs Debian's.
set -eu
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
command -v apt-get >/dev/null 2>&1 || {
    echo "The browser tests need Chromium on the PATH: install it, then run this again." >&2
    exit 1
}
as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo"
$as_root apt-get update -qq
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    chromium fonts-noto-core >/dev/null
