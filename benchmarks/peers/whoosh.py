"""Stock Whoosh: its own codec and search, with facets by `groupedby` or by lists of our own."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import ID, KEYWORD, NUMERIC, STORED, TEXT, Schema
from whoosh.index import create_in, open_dir
from whoosh.query import And, NumericRange, Or, Phrase, Prefix, Term
from whoosh.sorting import Count, FieldFacet

from benchmarks.article import BenchArticle, articles
from benchmarks.peer import FACETS, HITS, Answer
from benchmarks.question import Kind, Question, day_number, month_number

_MEMORY = 256  # MiB, before a run is written


class WhooshPeer:
    """One stemmed field for title and body; facets by `groupedby`, or counted in arrays."""

    def __init__(self, cached: bool = False) -> None:
        self._cached = cached

    def index(self, corpus: Path, folder: Path) -> None:
        """One writer and one commit."""
        folder.mkdir()
        writer = create_in(folder, _schema()).writer(limitmb=_MEMORY)
        for article in articles(corpus):
            writer.add_document(**_document(article))
        writer.commit()

    def open(self, folder: Path) -> None:
        """A searcher over the newest commit; where cached, it reads the lists of facet values."""
        self._index = open_dir(folder)
        self.forget()
        reader = self._searcher.reader()
        self._columns = {facet: _Column(reader, facet) for facet in FACETS if self._cached}

    def search(self, question: Question) -> Answer:
        """Titles from stored documents; the facets of all hits."""
        return self._counted(question) if self._cached else self._grouped(question)

    def rank(self, question: Question) -> Sequence[object]:
        """Document numbers."""
        return [number for _, number in self._run(question).top_n]

    def forget(self) -> None:
        """A new searcher."""
        self._searcher = self._index.searcher()

    def _grouped(self, question: Question) -> Answer:
        grouped = {
            facet: FieldFacet(facet, allow_overlap=facet != "month", maptype=Count)
            for facet in FACETS
        }
        results = self._run(question, groupedby=grouped)
        facets = {facet: _without_none(results.groups(facet)) for facet in FACETS}
        return Answer(len(results), [hit["title"] for hit in results], facets)

    def _counted(self, question: Question) -> Answer:
        results = self._run(question)
        titles = [hit["title"] for hit in results]
        docs = np.fromiter(results.docs(), np.int64)
        facets = {facet: column.count(docs) for facet, column in self._columns.items()}
        return Answer(len(docs), titles, facets)

    def _run(self, question: Question, **options: object) -> Any:  # noqa: ANN401 - untyped
        only = _only(question)
        return self._searcher.search(_words(question), limit=HITS, filter=only, **options)


class _Column:
    """The values of one facet by document, from the postings of its field."""

    def __init__(self, reader: Any, facet: str) -> None:  # noqa: ANN401 - untyped
        self._values = [value.decode() for value in reader.lexicon(facet)]
        lists = [list(reader.postings(facet, value).all_ids()) for value in self._values]
        sizes = np.array([len(docs) for docs in lists])
        self._docs = np.concatenate([np.array(docs, np.int64) for docs in lists])
        self._ords = np.repeat(np.arange(len(lists)), sizes)
        self._size = reader.doc_count_all()

    def count(self, docs: np.ndarray[Any, np.dtype[np.int64]]) -> Mapping[str, int]:
        found = np.zeros(self._size, np.bool_)
        found[docs] = True
        counts = np.bincount(self._ords[found[self._docs]], minlength=len(self._values))
        return {self._values[at]: int(counts[at]) for at in np.flatnonzero(counts)}


def _schema() -> Any:  # noqa: ANN401 - untyped
    return Schema(
        id=ID(stored=True),
        title=STORED,
        body=STORED,
        text=TEXT(StemmingAnalyzer(stoplist=None, minsize=1)),
        country=KEYWORD(commas=True),
        topic=KEYWORD(commas=True),
        month=ID(sortable=True),
        day=NUMERIC(int),
    )


def _document(article: BenchArticle) -> dict[str, object]:
    return {
        "id": article.id,
        "title": article.title,
        "body": article.body,
        "text": f"{article.title}\n{article.body}",
        "country": ",".join(article.country),
        "topic": ",".join(article.topic),
        "month": str(month_number(article.day)),
        "day": day_number(article.day),
    }


def _words(question: Question) -> Any:  # noqa: ANN401 - untyped
    if question.kind is Kind.PREFIX:
        return Prefix("text", question.words[0])
    analyzer = StemmingAnalyzer(stoplist=None, minsize=1)
    stems = [token.text for token in analyzer(" ".join(question.words))]
    match question.kind:
        case Kind.PHRASE:
            return Phrase("text", stems)
        case Kind.ANY:
            return Or([Term("text", stem) for stem in stems])
        case _:
            return And([Term("text", stem) for stem in stems])


def _only(question: Question) -> Any:  # noqa: ANN401 - untyped
    if question.days:
        return NumericRange("day", *map(day_number, question.days))
    for facet in ("country", "topic"):
        if value := getattr(question, facet):
            return Term(facet, value)
    return None


def _without_none(groups: Mapping[str | None, int]) -> Mapping[str, int]:
    return {str(value): count for value, count in groups.items() if value}
