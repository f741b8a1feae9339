"""A page's title without the name of its site."""

import re
from collections.abc import Sequence
from itertools import islice

from indexer.html_blocks import key_of

_HOST = re.compile(r"\s*(?:https?:)?//([\w.-]+)")  # urlsplit raises where brackets are odd
_SEPARATOR = re.compile(r"\s+(?:[|·•»«›:—–-]|::|//|<|--)\s+|\s*[|»›_]\s*|\s+--(?=\w)")
_HOSTNAME = re.compile(
    r"(?:www\.)?[\w-]+\.(?:com|org|net|info|news|(?!js|py)[a-z]{2})", re.IGNORECASE
)
_FRONT = " |·•›—–-"
_MARKS = _FRONT + "»"  # what is left where a page forgets its site's name


MOST_CUTS = 12  # separators in a title that are looked at


def without_site(title: str, headings: Sequence[str], site: str, url: str) -> str:
    """The title as a heading of the page has it, or without the site's name at one of its ends.

    `headings` are the page's, its only h1 first, or "" where there are more; `site` is the site's
    name as it gives it, `url` the page's address.
    """
    shown = {key_of(each) for each in headings}
    cuts = [*islice(_SEPARATOR.finditer(title), MOST_CUTS)]
    ends = [0, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(title)]
    pieces = (title[start:end].strip() for start in ends[0] for end in ends[1] if start < end)
    sites, top = site_keys(site, url), headings[0] if headings else ""
    own = (each for each in pieces if key_of(each) in shown - sites)
    told = [each for each in own if len(each) * 2 > len(title) or each == top == title[: len(top)]]
    return max(told, key=len) if told else _cut(title, sites).rstrip(_MARKS).lstrip(_FRONT)


def is_sites(heading: str, title: str) -> bool:
    """Whether a heading is the site's name: it ends the page's title, and is the smaller part."""
    front = title.removesuffix(heading)
    cuts = [*_SEPARATOR.finditer(front)]
    ends = bool(cuts) and cuts[-1].end() == len(front)
    return front != title and ends and len(heading) * 2 < len(front)


def _cut(title: str, names: frozenset[str]) -> str:
    """The title without the site's name at one of its ends."""
    for cut in [*_SEPARATOR.finditer(title)][: -MOST_CUTS - 1 : -1]:
        front, back = title[: cut.start()].strip(), title[cut.end() :].strip()
        if front and _names_site(back, names, cut[0]):
            return _cut(front, names)
        if back and key_of(front) in names:
            return back
    return title


def site_keys(site: str, url: str) -> frozenset[str]:
    """The keys of the names that a site goes by: its own, and its address's."""
    return frozenset(key for key in (key_of(site), *_host_keys(url)) if key)


def _names_site(text: str, names: frozenset[str], separator: str) -> bool:
    key = key_of(text)
    return (
        key in names
        or _HOSTNAME.fullmatch(text) is not None
        or ("|" in separator and any(key and (key in name or name in key) for name in names))
    )


def _host_keys(url: str) -> tuple[str, ...]:
    """The names in an address that may be the site's: `www.the-quay.co.uk` gives `thequay`."""
    found = _HOST.match(url.lower())
    host = found[1] if found else ""
    parts = host.removeprefix("www.").split(".")
    return (key_of(host), key_of(parts[0])) if len(parts) > 1 else ()
