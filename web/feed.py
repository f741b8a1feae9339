"""Feed: all that the template of an Atom feed shows, made from a SearchResult."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from urllib.parse import quote, urlsplit

from index.article import Article
from index.dates import NewsDate
from index.errors import Gone, NotFound
from search.labels import label
from search.request import SearchRequest
from search.result import Hit, SearchResult
from web.links import Links
from web.present import UNTITLED, web_address

# Atom wants a moment of every entry. The undated get the first: they are last in every order.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_BOUNDS = tuple(
    int((each.replace(tzinfo=UTC, microsecond=0) - NEVER).total_seconds())
    for each in (datetime.min, datetime.max)
)
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Category:
    """A value that an article bears, in the facet named."""

    facet: str
    term: str
    label: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One article in a feed; `summary` is HTML."""

    id: str
    title: str
    url: str
    original: str
    published: str
    updated: str
    authors: tuple[str, ...]
    categories: tuple[Category, ...]
    language: str
    summary: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A search as a feed."""

    id: str
    title: str
    updated: str
    address: str
    page: str  # where a person sees the same
    next: str
    previous: str
    entries: tuple[Entry, ...]


def make_feed(
    result: SearchResult, read: Callable[[str], Article], links: Links, zone: tzinfo
) -> Feed:
    """The feed of a result; `read` gives an article by its id, as the archive does."""
    request, authority = result.request, _authority(links)
    found = [(hit, _read(hit.id, read)) for hit in result.hits]
    entries = tuple(_entry(hit, each, links, zone) for hit, each in found if each)
    return Feed(
        id=f"tag:{authority},2026:{links.feed(replace(request, page=1))}",
        title=_title(request),
        updated=max((each.updated for each in entries), default=stamp(None, zone)),
        address=links.whole(links.feed(request)),
        page=links.whole(links.search(request)),
        next=_turned(request, 1, links) if request.page * request.size < result.total else "",
        previous=_turned(request, -1, links) if request.page > 1 else "",
        entries=entries,
    )


def stamp(moment: NewsDate | None, zone: tzinfo) -> str:
    """The moment, or the first of what is less precise, as RFC 3339 has it; NEVER for None."""
    seconds = moment.instant(zone) if moment else 0
    low, high = _BOUNDS  # a zone can push the first and the last day beyond the calendar
    utc = NEVER + timedelta(seconds=min(max(seconds, low), high))
    return utc.replace(tzinfo=None).isoformat() + "Z"


def _read(id_: str, read: Callable[[str], Article]) -> Article | None:
    """The article, unless it was withdrawn since it was found."""
    try:
        return read(id_)
    except (Gone, NotFound):
        return None


def _entry(hit: Hit, article: Article, links: Links, zone: tzinfo) -> Entry:
    return Entry(
        id=f"tag:{_authority(links)},2026:article/{quote(hit.id)}",
        title=xml_text(hit.title) or UNTITLED,
        url=links.whole(links.article(hit.id)),
        original=web_address(hit.url),
        published=stamp(article.date, zone) if article.date else "",
        updated=stamp(article.updated or article.date, zone),
        authors=tuple(map(xml_text, article.author or (hit.source or "Unknown",))),
        categories=tuple(
            Category(facet, xml_text(value), xml_text(label(facet, value)))
            for facet, values in (("country", hit.country), ("topic", hit.topic))
            for value in values
        ),
        language=hit.language if re.fullmatch(r"[A-Za-z]{1,8}", hit.language) else "",
        summary=xml_text(hit.snippet),
    )


def xml_text(text: str) -> str:
    """The text without the characters that XML can't have, however they are written."""
    return _NO_XML.sub(" ", text)


def _title(request: SearchRequest) -> str:
    chosen = [label(facet, value) for facet, value in sorted(request.filters)]
    return xml_text(" · ".join([*filter(None, [request.q]), *chosen, "Dateline"]))


def _turned(request: SearchRequest, by: int, links: Links) -> str:
    return links.whole(links.feed(request.turn(request.page + by)))


def _authority(links: Links) -> str:
    """Whose name makes the ids of this archive unlike all others (RFC 4151)."""
    return (urlsplit(links.site).hostname or "localhost").replace(":", "-")
