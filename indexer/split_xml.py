"""XML files: what kind they are, told by their root, and their items as records."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.rejected import Rejected
from indexer.kinds import suffix
from indexer.raw import Record
from indexer.source import Source
from indexer.streams import whole
from indexer.xml_slices import root_of, slices
from indexer.xml_text import xml_text

LARGEST = 256 << 20  # bytes of one XML file, which is held as text
_G2_ITEMS_NAMES = (
    "newsitem packageitem conceptitem knowledgeitem planningitem catalogitem eventitem"
)
G2_ITEMS = frozenset(_G2_ITEMS_NAMES.split())
_G2_FRAGMENTS = frozenset({"contentset", "contentmeta", "groupset", "itemmeta", "assert"})
_WXR = re.compile(r"xmlns:\w+\s*=\s*[\"']https?://wordpress\.org/export/")
_WXR_LISTS = r"<wp:(category|tag|term)>.*?</wp:\1>\s*"  # every record would repeat them
_WITHIN = re.compile(r"<(?:[\w.-]+:)?(nitf|newsItem|NewsItem)[\s>]")

_WRAPPED = {"nitf": "nitf", "newsItem": "newsml-g2", "NewsItem": "newsml"}


class _Kind(NamedTuple):
    """A kind of XML: its reader, and the elements that hold one article each; none: the whole."""

    format: str
    items: frozenset[str] = frozenset()
    drop: str = ""


_NITF = _Kind("nitf")
_G2 = _Kind("newsml-g2")
_FEED = _Kind("feed", frozenset({"item", "entry"}))
_KINDS = {
    "nitf": _NITF,
    "newsmessage": _Kind("newsml-g2", G2_ITEMS),
    **dict.fromkeys(G2_ITEMS | _G2_FRAGMENTS, _G2),
    "newsml": _Kind("newsml", frozenset({"newsitem"})),
    "rss": _FEED,
    "rdf": _FEED,
    "feed": _FEED,
    "entry": _FEED,
    "urlset": _Kind("sitemap", frozenset({"url"})),
    "html": _Kind("html"),
}
_NO_ARTICLES = {
    "sitemapindex": "is a list of sitemaps and holds no articles: give the sitemaps that it names",
    "opml": "is a list of feeds and holds no articles: give the feeds that it names",
    "catalog": "is a catalog of codes: not an article",
    "sports-content": "is SportsML data: not an article",
}


def split_xml(source: Source) -> Iterator[Record | Rejected]:
    """The items of an XML file, each with its line; an unknown kind is named by its root."""
    data, fault = whole(source.stream, LARGEST)
    if fault and len(data) > LARGEST:
        yield Rejected(source.origin, fault, data[:4096])
        return
    text, _ = xml_text(data)
    kind = _kind_of(text)
    if kind is None:
        yield from _unknown(source, text, data)
    elif not kind.items and not fault:
        yield Record(data, kind.format, source.origin)
    else:
        for item, line in slices(text, kind.items or frozenset({root_of(text)[0]}), kind.drop):
            yield Record(item.encode(), kind.format, f"{source.origin}:{line}")
    if fault:
        yield Rejected(source.origin, f"{fault}; what stands before was read")


def _kind_of(text: str) -> _Kind | None:
    name, tag = root_of(text)
    if name == "rss" and _WXR.search(tag):
        return _Kind("wordpress", frozenset({"item"}), _WXR_LISTS)
    if name in _KINDS or name in _NO_ARTICLES:
        return _KINDS.get(name)
    within = _WITHIN.search(text)
    if within is None:
        return None
    # A wrapper of some system's own around articles of a kind that is known.
    return _Kind(_WRAPPED[within[1]], frozenset({within[1].lower()}))


def _unknown(source: Source, text: str, data: bytes) -> Iterator[Rejected]:
    name, _ = root_of(text)
    if not (source.named or name in _NO_ARTICLES or suffix(source.name) == ".xml"):
        return  # a drawing or a program's settings in a folder are no one's articles
    reason = f"is XML of a kind that isn't read: its root is <{name}>"
    if not name:
        reason = "is empty: there is no element in it"
    yield Rejected(source.origin, _NO_ARTICLES.get(name, reason), data[:4096])
