"""Matches: the documents that fit, with their scores, as set algebra."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial, reduce
from itertools import accumulate

import numpy as np

from index.arrays import DocIds, Mask
from search.kernels import Kernels, Scores

_SPARSE = 4  # documents to a step, from which to merge lists pair by pair beats to sum them all up


@dataclass(frozen=True, slots=True)
class Matches:
    """Sorted documents of a collection and their scores."""

    docs: DocIds
    scores: Scores

    def __len__(self) -> int:
        return len(self.docs)

    @property
    def nbytes(self) -> int:
        """What they take in memory."""
        return int(self.docs.nbytes + self.scores.nbytes)

    def compact(self) -> "Matches":
        """The same to keep: what kernels give is the beginning of arrays with room for more."""
        return Matches(self.docs.copy(), self.scores.copy())


NONE = Matches(np.empty(0, np.uint32), np.empty(0, np.float32))


def constant(docs: DocIds, score: float = 0.0) -> Matches:
    """Documents that all score the same."""
    return Matches(docs, np.full(len(docs), score, np.float32))


def both(kernels: Kernels, one: Matches, other: Matches) -> Matches:
    """Documents of both; scores add up."""
    return Matches(*kernels.intersect(one.docs, one.scores, other.docs, other.scores))


def without(kernels: Kernels, matches: Matches, others: Matches) -> Matches:
    """Documents of the first that aren't in the second."""
    return Matches(*kernels.subtract(matches.docs, matches.scores, others.docs))


def where(kernels: Kernels, matches: Matches, kept: Mask) -> Matches:
    """The flagged ones."""
    return Matches(*kernels.select(matches.docs, matches.scores, kept))


def either(kernels: Kernels, parts: Sequence[Matches], size: int) -> Matches:
    """Documents of at least one, of a collection of `size`; scores add up."""
    ordered = sorted(parts, key=len)
    steps = sum(accumulate(map(len, ordered)))
    if steps * _SPARSE < size:
        return reduce(partial(_merged, kernels), ordered)
    total, marked = np.zeros(size, np.float32), np.zeros(size, np.uint8)
    for each in ordered:
        kernels.add(total, marked, each.docs, each.scores)
    return Matches(*kernels.collected(total, marked))


def _merged(kernels: Kernels, one: Matches, other: Matches) -> Matches:
    return Matches(*kernels.unite(one.docs, one.scores, other.docs, other.scores))
