"""Journal: the order in which a ledger's articles have changed, by one running number."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """What an index lacks to be at `reached`: documents of `dead` go, those of `live` come in."""

    reached: int
    live: Sequence[int]
    dead: Sequence[int]


class Journal:
    """The running number and what changed when, over a connection that it doesn't own."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def sequence(self) -> int:
        """The number of the newest change."""
        return int(self._db.execute("SELECT last FROM sequence").fetchone()[0])

    def changes(self, after: int, limit: int) -> Changes:
        """What changed after that number: at most `limit` articles, the oldest change first."""
        rows = self._db.execute(
            "SELECT coalesce(annotated, seq), changed, withdrawn FROM article WHERE changed > ?"
            " ORDER BY changed LIMIT ?",
            (after, limit),
        ).fetchall()
        if not rows:
            return Changes(after, (), ())
        reached = rows[-1][1]
        dead = self._states("a.changed > ? AND a.changed <= ?", (after, reached))
        live = sorted(seq for seq, _, withdrawn in rows if withdrawn is None)
        return Changes(reached, live, [seq for seq in dead if seq <= after])

    def has_changed(self, after: int, until: int) -> bool:
        """Whether an article changed after one number and up to another."""
        row = self._db.execute(
            "SELECT 1 FROM article WHERE changed > ? AND changed <= ? LIMIT 1", (after, until)
        ).fetchone()
        return row is not None

    def waiting(self, after: int) -> int:
        """How many articles changed after that number."""
        row = self._db.execute("SELECT count(*) FROM article WHERE changed > ?", (after,))
        return int(row.fetchone()[0])

    def withdrawn_after(self, seq: int) -> list[int]:
        """Sequence numbers of every state of what was withdrawn after that change."""
        return self._states("a.withdrawn > ?", (seq,))

    def live(self) -> list[int]:
        """The sequence numbers of the states of all that stands, in the order of its versions."""
        rows = self._db.execute(
            "SELECT coalesce(annotated, seq) FROM article WHERE withdrawn IS NULL ORDER BY seq"
        )
        return [seq for (seq,) in rows]

    def draw(self) -> int:
        """A new number; within a transaction."""
        seq = self.sequence() + 1
        self.advance(seq)
        return seq

    def advance(self, seq: int) -> None:
        """The newest change has this number now; within a transaction."""
        self._db.execute("UPDATE sequence SET last = ?", (seq,))

    def _states(self, which: str, values: Sequence[int]) -> list[int]:
        """The numbers of all states of some articles `a`: of versions, and of annotated ones.

        The articles are few, and SQLite doesn't know it: it would begin with every annotation there
        is, had the CROSS not fixed the order.
        """
        versions = "FROM article a CROSS JOIN version v ON v.id = a.id"
        rows = self._db.execute(
            f"SELECT v.seq {versions} WHERE {which} UNION ALL"
            f" SELECT n.seq {versions} CROSS JOIN annotation n ON n.version = v.seq WHERE {which}",
            [*values, *values],
        )
        return [seq for (seq,) in rows]
