"""Slips: how likely one word was typed for another, as a distance in letters.

A letter put in, left out or changed costs one; slips that hands and ears make cost less: two
letters swapped, a letter doubled or not, a neighbour on the keyboard, one vowel for another.
People seldom mistake the first letter.
"""

from collections.abc import Sequence
from itertools import pairwise

SWAPPED = 0.7
DOUBLED = 0.5
NEIGHBOUR = 0.7
VOWEL = 0.8
FIRST = 0.3  # on top, where the first letter is another

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("aeiouy")


def _neighbours() -> frozenset[tuple[str, str]]:
    """Pairs of letters that lie side by side on the keyboard, in a row or below each other."""
    beside = {pair for row in _ROWS for pair in pairwise(row)}
    below = {
        pair
        for upper, lower in pairwise(_ROWS)
        for at, letter in enumerate(lower)
        for pair in ((upper[at], letter), (upper[at + 1 : at + 2], letter))
    }
    return frozenset(pair for one, two in beside | below for pair in ((one, two), (two, one)))


_NEAR = _neighbours() | {("y", "z"), ("z", "y"), ("q", "a"), ("a", "q")}  # other countries' keys


def slip_cost(typed: str, meant: str) -> float:
    """What it costs to make one word of the other; 0 for the same."""
    rows: list[list[float]] = [_first_row(meant)]
    for i in range(1, len(typed) + 1):
        row = [rows[-1][0] + _left_out(typed, i)]
        for j in range(1, len(meant) + 1):
            best = min(
                rows[-1][j] + _left_out(typed, i),
                row[j - 1] + _left_out(meant, j),
                rows[-1][j - 1] + _changed(typed[i - 1], meant[j - 1]),
            )
            if typed[i - 2 : i] == meant[j - 2 : j][::-1] and i > 1 and j > 1:
                best = min(best, rows[-2][j - 2] + SWAPPED * (typed[i - 1] != typed[i - 2]))
            row.append(best)
        rows.append(row)
    return rows[-1][-1] + FIRST * (typed[:1] != meant[:1])


def _first_row(word: str) -> list[float]:
    row = [0.0]
    for at in range(1, len(word) + 1):
        row.append(row[-1] + _left_out(word, at))
    return row


def _left_out(word: Sequence[str], end: int) -> float:
    """What it costs to leave out, or to put in, the letter before `end`."""
    return DOUBLED if end > 1 and word[end - 1] == word[end - 2] else 1.0


def _changed(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if (one, other) in _NEAR:
        return NEIGHBOUR
    return VOWEL if one in _VOWELS and other in _VOWELS else 1.0
