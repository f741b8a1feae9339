"""A page's title without the name of its site."""

import re

from indexer.html_blocks import key_of

_HOST = re.compile(r"\s*(?:https?:)?//([\w.-]+)")  # urlsplit raises where brackets are odd
_SEPARATOR = re.compile(r"\s+(?:[|·•»«:—–-]|::|//|<)\s+|\s*[|»]\s*")


def without_site(title: str, heading: str, site: str, url: str) -> str:
    """The title as the page's own heading has it, or without the site's name at one of its ends.

    `heading` is the page's h1, `site` the site's name as it gives it, `url` the page's address.
    """
    if key_of(heading) and _is_cut(title, heading):
        return heading
    names = {key for key in (key_of(site), *_host_keys(url)) if key}
    for cut in [*_SEPARATOR.finditer(title)][::-1]:
        front, back = title[: cut.start()].strip(), title[cut.end() :].strip()
        if front and _names_site(back, names, cut[0]):
            return without_site(front, heading, site, url)
        if back and key_of(front) in names:
            return back
    return title


def _is_cut(title: str, heading: str) -> bool:
    """Whether a title is the heading with something behind a separator."""
    rest = title.removeprefix(heading)
    return rest != title and (not rest or _SEPARATOR.match(rest) is not None)


def _names_site(text: str, names: set[str], separator: str) -> bool:
    key = key_of(text)
    return key in names or (
        "|" in separator and any(key and (key in name or name in key) for name in names)
    )


def _host_keys(url: str) -> tuple[str, ...]:
    """The names in an address that may be the site's: `www.the-quay.co.uk` gives `thequay`."""
    found = _HOST.match(url.lower())
    host = found[1] if found else ""
    parts = host.removeprefix("www.").split(".")
    return (key_of(host), key_of(parts[0])) if len(parts) > 1 else ()
