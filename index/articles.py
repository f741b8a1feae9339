"""Articles: the ledger's table of where each article stands."""

import sqlite3
from collections.abc import Collection, Mapping

from index.standing import Standing
from index.versions import CHUNK


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
            seen: dict[str, dict[int, tuple[bytes, bytes]]] = {}
            for id_, seq, digest, origin in self._db.execute(
                f"SELECT id, seq, digest, origin FROM version WHERE id IN ({marks})", chunk
            ):
                seen.setdefault(id_, {})[seq] = digest, origin
            for id_, seq, version, updated, withdrawn, source in self._db.execute(
                "SELECT id, seq, version, updated, withdrawn, source FROM article"
                f" WHERE id IN ({marks})",
                chunk,
            ):
                delivered = frozenset(seen[id_].values())
                known = frozenset(digest for digest, _ in delivered)
                standings[id_] = Standing(
                    seq, seen[id_][seq][0], version, updated, withdrawn, known, delivered, source
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
