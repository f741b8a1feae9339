"""What recurs in an archive: texts, which make stories, and lines of pages, which are furniture.

All of it is kept in a file of its own, so that no archive is too large for memory, and a pass
looks only at what has changed. What is found depends on what is held alone: an archive that grew,
changed and shrank says the same as one that is read anew. The file may be deleted at any time, and
is behind or ahead of the ledger after a crash: it remembers of each article which version it read,
and to which change of the ledger it has come; and it tells what it found until that is settled.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from index.article import Article
from indexer.near_candidates import CROWD, Candidates
from indexer.near_groups import Herds, Moved
from indexer.near_print import Print, are_copies, read_print, source_number
from indexer.near_traits import Traits
from indexer.near_words import WordNumbers
from indexer.recurring_file import open_file
from indexer.recurring_lines import PAGES, furniture_of, page_lines_of
from indexer.recurring_tally import Tally

FILE = "recurring.sqlite"  # in an archive's folder
_FOUND = "SELECT id, seq, story, site, lines FROM held WHERE"
_REMEMBERED = 2000  # prints of articles read before


class Came(NamedTuple):
    """A version of an article that stands, as it was before anything was found of it."""

    seq: int
    format: str
    article: Article


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of an article."""

    id: str
    seq: int  # the version that it was found of
    story: str = ""  # the name of the group of copies that it is in
    furniture: tuple[str, ...] = ()  # paragraphs of its body


class Recurring:
    """The file, open; `read` gives the articles of versions by their numbers."""

    def __init__(
        self,
        path: Path,
        read: Callable[[Sequence[int]], Sequence[Article]],
        crowd: int = CROWD,
    ) -> None:
        self._db = open_file(path)
        self._read = read
        self._numbers = WordNumbers()
        self._prints: OrderedDict[int, Print] = OrderedDict()
        self._candidates = Candidates(self._db, crowd)
        self._herds = Herds(self._db, self._candidates, self._are_copies)
        self._tally = Tally(self._db)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @property
    def reached(self) -> int:
        """The ledger's change to which this has come; 0 in a new file."""
        return int(self._db.execute("SELECT reached FROM state").fetchone()[0])

    def update(self, gone: Sequence[str], came: Sequence[Came], reached: int) -> None:
        """Forget those that are gone, by id, and take in others, anew if they are held."""
        came = [*{each.article.id: each for each in came}.values()]
        with self._transaction():
            left = self._forget((*gone, *(each.article.id for each in came)))
            new = {self._hold(each) for each in came}
            loose = self._herds.with_herds(left | new | self._candidates.unsettled())
            self._move(self._herds.regroup(loose))
            self._tally.settle()
            self._db.execute("UPDATE state SET reached = ?", (reached,))

    def held(self, ids: Sequence[str]) -> dict[str, int]:
        """The versions that are held of those of these articles that are."""
        return {id_: seq for id_, seq, *_ in self._rows(ids)}

    def of(self, ids: Sequence[str]) -> list[Found]:
        """What was found of those of these articles that are held."""
        return [self._found(*row) for row in self._rows(ids)]

    def owed(self, limit: int) -> list[Found]:
        """What was found and isn't settled, of at most so many articles."""
        rows = self._db.execute(f"{_FOUND} owed ORDER BY number LIMIT ?", (limit,)).fetchall()
        return [self._found(*row) for row in rows]

    def settle(self, told: Sequence[Found]) -> None:
        """Tell these no more: the ledger has them. What has changed since is told again."""
        with self._transaction():
            self._db.executemany(
                "UPDATE held SET owed = 0 WHERE id = ? AND seq = ? AND story = ?",
                ((each.id, each.seq, each.story) for each in told),
            )

    # Inside

    def _rows(self, ids: Sequence[str]) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = []
        for id_ in ids:
            rows += self._db.execute(f"{_FOUND} id = ?", (id_,))
        return rows

    def _forget(self, ids: Sequence[str]) -> set[int]:
        """Take these out; those that are left of their herds."""
        rows: list[tuple[Any, ...]] = []
        for id_ in ids:
            rows += self._db.execute(
                "SELECT number, traits, herd, site, lines FROM held WHERE id = ?", (id_,)
            )
        numbers = {row[0] for row in rows}
        left = self._herds.with_herds(numbers) - numbers
        for number, traits, herd, site, lines in rows:
            self._candidates.strike(number, Traits.unpack(traits))
            self._prints.pop(number, None)
            if site is not None:
                self._tally.add(site, _unpacked(lines), herd or number, -1)
        self._db.executemany("DELETE FROM held WHERE number = ?", ((each,) for each in numbers))
        return left

    def _hold(self, came: Came) -> int:
        """Take an article in, by itself as yet."""
        article = came.article
        print_ = read_print(article, self._numbers)
        site = source_number(article) if came.format in PAGES else None
        numbered = page_lines_of(site, article.body) if site is not None else []
        lines = sorted({line for line, _ in numbered})
        number = self._db.execute(
            "INSERT INTO held (id, seq, traits, declared, site, lines) VALUES (?, ?, ?, ?, ?, ?)",
            (article.id, came.seq, print_.traits.pack(), article.story, site, _packed(lines)),
        ).lastrowid
        assert number is not None
        self._candidates.enter(number, print_.traits)
        self._remember(number, print_)
        if site is not None:
            self._tally.add(site, lines, number, 1)
        return number

    def _move(self, moved: Sequence[Moved]) -> None:
        """Count the lines of pages whose herd is another."""
        for number, before, after in moved:
            site, lines = self._db.execute(
                "SELECT site, lines FROM held WHERE number = ?", (number,)
            ).fetchone()
            if site is not None:
                self._tally.add(site, _unpacked(lines), before, -1)
                self._tally.add(site, _unpacked(lines), after, 1)

    def _found(self, id_: str, seq: int, story: str, site: int | None, lines: bytes) -> Found:
        dropped = self._tally.dropped(_unpacked(lines)) if lines else set()
        if site is None or not dropped:
            return Found(id_, seq, story)
        body = self._read([seq])[0].body
        return Found(id_, seq, story, furniture_of(body, page_lines_of(site, body), dropped))

    def _are_copies(self, left: int, right: int) -> bool:
        return are_copies(self._print(left), self._print(right))

    def _print(self, number: int) -> Print:
        if number not in self._prints:
            (seq,) = self._db.execute("SELECT seq FROM held WHERE number = ?", (number,)).fetchone()
            self._remember(number, read_print(self._read([seq])[0], self._numbers))
        self._prints.move_to_end(number)
        return self._prints[number]

    def _remember(self, number: int, print_: Print) -> None:
        self._prints[number] = print_
        if len(self._prints) > _REMEMBERED:
            self._prints.popitem(last=False)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            self._prints.clear()
            raise
        self._db.execute("COMMIT")


def _packed(lines: Sequence[int]) -> bytes:
    return np.array(lines, "<i8").tobytes()


def _unpacked(data: bytes) -> list[int]:
    return [*map(int, np.frombuffer(data, "<i8"))]
