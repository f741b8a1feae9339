"""Dateline, as its own command and pages use it: an archive, an ingest and a searcher."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.peer import HITS, Answer
from benchmarks.question import Kind, Question
from index.archive import Archive
from indexer.ingest import ingest
from search.engine import open_searcher
from search.request import Mode, SearchRequest
from search.result import FacetCount

_FACETS = ("country", "topic", "date")


class DatelinePeer:
    """Asks through the public search; a chosen facet is also counted without its own filter."""

    def index(self, corpus: Path, folder: Path) -> None:
        """Ledger, stored texts and index."""
        archive = Archive.create(folder)
        ingest([corpus], archive, archive.settings)
        archive.close()

    def open(self, folder: Path) -> None:
        """The archive and its searcher."""
        self.archive = Archive.open(folder)
        self.searcher = open_searcher(self.archive, fast=True)

    def search(self, question: Question) -> Answer:
        """The total, titles and facets of the result."""
        result = self.searcher.search(request(question))
        facets = {
            "country": _counts(result.facets["country"]),
            "topic": _counts(result.facets["topic"]),
            "month": _counts(result.facets["date"]),
        }
        return Answer(result.total, [hit.title for hit in result.hits], facets)

    def rank(self, question: Question) -> Sequence[object]:
        """The versions of the first ten."""
        return self.searcher.rank(request(question)).seqs

    def forget(self) -> None:
        """Nothing is left of former answers; the snapshot stays open, and its tables with it."""
        self.searcher.forget()


def request(question: Question) -> SearchRequest:
    """The question as a reader would type and click it."""
    first, last = question.days or (None, None)
    chosen = (("country", question.country), ("topic", question.topic))
    filters = frozenset((facet, value) for facet, value in chosen if value)
    mode = Mode.ANY if question.kind is Kind.ANY else Mode.ALL
    return SearchRequest(
        _typed(question),
        mode,
        filters,
        first,
        last,
        size=HITS,
        facets=_FACETS,
        snippets=False,
        relax=False,
    )


def _typed(question: Question) -> str:
    text = " ".join(question.words)
    match question.kind:
        case Kind.PHRASE:
            return f'"{text}"'
        case Kind.PREFIX:
            return f"{text}*"
        case _:
            return text


def _counts(counts: Sequence[FacetCount]) -> Mapping[str, int]:
    return {each.value: each.count for each in counts}
