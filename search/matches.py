"""Matches: the documents that fit, with their scores, as set algebra."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np

from index.arrays import DocIds, Mask
from search.kernels import Kernels, Scores

_SPARSE = 16  # how many documents there are to one match where lists are merged pair by pair


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
    if len(parts) < 4 and sum(map(len, parts)) * _SPARSE < size:
        return reduce(
            lambda one, other: Matches(
                *kernels.unite(one.docs, one.scores, other.docs, other.scores)
            ),
            parts,
        )
    total, marked = np.zeros(size, np.float32), np.zeros(size, np.uint8)
    for each in parts:
        kernels.add(total, marked, each.docs, each.scores)
    return Matches(*kernels.collected(total, marked))
