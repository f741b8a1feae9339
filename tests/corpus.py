"""Small corpora and queries for property tests, and how a corpus becomes an archive."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from hypothesis import strategies as st

from index.archive import Archive
from index.article import Article
from index.build import build_segment
from index.dates import NewsDate, Precision
from index.delivery import Delivery
from index.segment import Segment
from index.settings import Settings
from index.snapshot import Snapshot
from search.cache import Cache
from search.collection import Collection
from search.combine import all_of, any_of, none_of
from search.evaluate import Evaluation
from search.kernels import Kernels
from search.leaf import Leaves
from search.query import All, Exact, Fuzzy, Near, Phrase, Prefix, Query, Range, Wildcard, Word
from search.values import Resolver

VOCABULARY = ("coup", "coups", "ferry", "ferries", "mayor", "harbour", "US", "us", "e-mail", "dam")
WORDS = ("coup", "ferry", "ferries", "mayor", "harbour", "us", "US", "email", "dam", "absent")
COUNTRIES = ("TR", "RS", "BA")

_texts = st.lists(st.sampled_from(VOCABULARY), max_size=12).map(" ".join)
_dates = st.one_of(
    st.none(),
    st.builds(
        lambda year, month, day: NewsDate(datetime(year, month, day), Precision.DAY),
        st.integers(2015, 2017),
        st.integers(1, 3),
        st.integers(1, 28),
    ),
    st.sampled_from(["2016", "2016-02", "2016-02-09T23:30+00:00"]).map(NewsDate.parse),
)

articles = st.builds(
    Article,
    id=st.just(""),
    title=_texts,
    summary=_texts,
    body=_texts,
    caption=_texts,
    date=_dates,
    country=st.lists(st.sampled_from(COUNTRIES), unique=True, max_size=3).map(tuple),
    topic=st.lists(st.sampled_from(["cocoa", "medtop:15000000"]), unique=True).map(tuple),
    language=st.sampled_from(["en", "de", ""]),
    source=st.sampled_from(["Harbour Wire", "Courier"]),
    story=st.sampled_from(["", "", "quay", "tram\nline", "tram line "]),
)
corpora = st.lists(articles, min_size=1, max_size=12)

_fields = st.sampled_from(["", "", "", "title", "body"])
_words = st.sampled_from(WORDS)
scored = st.one_of(
    st.builds(Exact, _words, _fields),
    st.builds(Phrase, st.lists(_words, min_size=2, max_size=3).map(tuple), _fields),
)
leaves = st.one_of(
    scored,
    st.builds(Word, _words.filter(str.islower), _fields),
    st.builds(
        Near, st.lists(_words, min_size=2, max_size=3).map(tuple), st.integers(0, 5), _fields
    ),
    st.builds(Prefix, st.sampled_from(["co", "ferr", "e", "u"]), _fields),
    st.builds(Wildcard, st.sampled_from(["c?up", "*r*y", "h*r", "?s"]), _fields),
    st.builds(Fuzzy, st.sampled_from(["coop", "fery", "mayro"]), st.integers(1, 2), _fields),
    st.builds(Exact, st.sampled_from(COUNTRIES), st.just("country")),
    st.builds(Range, st.sampled_from(["", "2016", "2016-02"]), st.sampled_from(["2016-02-10", ""])),
)


def combined(parts: st.SearchStrategy[Query], ways: int) -> st.SearchStrategy[Query]:
    """All of some parts or any of them; with three ways, none of the first as well."""
    several = st.lists(parts, min_size=2, max_size=3)
    return st.builds(_any_way, several, st.integers(0, ways - 1))


def _any_way(parts: list[Query], way: int) -> Query:
    return (all_of(parts), any_of(parts), none_of(parts[0]))[way] or All()


scored_queries = st.recursive(scored, lambda parts: combined(parts, 2), max_leaves=5)
queries = st.recursive(leaves, lambda parts: combined(parts, 3), max_leaves=6)


def fill(folder: Path, parts: Sequence[Sequence[Article]]) -> Archive:
    """An archive with a segment for each part; articles get running ids `0`, `1` …"""
    archive = Archive.create(folder)
    number = 0
    for part in parts:
        batch = []
        for article in part:
            batch.append(Delivery(renamed(article, str(number)), b"{}", "json"))
            number += 1
        archive.write(batch)
        archive.commit()
    return archive


def snapshot_of(parts: Sequence[Sequence[Article]]) -> Snapshot:
    """A snapshot in memory, with a segment for each part; versions are numbered from 0."""
    segments = []
    first = 0
    for part in parts:
        arrays = build_segment(range(first, first + len(part)), part, UTC)
        segments.append(Segment(f"segment-{first}", arrays, np.empty(0, np.uint32)))
        first += len(part)
    return Snapshot(0, 0, tuple(segments))


def renamed(article: Article, id_: str) -> Article:
    """The same article under another id."""
    record = article.to_json() | {"id": id_}
    return Article.from_json(record)


def collection_of(parts: Sequence[Sequence[Article]], kernels: Kernels) -> Collection:
    """A collection in memory, with a segment for each part; versions are numbered from 0."""
    return Collection(snapshot_of(parts), Settings(), kernels)


def evaluation_of(collection: Collection) -> Evaluation:
    """An evaluation over it, of which nothing is kept yet."""
    resolver = Resolver(collection.tables, collection.kernels)
    return Evaluation(Leaves(collection, Cache(1 << 20), resolver))
