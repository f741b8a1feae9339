"""Tombstones: the ledger's table of what was withdrawn, and what of it was reinstated."""

import sqlite3


class Tombstones:
    """Writes the table `tombstone`, and which one lies on an article, within a transaction.

    The connection is another's.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def set(self, id_: str, seq: int, at: str, reason: str) -> None:
        """Withdraw an article by the change of this number; `at` is an ISO time."""
        self._db.execute(
            "INSERT INTO tombstone (seq, id, at, reason) VALUES (?, ?, ?, ?)",
            (seq, id_, at, reason),
        )
        self._lay(id_, seq, seq)

    def lift(self, id_: str, seq: int, tombstone: int) -> None:
        """Reinstate an article by the change of this number."""
        self._db.execute("UPDATE tombstone SET reinstated = ? WHERE seq = ?", (seq, tombstone))
        self._lay(id_, seq, None)

    def _lay(self, id_: str, seq: int, tombstone: int | None) -> None:
        self._db.execute(
            "UPDATE article SET withdrawn = ?, changed = ? WHERE id = ?", (tombstone, seq, id_)
        )
