"""The engine against Whoosh's own exhaustive search over the same index."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh import query as whoosh
from whoosh.index import FileIndex
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from index.archive import Archive
from index.article import Article
from index.storage import SafeStorage
from search import plain
from search.collection import Collection
from search.kernels import Kernels, kernels
from search.matches import where
from search.query import And, Exact, Or, Phrase, Query
from tests.corpus import corpora, evaluation_of, fill, scored_queries

Scored = dict[int, float]  # by the ledger's version


@contextmanager
def filled(parts: list[list[Article]]) -> Iterator[Archive]:
    with tempfile.TemporaryDirectory() as folder:
        archive = fill(Path(folder), parts)
        yield archive
        archive.close()


def to_whoosh(query: Query) -> whoosh.Query:
    match query:
        case Exact(text, field):
            return whoosh.Term(field or "text", text)
        case Phrase(words, field):
            return whoosh.Phrase(field or "text", list(words))
        case And(parts):
            return whoosh.And([to_whoosh(part) for part in parts])
        case Or(parts):
            return whoosh.Or([to_whoosh(part) for part in parts])
    raise AssertionError(query)


def exhaustive(archive: Archive, query: Query) -> Scored:
    """What Whoosh finds when it is kept from skipping: see its block-quality faults."""
    index = FileIndex(SafeStorage(str(archive.path / "index")))
    with Searcher(index.reader(), weighting=BM25F()) as searcher:
        collector = searcher.collector(limit=1000, optimize=False)
        collector.replace = 0
        searcher.search_with_collector(to_whoosh(query), collector)
        return {hit["seq"]: hit.score for hit in collector.results()}


def ours(archive: Archive, query: Query, chosen: Kernels) -> Scored:
    collection = Collection(archive.snapshot(), archive.settings, chosen)
    matches = evaluation_of(collection).matches(query)
    visible = collection.visible.at(0, ())
    if visible is not None:
        matches = where(chosen, matches, visible[matches.docs])
    return dict(zip(collection.seq[matches.docs].tolist(), matches.scores.tolist(), strict=True))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(corpora, min_size=1, max_size=3), scored_queries, st.sets(st.integers(0, 5)))
def test_hits_and_scores_equal_an_exhaustive_search(
    parts: list[list[Article]], query: Query, withdrawn: set[int]
) -> None:
    with filled(parts) as archive:
        for number in withdrawn:
            if number < sum(map(len, parts)):
                archive.withdraw(str(number))
        archive.commit()
        expected = pytest.approx(exhaustive(archive, query), abs=1e-5)
        assert ours(archive, query, plain) == expected
        assert ours(archive, query, kernels(fast=True)) == expected


def test_whoosh_reads_terms_lengths_and_days_of_the_index(tmp_path: Path) -> None:
    article = Article(id="0", title="Ferry sails", body="The ferry sails.", country=("TR",))
    fill(tmp_path, [[article]]).close()
    with FileIndex(SafeStorage(str(tmp_path / "index"))).reader() as reader:
        assert list(reader.lexicon("title")) == [b"ferry", b"sails"]
        assert reader.doc_frequency("country", "TR") == 1
        assert reader.frequency("text", "ferry") == 4  # thrice for the title, once for the body
        assert reader.doc_field_length(0, "body") == 3
        assert reader.expand_prefix("body", "sa")
        assert reader.stored_fields(0) == {"seq": 1}
        assert reader.column_reader("date")[0] < 0
        assert list(reader.terms_within("body", "fery", 1)) == ["ferry"]
