"""Xapian (C++), where its Python binding is installed."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import xapian

from benchmarks.article import BenchArticle, articles
from benchmarks.peer import FACETS, HITS, TITLE_BOOST, Answer
from benchmarks.question import Kind, Question, day_number, month_number

_BATCH = 10_000  # articles a commit
_DAY, _MONTH = 0, 1
_SLOTS = {"month": _MONTH, "country": 2, "topic": 3}
_PREFIXES = {"country": "XC", "topic": "XT"}
_BETWEEN = "\t"  # values of one article
_GAP = 100  # positions between title and body

_EXPANDED = (xapian.Query.WILDCARD_LIMIT_ERROR, xapian.Query.OP_SYNONYM)


class XapianPeer:
    """Stems of title and body; facets are counted from value slots as the matches go by."""

    def index(self, corpus: Path, folder: Path) -> None:
        """One writer."""
        database = xapian.WritableDatabase(str(folder), xapian.DB_CREATE)
        generator = xapian.TermGenerator()
        generator.set_stemmer(xapian.Stem("english"))
        generator.set_stemming_strategy(xapian.TermGenerator.STEM_ALL)
        for number, article in enumerate(articles(corpus), 1):
            database.add_document(_document(generator, article))
            if number % _BATCH == 0:
                database.commit()
        database.commit()
        database.close()

    def open(self, folder: Path) -> None:
        """A database to read."""
        self._path = str(folder)
        self.forget()

    def search(self, question: Question) -> Answer:
        """Titles from the documents' data; the facets of all matches."""
        enquire = self._enquire(question)
        spies = {facet: xapian.ValueCountMatchSpy(slot) for facet, slot in _SLOTS.items()}
        for spy in spies.values():
            enquire.add_matchspy(spy)
        found = enquire.get_mset(0, HITS, self._database.get_doccount())
        titles = [match.document.get_data().decode().split("\n", 1)[0] for match in found]
        facets = {facet: _counts(spies[facet]) for facet in FACETS}
        return Answer(found.get_matches_estimated(), titles, facets)

    def rank(self, question: Question) -> Sequence[object]:
        """Document numbers."""
        return [match.docid for match in self._enquire(question).get_mset(0, HITS)]

    def forget(self) -> None:
        """The database, opened anew."""
        self._database = xapian.Database(self._path)

    def _enquire(self, question: Question) -> Any:  # noqa: ANN401 - untyped
        query = self._words(question)
        for part in _only(question):
            query = xapian.Query(xapian.Query.OP_FILTER, query, part)
        enquire = xapian.Enquire(self._database)
        enquire.set_query(query)
        return enquire

    def _words(self, question: Question) -> Any:  # noqa: ANN401 - untyped
        if question.kind is Kind.PREFIX:
            return xapian.Query(xapian.Query.OP_WILDCARD, question.words[0], 0, *_EXPANDED)
        stem = xapian.Stem("english")
        operator = {Kind.PHRASE: xapian.Query.OP_PHRASE, Kind.ANY: xapian.Query.OP_OR}
        terms = [stem(word.encode()) for word in question.words]
        return xapian.Query(operator.get(question.kind, xapian.Query.OP_AND), terms)


def _document(generator: Any, article: BenchArticle) -> Any:  # noqa: ANN401 - untyped
    document = xapian.Document()
    generator.set_document(document)
    generator.index_text(article.title, TITLE_BOOST)
    generator.increase_termpos(_GAP)
    generator.index_text(article.body)
    document.set_data(f"{article.title}\n{article.body}")
    document.add_value(_DAY, xapian.sortable_serialise(day_number(article.day)))
    document.add_value(_MONTH, str(month_number(article.day)))
    for facet, prefix in _PREFIXES.items():
        values = getattr(article, facet)
        document.add_value(_SLOTS[facet], _BETWEEN.join(values))
        for value in values:
            document.add_boolean_term(prefix + value)
    return document


def _only(question: Question) -> list[Any]:
    parts = []
    if question.days:
        first, last = (xapian.sortable_serialise(day_number(day)) for day in question.days)
        parts.append(xapian.Query(xapian.Query.OP_VALUE_RANGE, _DAY, first, last))
    for facet, prefix in _PREFIXES.items():
        if value := getattr(question, facet):
            parts.append(xapian.Query(prefix + value))
    return parts


def _counts(spy: Any) -> Mapping[str, int]:  # noqa: ANN401 - untyped
    """Counts by value; an article's values stand together in one slot and are parted here."""
    counts: dict[str, int] = {}
    for item in spy.values():
        for value in item.term.decode().split(_BETWEEN):
            if value:
                counts[value] = counts.get(value, 0) + item.termfreq
    return counts
