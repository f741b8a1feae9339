"""Refused: the ledger's table of rejected records, each with its bytes to be read again."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from index.frames import Frames
from index.rejected import Rejected


@dataclass(frozen=True, slots=True)
class Refused:
    """A rejected record as the ledger keeps it, under a number."""

    number: int
    rejected: Rejected


class RefusedRecords:
    """Reads and writes the table `rejected` over a connection that it doesn't own."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._frames = Frames()

    def keep(self, batch: Sequence[Rejected], run: int) -> None:
        """Keep these; one that is kept already gets the new reason; within a transaction."""
        self._db.executemany(
            "INSERT INTO rejected (run, origin, reason, format, digest, data)"
            " VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (origin, digest) DO UPDATE SET reason = excluded.reason",
            (
                (
                    run,
                    each.origin,
                    each.reason,
                    each.format,
                    _hash(each.data),
                    self._frames.pack(each.data),
                )
                for each in batch
            ),
        )

    def forget(self, numbers: Sequence[int]) -> None:
        """Drop these; within a transaction."""
        self._db.executemany("DELETE FROM rejected WHERE number = ?", ((each,) for each in numbers))

    def all(self) -> Iterator[Refused]:
        """Every record in the order of their numbers, read one at a time.

        Others may be written meanwhile; those that come after the first reading are left out.
        """
        last = self._db.execute("SELECT max(number) FROM rejected").fetchone()[0] or 0
        number = 0
        while row := self._next(number, last):
            number, origin, reason, format_, data = row
            yield Refused(number, Rejected(origin, reason, self._frames.unpack(data), format_))

    def _next(self, number: int, last: int) -> tuple[int, str, str, str, bytes] | None:
        row: tuple[int, str, str, str, bytes] | None = self._db.execute(
            "SELECT number, origin, reason, format, data FROM rejected"
            " WHERE number > ? AND number <= ? ORDER BY number LIMIT 1",
            (number, last),
        ).fetchone()
        return row


def _hash(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()
