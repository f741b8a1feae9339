"""Articles: the ledger's table of where each article stands."""

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from index.errors import NotFound
from index.standing import Standing
from index.versions import CHUNK

_COUNTS = {
    "articles": "SELECT count(*) FROM article WHERE withdrawn IS NULL",
    "backfilled": "SELECT count(*) FROM article WHERE backfill AND withdrawn IS NULL",
    "withdrawn": "SELECT count(*) FROM article WHERE withdrawn IS NOT NULL",
    "annotated": "SELECT count(annotated) FROM article WHERE withdrawn IS NULL",
    "versions": "SELECT count(*) FROM version",
    "rejected": "SELECT count(*) FROM rejected",
    "runs": "SELECT count(*) FROM run",
}


class Current(NamedTuple):
    """An article's current version, and the last change to the article."""

    id: str
    version: int
    format: str
    withdrawn: bool
    changed: int


class Articles:
    """Reads and writes the table `article` over a connection that it doesn't own."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def standings(self, ids: Collection[str]) -> dict[str, Standing]:
        """Where those of the articles stand that there are."""
        standings: dict[str, Standing] = {}
        wanted = sorted(ids)
        for start in range(0, len(wanted), CHUNK):
            chunk = wanted[start : start + CHUNK]
            marks = ",".join("?" * len(chunk))
            delivered: dict[str, set[tuple[bytes, bytes]]] = {}
            texts: dict[int, tuple[bytes, str, int]] = {}
            for id_, seq, digest, origin, format_, size in self._db.execute(
                f"SELECT id, seq, digest, origin, format, body FROM version WHERE id IN ({marks})",
                chunk,
            ):
                delivered.setdefault(id_, set()).add((digest, origin))
                texts[seq] = digest, format_, size
            for id_, seq, version, updated, withdrawn, source, backfill in self._db.execute(
                "SELECT id, seq, version, updated, withdrawn, source, backfill FROM article"
                f" WHERE id IN ({marks})",
                chunk,
            ):
                digest, format_, size = texts[seq]
                standings[id_] = Standing(
                    seq,
                    digest,
                    version,
                    updated,
                    withdrawn,
                    known=frozenset([each for each, _ in delivered[id_]]),
                    delivered=frozenset(delivered[id_]),
                    source=source,
                    format=format_,
                    size=size,
                    backfill=bool(backfill),
                )
        return standings

    def store(self, changed: Mapping[str, Standing]) -> None:
        """Keep where these articles stand now; within a transaction."""
        self._db.executemany(
            "INSERT INTO article (id, seq, changed, version, updated, source, backfill)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET seq = excluded.seq,"
            " changed = max(changed, excluded.changed), version = excluded.version,"
            " updated = excluded.updated, source = excluded.source,"
            " annotated = CASE WHEN seq = excluded.seq THEN annotated END",
            (
                (id_, each.seq, each.seq, each.version, each.updated, each.source, each.backfill)
                for id_, each in changed.items()
            ),
        )

    def find(self, id_: str) -> tuple[str, int, int | None]:
        """An article's own id, its current version and its tombstone; NotFound if never seen."""
        row = self._db.execute(
            "SELECT id, seq, withdrawn FROM article WHERE id = ?1"
            " UNION ALL SELECT id, seq, withdrawn FROM article"
            " WHERE id = (SELECT article FROM alias WHERE id = ?1)",
            (id_,),
        ).fetchone()
        if row is None:
            raise NotFound(f"There is no article {id_!r}.")
        return row[0], row[1], row[2]

    def counts(self) -> dict[str, int]:
        """How many rows of each kind the ledger has."""
        return {name: self._db.execute(query).fetchone()[0] for name, query in _COUNTS.items()}

    def changed(self, after: int, until: int, limit: int) -> list[Current]:
        """The articles that changed after a number and up to another, withdrawn ones included."""
        rows = self._db.execute(
            "SELECT a.id, a.seq, v.format, a.withdrawn IS NOT NULL, a.changed"
            " FROM article a JOIN version v ON v.seq = a.seq"
            " WHERE a.changed > ? AND a.changed <= ? ORDER BY a.changed LIMIT ?",
            (after, until, limit),
        )
        return [Current(id_, seq, kind, bool(gone), at) for id_, seq, kind, gone, at in rows]

    def of_source(self, source: str, until: int) -> list[str]:
        """The ids of what stands of a source, but for versions written after `until`."""
        rows = self._db.execute(
            "SELECT id FROM article WHERE source = ? AND withdrawn IS NULL AND seq <= ?"
            " ORDER BY seq",
            (source, until),
        )
        return [id_ for (id_,) in rows]

    def fresh(self, seqs: Sequence[int]) -> list[int]:
        """Those of the states whose articles weren't backfilled, in their order."""
        found: set[int] = set()
        for start in range(0, len(seqs), CHUNK):
            chunk = seqs[start : start + CHUNK]
            marks = ",".join("?" * len(chunk))
            rows = self._db.execute(
                "SELECT v.seq FROM version v JOIN article a ON a.id = v.id"
                f" WHERE NOT a.backfill AND v.seq IN ({marks}) UNION ALL SELECT n.seq"
                " FROM annotation n JOIN version v ON v.seq = n.version"
                f" JOIN article a ON a.id = v.id WHERE NOT a.backfill AND n.seq IN ({marks})",
                [*chunk, *chunk],
            )
            found.update(seq for (seq,) in rows)
        return [seq for seq in seqs if seq in found]
