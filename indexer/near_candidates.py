"""Candidates: which articles share a mark at about the same time, as an index on disk tells.

Marks are entered by *cells* of days, so that what came out together lies together on disk, and a
copy is looked for in its own cell and those beside it. What is undated has a cell of its own; to
be found from there, each dated article is also entered under a few of its marks in another.
A mark that crowds a cell tells nothing and is passed over, on either side. So who is a candidate
of whom depends on what is held, never on how it came; when a cell fills up or empties, those in
it are to be looked at again.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from indexer.near_traits import COPY_DAYS, Traits

CROWD = 250  # articles under one mark, above which it tells nothing
_UNDATED = -1  # the cell of undated articles
_DATED = -2  # where they look for dated ones
_FEW = 4  # marks by which a dated article is found from there
_CHUNK = 500  # articles looked up by one statement

Place = tuple[int, int]  # a cell and a mark


class Candidates:
    """The table `mark` over a connection that it doesn't own."""

    def __init__(self, db: sqlite3.Connection, crowd: int = CROWD) -> None:
        self._db = db
        self._crowd = crowd
        self._moved: Counter[Place] = Counter()

    def enter(self, number: int, traits: Traits) -> None:
        """Enter an article under its marks."""
        places = list(_entries(traits))
        self._db.executemany(
            "INSERT INTO mark VALUES (?, ?, ?)", ((*place, number) for place in places)
        )
        self._moved.update(places)

    def strike(self, number: int, traits: Traits) -> None:
        """Take an article out."""
        places = list(_entries(traits))
        self._db.executemany(
            "DELETE FROM mark WHERE cell = ? AND mark = ? AND number = ?",
            ((*place, number) for place in places),
        )
        self._moved.subtract(places)

    def unsettled(self) -> set[int]:
        """Those whose candidates may be others than when this was last asked: it was, or is, full.

        What was entered itself is among them only by chance.
        """
        moved = {place: change for place, change in self._moved.items() if change}
        self._moved.clear()
        most = max((-change for change in moved.values()), default=0)
        self._want((0, *place) for place in moved)
        full = self._db.execute(
            "SELECT cell, mark, count(*) FROM temp.wanted JOIN mark USING (cell, mark)"
            " GROUP BY cell, mark HAVING count(*) > ?",
            (self._crowd - max(0, most),),
        ).fetchall()
        numbers: set[int] = set()
        for cell, mark, count in full:
            if (count > self._crowd) != (count - moved[cell, mark] > self._crowd):
                numbers.update(self._under(cell, mark))
        return numbers

    def of(self, wanted: Mapping[int, Traits]) -> Iterator[tuple[int, list[int]]]:
        """The candidates of each of these articles that has any, in order."""
        numbers = sorted(wanted)
        for start in range(0, len(numbers), _CHUNK):
            chunk = numbers[start : start + _CHUNK]
            self._want((number, *place) for number in chunk for place in _asked(wanted[number]))
            rows = self._db.execute(
                "SELECT w.number, cell, mark, m.number"
                " FROM temp.wanted w CROSS JOIN mark m USING (cell, mark)"
                " ORDER BY w.number, cell, mark"
            )
            # Read whole: what is done with them writes to other tables of the connection.
            for number, found in groupby(rows.fetchall(), itemgetter(0)):
                others = _candidates(wanted[number], found, self._crowd) - {number}
                if others:
                    yield number, sorted(others)

    def _want(self, rows: Iterable[tuple[int, int, int]]) -> None:
        self._db.execute("DELETE FROM temp.wanted")
        self._db.executemany("INSERT OR IGNORE INTO temp.wanted VALUES (?, ?, ?)", rows)

    def _under(self, cell: int, mark: int) -> Iterator[int]:
        rows = self._db.execute(
            "SELECT number FROM mark WHERE cell = ? AND mark = ?", (cell, mark)
        ).fetchall()
        return (number for (number,) in rows)


def _entries(traits: Traits) -> Iterator[Place]:
    """Where an article is entered."""
    marks = traits.marks.tolist()
    cell = _cell(traits)
    yield from ((cell, mark) for mark in marks)
    if cell != _UNDATED:
        yield from ((_DATED, mark) for mark in marks[:_FEW])


def _asked(traits: Traits) -> Iterator[Place]:
    """Where its candidates are, and how full the places are in which those look for it."""
    marks = traits.marks.tolist()
    cell = _cell(traits)
    if cell == _UNDATED:
        cells: Sequence[int] = (_UNDATED, _DATED)
    else:
        cells = (cell - 1, cell, cell + 1)
        yield from ((each, mark) for each in (_UNDATED, _DATED) for mark in marks[:_FEW])
    yield from ((each, mark) for each in cells for mark in marks)


def _candidates(traits: Traits, rows: Iterable[tuple[int, int, int, int]], crowd: int) -> set[int]:
    """Who is under the places asked, if neither these nor the article's own are crowded."""
    under = {
        place: [number for *_, number in found] for place, found in groupby(rows, itemgetter(1, 2))
    }
    crowded = {place for place, numbers in under.items() if len(numbers) > crowd}
    own = _cell(traits)
    others: set[int] = set()
    for (cell, mark), numbers in under.items():
        if own != _UNDATED and cell == _DATED:
            continue  # dated ones are found in the cells of their days
        mine = _DATED if own != _UNDATED and cell == _UNDATED else own
        if (cell, mark) not in crowded and (mine, mark) not in crowded:
            others.update(numbers)
    return others


def _cell(traits: Traits) -> int:
    """The cell of an article's day; what is known but to the month is as good as undated."""
    if traits.first is None or traits.first != traits.last:
        return _UNDATED
    return traits.first // COPY_DAYS
