"""Assets: stylesheet and scripts, at addresses that change with what they hold.

A browser keeps them for good and asks for none again; modules that import each other do so by
relative addresses, which the digest of the whole folder fits. The address of another edition, as
on a page made before an update, brings what stands now, and isn't kept.
"""

from hashlib import blake2b
from pathlib import Path

from flask import Flask, Response, send_from_directory

FOLDER = Path(__file__).parent / "static"
_KEPT = "public, max-age=31536000, immutable"  # a year, the longest that is kept


def digest() -> str:
    """What tells this edition of the assets from all others."""
    found = blake2b(digest_size=6)
    for each in sorted(FOLDER.iterdir()):
        found.update(f"{each.name}\n{each.stat().st_size}\n".encode() + each.read_bytes())
    return found.hexdigest()


def serve(app: Flask, edition: str) -> None:
    """Serve them as the app's `static`, whose addresses are those of this edition."""

    def asset(asked: str, filename: str) -> Response:
        response = send_from_directory(FOLDER, filename)
        if asked == edition:
            response.headers["Cache-Control"] = _KEPT
        return response

    def default(endpoint: str, values: dict[str, object]) -> None:
        if endpoint == "static":
            values.setdefault("asked", edition)

    app.add_url_rule("/static/<asked>/<path:filename>", "static", asset)
    app.url_defaults(default)
