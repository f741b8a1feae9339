"""Articles: the ledger's table of where each article stands."""

import sqlite3
from collections.abc import Collection, Mapping
from typing import NamedTuple

from index.standing import Standing
from index.versions import CHUNK


class _Seen(NamedTuple):
    """What of a version tells whether it was delivered before, and how full it is."""

    digest: bytes
    origin: bytes
    format: str
    size: int


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
            seen: dict[str, dict[int, _Seen]] = {}
            for id_, seq, *row in self._db.execute(
                f"SELECT id, seq, digest, origin, format, body FROM version WHERE id IN ({marks})",
                chunk,
            ):
                seen.setdefault(id_, {})[seq] = _Seen(*row)
            for id_, seq, version, updated, withdrawn, source in self._db.execute(
                "SELECT id, seq, version, updated, withdrawn, source FROM article"
                f" WHERE id IN ({marks})",
                chunk,
            ):
                current = seen[id_][seq]
                standings[id_] = Standing(
                    seq,
                    current.digest,
                    version,
                    updated,
                    withdrawn,
                    known=frozenset(each.digest for each in seen[id_].values()),
                    delivered=frozenset(each[:2] for each in seen[id_].values()),
                    source=source,
                    format=current.format,
                    size=current.size,
                )
        return standings

    def store(self, changed: Mapping[str, Standing]) -> None:
        """Keep where these articles stand now; within a transaction."""
        self._db.executemany(
            "INSERT INTO article (id, seq, changed, version, updated, source)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET seq = excluded.seq,"
            " changed = max(changed, excluded.changed), version = excluded.version,"
            " updated = excluded.updated, source = excluded.source",
            (
                (id_, each.seq, each.seq, each.version, each.updated, each.source)
                for id_, each in changed.items()
            ),
        )

    def of_source(self, source: str, until: int) -> list[str]:
        """The ids of what stands of a source, but for versions written after `until`."""
        rows = self._db.execute(
            "SELECT id FROM article WHERE source = ? AND withdrawn IS NULL AND seq <= ?"
            " ORDER BY seq",
            (source, until),
        )
        return [id_ for (id_,) in rows]
