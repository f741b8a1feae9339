"""Register: the ledger's tables of what articles are known by."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from index.standing import Standing
from index.versions import CHUNK


class Address(NamedTuple):
    """Whose an address is; `full` and `entry` are the ids of their own that came with it."""

    article: str = ""  # "" where several articles have it: it then tells nothing
    full: str | None = None
    entry: str | None = None


class Alias(NamedTuple):
    """The article that an id of a source's is of, though it has another."""

    article: str
    source: str


@dataclass(slots=True)
class Known:
    """What is known of the articles of a batch; it moves along as the batch is settled."""

    standing: dict[str, Standing] = field(default_factory=dict)
    alias: dict[str, Alias] = field(default_factory=dict)
    address: dict[int, Address] = field(default_factory=dict)
    buried: dict[int, str] = field(default_factory=dict)

    def update(self, other: "Known") -> None:
        """Take over what the other knows, which is newer."""
        self.standing.update(other.standing)
        self.alias.update(other.alias)
        self.address.update(other.address)


class Register:
    """Reads and writes these tables over a connection that it doesn't own."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def aliases(self, ids: Collection[str]) -> dict[str, Alias]:
        """Those of the ids that are of articles with another."""
        if self._db.execute("SELECT 1 FROM alias LIMIT 1").fetchone() is None:
            return {}
        rows = self._found("SELECT id, article, source FROM alias WHERE id", ids)
        return {id_: Alias(*row) for id_, *row in rows}

    def addresses(self, numbers: Collection[int]) -> dict[int, Address]:
        """Whose these addresses are."""
        rows = self._found("SELECT number, article, full, entry FROM address WHERE number", numbers)
        return {number: Address(*row) for number, *row in rows}

    def buried(self, contents: Collection[int]) -> dict[int, str]:
        """The withdrawn articles that said this."""
        return dict(self._found("SELECT content, article FROM buried WHERE content", contents))

    def has_buried(self) -> bool:
        """Whether anything at all was withdrawn."""
        return self._db.execute("SELECT 1 FROM buried LIMIT 1").fetchone() is not None

    def store(self, changed: Known) -> None:
        """Keep names that are new; within a transaction."""
        self._db.executemany(
            "INSERT OR IGNORE INTO alias VALUES (?, ?, ?)",
            ((id_, *each) for id_, each in changed.alias.items()),
        )
        self._db.executemany(
            "INSERT OR REPLACE INTO address VALUES (?, ?, ?, ?)",
            ((number, *each) for number, each in changed.address.items()),
        )

    def bury(self, contents: Mapping[int, str]) -> None:
        """Keep what withdrawn articles said; within a transaction."""
        self._db.executemany("INSERT OR IGNORE INTO buried VALUES (?, ?)", contents.items())

    def unearth(self, article: str) -> None:
        """Forget what an article said that is reinstated; within a transaction."""
        self._db.execute("DELETE FROM buried WHERE article = ?", (article,))

    def _found(self, select: str, values: Collection[Any]) -> Iterator[tuple[Any, ...]]:
        for chunk in _chunks(sorted(values)):
            marks = ",".join("?" * len(chunk))
            yield from self._db.execute(f"{select} IN ({marks})", chunk)


def _chunks(values: list[Any]) -> Iterable[list[Any]]:
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))
