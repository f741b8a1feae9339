"""Top: the best of all matches, in the order asked for, without sorting the rest."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.arrays import Array
from index.dates import NO_INSTANT
from index.segment import Segment
from search.matches import Matches
from search.request import Sort

_LAST = np.int64(-(2**63) + 1)


@dataclass(frozen=True, slots=True)
class Ranked:
    """The versions on one page, with their scores, best first."""

    seqs: Sequence[int]
    scores: Sequence[float]


def top(found: Sequence[tuple[Segment, Matches]], sort: Sort, first: int, size: int) -> Ranked:
    """The page of `size` that begins at `first`; ties go by date, newest first, then by arrival.

    Undated articles come last, whether newest or oldest come first.
    """
    seqs = _together([segment.seq[matches.docs] for segment, matches in found], np.int64)
    instants = _together([segment.instant[matches.docs] for segment, matches in found], np.int64)
    scores = _together([matches.scores for _, matches in found], np.float32)
    match sort:
        case Sort.RELEVANCE:
            keys: tuple[Array, ...] = (scores, instants, seqs)
        case Sort.NEWEST:
            keys = (instants, seqs)
        case Sort.OLDEST:
            keys = (np.where(instants == NO_INSTANT, _LAST, -np.maximum(instants, _LAST)), -seqs)
    best = _largest(keys, first + size)[first:]
    return Ranked(seqs[best].tolist(), scores[best].tolist())


def _largest(keys: tuple[Array, ...], count: int) -> Array:
    """Where the largest stand, largest first: by the first key, then by those after it."""
    candidates = np.arange(len(keys[0]))
    if count < len(candidates):
        border = np.partition(keys[0], len(candidates) - count)[len(candidates) - count]
        candidates = np.flatnonzero(keys[0] >= border)
    order = np.lexsort([key[candidates] for key in reversed(keys)])
    return candidates[order[::-1]][:count]


def _together(parts: Sequence[Array], dtype: type) -> Array:
    return np.concatenate([np.empty(0, dtype), *parts])
