"""Annotations: the ledger's tables of what was added to versions, and how far the looking came.

A sequence number names one state of an article that never changes: a version as it was delivered,
or a version with an annotation, which has a number of its own. So a new annotation is to the index
what a new version is, whoever holds an older snapshot reads the older state on, and what is kept
by number stays right. An annotation is no version: it isn't counted as one, corrects nothing, and
a new version has none until it is looked at.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import blake2b
from typing import NamedTuple

from index.annotation import Annotation

CHUNK = 500  # rows read by one statement
Change = Callable[[Annotation], Annotation]


class Due(NamedTuple):
    """An article to look at: its version, its present state, and the change that this came with."""

    id: str
    version: int
    state: int
    changed: int


@dataclass(frozen=True, slots=True)
class Look:
    """How far a stage of the looking has come.

    Everything that changed up to `position` was looked at, by this `edition` of the stage. What
    had changed up to `again` is all looked at again, whoever changed it; beyond that, what the
    stage itself or a later one annotated isn't. `learned` is how much there was to learn from when
    it last looked at everything.
    """

    stage: int
    edition: int = 0
    position: int = 0
    again: int = 0
    learned: int = 0


# What a stage has to look at, or what others changed for it; see Look.
_NEWS = " (a.changed <= :again OR n.stage IS NULL OR n.stage < :stage OR a.changed <> a.annotated)"


_DUE = (
    "FROM article a LEFT JOIN annotation n ON n.seq = a.annotated"
    " WHERE a.changed > :position AND a.changed <= :until AND a.withdrawn IS NULL AND" + _NEWS
)


class Annotations:
    """Reads and writes these tables over a connection that it doesn't own."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def of(self, states: Collection[int]) -> dict[int, tuple[int, Annotation]]:
        """Of those of these states that are annotated, the version and what is added to it."""
        rows = self._rows("SELECT seq, version, said FROM annotation WHERE seq", sorted(states))
        return {seq: (version, Annotation.from_json(said)) for seq, version, said in rows}

    def look(self, stage: int) -> Look:
        """How far a stage has come."""
        row = self._db.execute(
            "SELECT stage, edition, position, again, learned FROM look WHERE stage = ?", (stage,)
        ).fetchone()
        return Look(*row) if row else Look(stage)

    def save(self, look: Look) -> None:
        """Keep how far a stage has come; within a transaction."""
        self._db.execute(
            "INSERT OR REPLACE INTO look (stage, edition, position, again, learned)"
            " VALUES (?, ?, ?, ?, ?)",
            (look.stage, look.edition, look.position, look.again, look.learned),
        )

    def due(self, look: Look, until: int, limit: int) -> list[Due]:
        """The articles to look at next, of what had changed by `until`."""
        rows = self._db.execute(
            f"SELECT a.id, a.seq, coalesce(a.annotated, a.seq), a.changed {_DUE}"
            " ORDER BY a.changed LIMIT :limit",
            {**asdict(look), "until": until, "limit": limit},
        )
        return [Due(*row) for row in rows]

    def count_due(self, look: Look, until: int) -> int:
        """How many articles there are to look at."""
        row = self._db.execute(f"SELECT count(*) {_DUE}", {**asdict(look), "until": until})
        return int(row.fetchone()[0])

    def has_news(self, look: Look, after: int) -> bool:
        """Whether others changed anything after that, be it by a withdrawal."""
        found = self._db.execute(
            "SELECT 1 FROM article a LEFT JOIN annotation n ON n.seq = a.annotated"
            f" WHERE a.changed > :after AND {_NEWS} LIMIT 1",
            {"after": after, "again": 0, "stage": look.stage},
        )
        return found.fetchone() is not None

    def change(
        self, changes: Mapping[str, Sequence[Change]], until: int, stage: int, last: int
    ) -> int:
        """Change annotations, numbered from `last` on; the number of the last one.

        What changes nothing has no number. An article that has a version newer than `until` is
        left as it is: it will be looked at. Within a transaction.
        """
        for id_, version, said in self._standing(changes, until):
            before = Annotation.from_json(said) if said else Annotation()
            after = before
            for change in changes[id_]:
                after = change(after)
            if after == before:
                continue
            last += 1
            text = after.to_json()
            self._db.execute(
                "INSERT INTO annotation (seq, version, stage, said, digest) VALUES (?, ?, ?, ?, ?)",
                (last, version, stage, text, _digest(text)),
            )
            self._db.execute(
                "UPDATE article SET annotated = ?, changed = ? WHERE id = ?", (last, last, id_)
            )
        return last

    def damaged(self) -> Iterator[str]:
        """A sentence for each annotation that isn't what was written."""
        rows = self._db.execute("SELECT seq, said, digest FROM annotation ORDER BY seq")
        for seq, said, digest in rows:
            if _digest(said) != digest:
                yield f"ledger: annotation {seq} isn't what was written"

    def _standing(self, ids: Iterable[str], until: int) -> list[tuple[str, int, str | None]]:
        rows = self._rows(
            "SELECT a.id, a.seq, n.said FROM article a"
            " LEFT JOIN annotation n ON n.seq = a.annotated WHERE a.withdrawn IS NULL AND a.id",
            sorted(ids),
        )
        return [row for row in rows if row[1] <= until]

    def _rows(self, select: str, values: Sequence[int] | Sequence[str]) -> Iterator[tuple]:  # type: ignore[type-arg]
        for start in range(0, len(values), CHUNK):
            chunk = values[start : start + CHUNK]
            yield from self._db.execute(f"{select} IN ({','.join('?' * len(chunk))})", chunk)


def _digest(text: str) -> bytes:
    return blake2b(text.encode(), digest_size=8).digest()
