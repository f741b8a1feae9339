"""SQLite FTS5: porter stems over title and body, facets by joins with the rows that matched."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from benchmarks.article import BenchArticle, articles
from benchmarks.peer import FACETS, HITS, TITLE_BOOST, Answer
from benchmarks.question import Kind, Question, day_number, month_number

_FILE = "fts5.sqlite"
_BATCH = 1_000  # articles
_PAGES = -64_000  # KiB of cache
_SCHEMA = """
    CREATE VIRTUAL TABLE text USING fts5(title, body, tokenize='porter unicode61');
    CREATE TABLE article (number INTEGER PRIMARY KEY, id TEXT, day INT, month INT);
    CREATE TABLE country (number INT, value TEXT, PRIMARY KEY (number, value)) WITHOUT ROWID;
    CREATE TABLE topic (number INT, value TEXT, PRIMARY KEY (number, value)) WITHOUT ROWID;
"""
_INDEXES = """
    CREATE INDEX by_day ON article (day);
    CREATE INDEX by_country ON country (value, number);
    CREATE INDEX by_topic ON topic (value, number);
    INSERT INTO text (text, rank) VALUES ('rank', 'bm25({boost}, 1)');
    ANALYZE;
"""
_COUNT = {
    "country": "SELECT value, count(*) FROM found CROSS JOIN country USING (number) GROUP BY value",
    "topic": "SELECT value, count(*) FROM found CROSS JOIN topic USING (number) GROUP BY value",
    "month": "SELECT month, count(*) FROM found CROSS JOIN article USING (number) GROUP BY month",
}
_CHOICES = ("country", "topic")


class Fts5Peer:
    """Finds once for the ranking and once into a temporary table that the facets are counted of."""

    def index(self, corpus: Path, folder: Path) -> None:
        """One transaction a thousand articles."""
        folder.mkdir()
        database = sqlite3.connect(folder / _FILE)
        database.executescript(_SCHEMA)
        for batch in _batches(articles(corpus)):
            _insert(database, batch)
            database.commit()
        database.executescript(_INDEXES.format(boost=TITLE_BOOST))
        database.execute("INSERT INTO text (text) VALUES ('optimize')")
        database.commit()
        database.close()

    def open(self, folder: Path) -> None:
        """A connection that reads, and keeps its temporary tables in memory."""
        self._path = folder / _FILE
        self._connect()

    def search(self, question: Question) -> Answer:
        """Titles by rank, then the facets."""
        titles = [title for _, title in self._ranked(question)]
        where, values = _condition(question)
        self._database.execute("DELETE FROM found")
        found = self._database.execute(
            f"INSERT INTO found SELECT rowid FROM text WHERE {where}", values
        )
        facets = {facet: self._counts(facet) for facet in FACETS}
        return Answer(found.rowcount, titles, facets)

    def rank(self, question: Question) -> Sequence[object]:
        """Row numbers by rank."""
        return [number for number, _ in self._ranked(question, "NULL")]

    def forget(self) -> None:
        """A new connection, with no page in its cache."""
        self._database.close()
        self._connect()

    def _connect(self) -> None:
        self._database = sqlite3.connect(self._path, isolation_level=None)
        self._database.execute("PRAGMA temp_store = memory")
        self._database.execute(f"PRAGMA cache_size = {_PAGES}")
        self._database.execute("CREATE TEMP TABLE found (number INTEGER PRIMARY KEY)")

    def _ranked(self, question: Question, shown: str = "title") -> list[tuple[int, str]]:
        where, values = _condition(question)
        sql = f"SELECT rowid, {shown} FROM text WHERE {where} ORDER BY rank LIMIT {HITS}"
        return self._database.execute(sql, values).fetchall()

    def _counts(self, facet: str) -> Mapping[str, int]:
        return {str(value): count for value, count in self._database.execute(_COUNT[facet])}


def _condition(question: Question) -> tuple[str, list[Any]]:
    """What a row must fulfil, and the values in it."""
    parts = ["text MATCH ?"]
    values: list[Any] = [_typed(question)]
    for facet in _CHOICES:
        if value := getattr(question, facet):
            parts.append(f"+rowid IN (SELECT number FROM {facet} WHERE value = ?)")
            values.append(value)
    if question.days:
        parts.append("+rowid IN (SELECT number FROM article WHERE day BETWEEN ? AND ?)")
        values += [day_number(day) for day in question.days]
    return " AND ".join(parts), values


def _typed(question: Question) -> str:
    match question.kind:
        case Kind.PHRASE:
            return '"' + " ".join(question.words) + '"'
        case Kind.PREFIX:
            return question.words[0] + "*"
        case Kind.ANY:
            return " OR ".join(f'"{word}"' for word in question.words)
        case _:
            return " ".join(f'"{word}"' for word in question.words)


def _insert(database: sqlite3.Connection, batch: Sequence[tuple[int, BenchArticle]]) -> None:
    texts = ((number, each.title, each.body) for number, each in batch)
    database.executemany("INSERT INTO text (rowid, title, body) VALUES (?, ?, ?)", texts)
    days = (
        (number, each.id, day_number(each.day), month_number(each.day)) for number, each in batch
    )
    database.executemany("INSERT INTO article VALUES (?, ?, ?, ?)", days)
    for facet in _CHOICES:
        rows = chain.from_iterable(
            ((number, value) for value in getattr(each, facet)) for number, each in batch
        )
        database.executemany(f"INSERT INTO {facet} VALUES (?, ?)", rows)


def _batches(found: Iterator[BenchArticle]) -> Iterator[list[tuple[int, BenchArticle]]]:
    batch: list[tuple[int, BenchArticle]] = []
    for numbered in enumerate(found, 1):
        batch.append(numbered)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    yield batch
