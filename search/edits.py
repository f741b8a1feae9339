"""Edit distance from one word to a whole table of strings at once."""

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array
from index.strings import Strings

_CHUNK = 65_536  # words compared at a time


def within_edits(strings: Strings, word: str, distance: int) -> NDArray[np.int64]:
    """The ordinals of strings at most so many edits away: see search.kernels."""
    letters = np.frombuffer("\n".join(strings.all()).encode("utf-32-le"), "<u4")
    ends = np.append(np.flatnonzero(letters == ord("\n")), len(letters))
    starts = np.concatenate([[0], ends[:-1] + 1])
    lengths = ends - starts
    near = np.flatnonzero(np.abs(lengths - len(word)) <= distance) if len(letters) else ends[:0]
    found = [np.empty(0, np.int64)]
    for first in range(0, len(near), _CHUNK):
        chunk = near[first : first + _CHUNK]
        table = _table(letters, starts[chunk], lengths[chunk], len(word) + distance)
        found.append(chunk[distances(table, lengths[chunk], word) <= distance])
    return np.concatenate(found)


def distances(table: Array, lengths: Array, word: str) -> NDArray[np.int64]:
    """The distance of each row of letters, as long as its length says, to the word."""
    goal = [ord(letter) for letter in word]
    rows, width = table.shape
    before: Array = np.empty(0)
    previous: Array = np.tile(np.arange(width + 1), (rows, 1))
    for number, letter in enumerate(goal):
        current = np.empty_like(previous)
        current[:, 0] = number + 1
        for at in range(width):
            change = previous[:, at] + (table[:, at] != letter)
            best = np.minimum(np.minimum(previous[:, at + 1], current[:, at]) + 1, change)
            if number and at:
                swapped = (table[:, at] == goal[number - 1]) & (table[:, at - 1] == letter)
                best = np.where(swapped, np.minimum(best, before[:, at - 1] + 1), best)
            current[:, at + 1] = best
        before, previous = previous, current
    return previous[np.arange(rows), lengths]


def _table(letters: Array, starts: Array, lengths: Array, width: int) -> Array:
    """The letters of each string in a row of this width, filled up with zeros."""
    columns = np.arange(width)
    at = np.minimum(starts[:, None] + columns, len(letters) - 1)
    return np.where(columns < lengths[:, None], letters[at], 0)
