"""A source on the web: a feed, a sitemap, a page, or any file that is read from disk too."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BufferedReader, BytesIO
from typing import Any
from urllib.parse import urlsplit

from index.errors import SourceError
from index.rejected import Rejected
from indexer.fetch import Answer, FetchRules, fetch, joined
from indexer.kinds import kind_of
from indexer.raw import Record
from indexer.source import Source
from indexer.sources import read_stream
from indexer.streams import HEAD
from indexer.visits import Visits
from indexer.web_page import WebPage, as_warc

_MOST_SITEMAPS = 50  # of those that a list of sitemaps names
_INDEX = re.compile(rb"<(?:\w+:)?sitemapindex\b")
_PLACE = re.compile(rb"<(?:\w+:)?loc>\s*(.*?)\s*</(?:\w+:)?loc>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class WebSource:
    """An address to be read, how far a fetch may go, and what is known from before."""

    url: str
    rules: FetchRules
    visits: Visits


def read_web(source: WebSource) -> Iterator[Record | Rejected]:
    """The records at an address, none if they are the same as before.

    What can't be fetched is a Rejected: it may be there another time, and others go on.
    """
    try:
        answer = fetch(source.url, source.rules, source.visits.known(source.url))
        if answer.data is None:
            return
        if _INDEX.search(answer.data[:HEAD]):
            # It stays the same while the sitemaps that it names change: it is asked anew each time.
            yield from _listed(source, answer, answer.data)
            return
        yield from _records(answer, answer.data)
    except SourceError as error:
        yield _failed(source.url, error)
        return
    source.visits.note(source.url, answer.validators)


def _failed(url: str, error: SourceError) -> Rejected:
    return Rejected(url, str(error).removeprefix(f"{url}: "))


def _records(answer: Answer, data: bytes) -> Iterator[Record | Rejected]:
    name = urlsplit(answer.url).path.rpartition("/")[2]
    if kind_of(data[:HEAD], name) == "html" or _is_page(answer, data, name):
        fetched = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        page = WebPage(answer.url, data, fetched, answer.content_type, answer.language)
        yield Record(as_warc(page), "warc", answer.url)
        return
    inner: Any = BytesIO(data)
    yield from read_stream(Source(answer.url, name, BufferedReader(inner, HEAD), named=True))


def _is_page(answer: Answer, data: bytes, name: str) -> bool:
    """Whether a server's word has to do, because the bytes begin as no kind does."""
    return "html" in answer.content_type.lower() and kind_of(data[:HEAD], name) is None


def _listed(source: WebSource, answer: Answer, data: bytes) -> Iterator[Record | Rejected]:
    """The articles of all sitemaps that a list names, the first ones of very many."""
    places = [html.unescape(each.decode("utf-8", "replace")) for each in _PLACE.findall(data)]
    for place in places[:_MOST_SITEMAPS]:
        url = place
        try:
            url = joined(answer.url, place)
            inner = fetch(url, source.rules, source.visits.known(url))
            if inner.data is not None and not _INDEX.search(inner.data[:HEAD]):
                yield from _records(inner, inner.data)
                source.visits.note(url, inner.validators)
        except SourceError as error:
            yield _failed(url, error)
    if len(places) > _MOST_SITEMAPS:
        reason = f"names {len(places)} sitemaps: only the first {_MOST_SITEMAPS} were read"
        yield Rejected(answer.url, reason)
