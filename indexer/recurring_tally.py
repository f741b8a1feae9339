"""The tally: in how many herds each line of a site's pages is, and which are furniture, on disk."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from indexer.recurring_lines import LEAST, is_furniture, site_line


class Tally:
    """The tables `line` and `recurring` over a connection that it doesn't own."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._moved: Counter[tuple[int, int]] = Counter()
        self._site: dict[int, int] = {}

    def add(self, site: int, lines: Iterable[int], herd: int, pages: int) -> None:
        """Count a page of a herd, or with `pages` -1 no longer."""
        for line in (site_line(site), *lines):
            self._moved[line, herd] += pages
            self._site[line] = site

    def settle(self) -> None:
        """Write what was counted, and tell the pages of lines that now are furniture or no more."""
        changed = {key: count for key, count in self._moved.items() if count}
        changes: Counter[int] = Counter()
        for (line, herd), count in sorted(changed.items()):
            changes[line] += self._count(line, herd, count)
        for line, change in changes.items():
            self._note(line, change)
        for site in sorted({self._site[line] for line, _ in changed}):
            self._judge(site)
        self._moved.clear()
        self._site.clear()

    def dropped(self, lines: Sequence[int]) -> set[int]:
        """Those of the lines that are furniture."""
        marks = ",".join("?" * len(lines))
        rows = self._db.execute(
            f"SELECT line FROM recurring WHERE dropped AND line IN ({marks})", lines
        )
        return {line for (line,) in rows}

    def _count(self, line: int, herd: int, change: int) -> int:
        """Add pages to a line's herd; 1 where it is a new one of the line's, -1 where it's gone."""
        row = self._db.execute(
            "SELECT pages FROM line WHERE line = ? AND herd = ?", (line, herd)
        ).fetchone()
        before = row[0] if row else 0
        if before + change > 0:
            self._db.execute(
                "INSERT OR REPLACE INTO line VALUES (?, ?, ?)", (line, herd, before + change)
            )
            return int(not before)
        self._db.execute("DELETE FROM line WHERE line = ? AND herd = ?", (line, herd))
        return -int(before > 0)

    def _note(self, line: int, change: int) -> None:
        """Keep in how many herds a line is, if in several."""
        known = self._db.execute(
            "UPDATE recurring SET herds = herds + ? WHERE line = ?", (change, line)
        )
        if known.rowcount or change <= 0:
            return
        (herds,) = self._db.execute("SELECT count(*) FROM line WHERE line = ?", (line,)).fetchone()
        if herds >= LEAST:
            self._db.execute(
                "INSERT INTO recurring (line, site, herds) VALUES (?, ?, ?)",
                (line, self._site[line], herds),
            )

    def _judge(self, site: int) -> None:
        """Find which lines of a site are furniture."""
        whole = site_line(site)
        rows = self._db.execute(
            "SELECT line, herds, dropped FROM recurring WHERE site = ?", (site,)
        ).fetchall()
        pages = next((herds for line, herds, _ in rows if line == whole), 0)
        for line, herds, dropped in rows:
            if line == whole:
                continue
            now = is_furniture(line, herds, pages)
            if now != bool(dropped):
                self._db.execute("UPDATE recurring SET dropped = ? WHERE line = ?", (now, line))
                self._owe(line, site)
        self._db.execute("DELETE FROM recurring WHERE site = ? AND herds < ?", (site, LEAST))

    def _owe(self, line: int, site: int) -> None:
        """Tell the pages that have the line, and their copies."""
        for copies in ("number", "herd"):
            self._db.execute(
                f"UPDATE held SET owed = 1 WHERE site = ? AND {copies} IN"
                " (SELECT herd FROM line WHERE line = ?)",
                (site, line),
            )
