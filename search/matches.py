"""Matches: the documents of one segment that fit, with their scores, as set algebra."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, DocIds, among_sorted
from search.scores import Scores

_SPARSE = 32  # a list so many times shorter is looked up in the other rather than marked


@dataclass(frozen=True, slots=True)
class Matches:
    """Sorted documents and their scores, of a segment with `size` documents."""

    docs: DocIds
    scores: Scores
    size: int

    @classmethod
    def constant(cls, docs: Array, size: int, score: float = 0.0) -> "Matches":
        """Documents that all score the same."""
        return cls(docs.astype(np.uint32, copy=False), np.full(len(docs), score, np.float32), size)

    def __len__(self) -> int:
        return len(self.docs)

    def __and__(self, other: "Matches") -> "Matches":
        """Documents of both; scores add up."""
        few, many = sorted((self, other), key=len)
        at, found = find(few.docs, many.docs, self.size)
        return Matches(few.docs[found], few.scores[found] + many.scores[at], self.size)

    def __sub__(self, other: "Matches") -> "Matches":
        """Documents of the first that aren't in the second."""
        return self.where(~contains(self.docs, other.docs, self.size))

    def where(self, kept: NDArray[np.bool_]) -> "Matches":
        """The flagged ones."""
        return Matches(self.docs[kept], self.scores[kept], self.size)


def either(parts: Sequence[Matches]) -> Matches:
    """Documents of at least one; scores add up."""
    size = parts[0].size
    if sum(map(len, parts)) * _SPARSE < size:
        docs, group = np.unique(np.concatenate([each.docs for each in parts]), return_inverse=True)
        scores = np.bincount(group, np.concatenate([each.scores for each in parts]), len(docs))
        return Matches(docs, scores.astype(np.float32), size)
    total = np.zeros(size, np.float32)
    marked = np.zeros(size, np.bool_)
    for each in parts:
        total[each.docs] += each.scores
        marked[each.docs] = True
    found = np.flatnonzero(marked).astype(np.uint32)
    return Matches(found, total[found], size)


def contains(docs: DocIds, others: DocIds, size: int) -> NDArray[np.bool_]:
    """Which documents are among the others; both sorted, of a segment of `size`."""
    if min(len(docs), len(others)) * _SPARSE < size:
        return among_sorted(docs, others)
    marked = np.zeros(size, np.bool_)
    marked[others] = True
    return marked[docs]


def find(docs: DocIds, others: DocIds, size: int) -> tuple[Array, NDArray[np.bool_]]:
    """Where those of `docs` that are among the others stand in them, and which these are."""
    found = contains(docs, others, size)
    return np.searchsorted(others, docs[found]), found
