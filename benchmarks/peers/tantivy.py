"""tantivy (Rust) through its Python binding, which evaluates once for hits and once for facets."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import tantivy
from tantivy import FieldType, Occur, Query

from benchmarks.article import BenchArticle, articles
from benchmarks.peer import FACETS, HITS, Answer
from benchmarks.question import Kind, Question, day_number, month_number

HEAP = 256 << 20  # bytes, before a segment is written
_MOST = 250  # values of a facet
_COUNTED = {facet: {"terms": {"field": facet, "size": _MOST}} for facet in FACETS}
_IN_QUOTES = {Kind.PHRASE: '"{}"'}


class TantivyPeer:
    """One stemmed field that holds title and body, stored; fast fields for what is counted."""

    def __init__(self, faceted: bool = True) -> None:
        self._faceted = faceted

    def index(self, corpus: Path, folder: Path) -> None:
        """One thread, and merges waited for, so that CPU seconds tell all."""
        folder.mkdir()
        writer = tantivy.Index(_schema(), str(folder)).writer(HEAP, 1)
        for article in articles(corpus):
            writer.add_document(_document(article))
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        """A searcher over the newest commit."""
        self._index = tantivy.Index.open(str(folder))
        self.forget()

    def search(self, question: Question) -> Answer:
        """Ten titles from stored documents; where faceted, an aggregation in a second call."""
        query = self._query(question)
        found = self._searcher.search(query, HITS)
        titles = [self._title(address) for _, address in found.hits]
        facets = self._counts(query) if self._faceted else {}
        return Answer(found.count, titles, facets)

    def rank(self, question: Question) -> Sequence[object]:
        """Addresses of documents, without a count of all."""
        return list(self._searcher.search(self._query(question), HITS, count=False).hits)

    def forget(self) -> None:
        """A new reader, which has no block of stored documents in memory."""
        self._index.reload()
        self._searcher = self._index.searcher()

    def _title(self, address: tantivy.DocAddress) -> str:
        return str(self._searcher.doc(address).get_first("text"))

    def _counts(self, query: Query) -> Mapping[str, Mapping[str, int]]:
        counted = self._searcher.aggregate(query, _COUNTED)
        return {
            facet: {str(each["key"]): int(each["doc_count"]) for each in part["buckets"]}
            for facet, part in counted.items()
        }

    def _query(self, question: Question) -> Query:
        parts = [(Occur.Must, self._words(question))]
        parts += [(Occur.Must, Query.const_score_query(each, 0.0)) for each in self._only(question)]
        return Query.boolean_query(parts) if len(parts) > 1 else parts[0][1]

    def _words(self, question: Question) -> Query:
        text = " ".join(question.words)
        if question.kind is Kind.PREFIX:
            return Query.regex_query(self._index.schema, "text", f"{text}.*")
        typed = _IN_QUOTES.get(question.kind, "{}").format(text)
        together = question.kind is not Kind.ANY
        return self._index.parse_query(typed, ["text"], conjunction_by_default=together)

    def _only(self, question: Question) -> Sequence[Query]:
        schema = self._index.schema
        chosen = (("country", question.country), ("topic", question.topic))
        found = [Query.term_query(schema, facet, value) for facet, value in chosen if value]
        if question.days:
            first, last = map(day_number, question.days)
            found.append(Query.range_query(schema, "day", FieldType.Unsigned, first, last))
        return found


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=True, tokenizer_name="en_stem")
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for name in ("country", "topic"):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in ("day", "month"):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    return builder.build()


def _document(article: BenchArticle) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text("id", article.id)
    for text in (article.title, article.body):
        document.add_text("text", text)
    for name in ("country", "topic"):
        for value in getattr(article, name):
            document.add_text(name, value)
    document.add_unsigned("day", day_number(article.day))
    document.add_unsigned("month", month_number(article.day))
    return document
