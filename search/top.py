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

Found = Sequence[tuple[Segment, Matches]]


@dataclass(frozen=True, slots=True)
class Ranked:
    """The versions on one page, with their scores, best first."""

    seqs: Sequence[int]
    scores: Sequence[float]


def top(found: Found, sort: Sort, first: int, size: int) -> Ranked:
    """The page of `size` that begins at `first`; ties go by date, newest first, then by arrival.

    Undated articles come last, whether newest or oldest come first.
    """
    best = [_candidates(segment, matches, sort, first + size) for segment, matches in found]
    seqs = _together([each.seqs for each in best], np.int64)
    instants = _together([each.instants for each in best], np.int64)
    scores = _together([each.scores for each in best], np.float32)
    match sort:
        case Sort.RELEVANCE:
            keys: tuple[Array, ...] = (seqs, instants, scores)
        case Sort.NEWEST:
            keys = (seqs, instants)
        case Sort.OLDEST:
            keys = (-seqs, _oldest_first(instants))
    order = np.lexsort(keys)[::-1][first : first + size]
    return Ranked(seqs[order].tolist(), scores[order].tolist())


@dataclass(frozen=True, slots=True)
class _Candidates:
    seqs: Array
    instants: Array
    scores: Array


def _candidates(segment: Segment, matches: Matches, sort: Sort, count: int) -> _Candidates:
    """Of one segment's matches those that may be among the best: the best, and ties with them."""
    docs, scores = matches.docs, matches.scores
    if count < len(docs):
        kept = _largest(_key(segment, matches, sort), count)
        docs, scores = docs[kept], scores[kept]
    return _Candidates(segment.seq[docs], segment.instant[docs], scores)


def _key(segment: Segment, matches: Matches, sort: Sort) -> Array:
    """What is sorted by before all else: more is better."""
    match sort:
        case Sort.RELEVANCE:
            return matches.scores
        case Sort.NEWEST:
            return segment.instant[matches.docs]
        case Sort.OLDEST:
            return _oldest_first(segment.instant[matches.docs])


def _oldest_first(instants: Array) -> Array:
    return np.where(instants == NO_INSTANT, _LAST, -np.maximum(instants, _LAST))


def _largest(key: Array, count: int) -> Array:
    """Where the so many largest stand, and all that are as large as the least of these."""
    border = np.partition(key, len(key) - count)[len(key) - count]
    return np.flatnonzero(key >= border)


def _together(parts: Sequence[Array], dtype: type) -> Array:
    return np.concatenate([np.empty(0, dtype), *parts])
