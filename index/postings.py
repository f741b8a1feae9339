"""Postings: where a word stands in one segment."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, DocIds


@dataclass(frozen=True, slots=True)
class Postings:
    """The documents that have a word, how often, and where.

    `docs` and `freqs` are parallel; `positions` has each document's in turn, as many as its
    frequency, rising (a word of a zone with boost n stands n times).
    """

    docs: DocIds
    freqs: Array
    positions: Array

    def __len__(self) -> int:
        return len(self.docs)

    def doc_of_position(self) -> Array:
        """The document that each position is of."""
        return np.repeat(self.docs, self.freqs)

    def only(self, kept: NDArray[np.bool_]) -> "Postings":
        """The postings whose positions are flagged; frequencies count those alone."""
        docs = self.doc_of_position()[kept]
        found, freqs = np.unique(docs, return_counts=True)
        return Postings(found, freqs, self.positions[kept])


NOWHERE = Postings(np.empty(0, np.uint32), np.empty(0, np.uint8), np.empty(0, np.uint16))
