"""Readings: the ledger's table of records that were read before, by a digest of each."""

import sqlite3
from collections.abc import Collection


class Readings:
    """Reads and writes the table `reading` over a connection that it doesn't own."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def add(self, records: Collection[int]) -> None:
        """Keep the digests of records that were taken in; within a transaction."""
        rows = ((each,) for each in sorted(records))
        self._db.executemany("INSERT OR IGNORE INTO reading VALUES (?)", rows)

    def has(self, record: int) -> bool:
        """Whether a record of this digest was taken in before."""
        found = self._db.execute("SELECT 1 FROM reading WHERE record = ?", (record,))
        return found.fetchone() is not None
