"""Bags: the words of some articles without their order, as ordinals in one table of forms."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from index.arrays import Array, runs
from index.bag import Bag
from index.segment import Segment
from index.strings import Strings
from search.kernels import Kernels, Spots

Words = tuple[Spots, Array]  # the forms of one article, rising, and how often it has each

_DIGITS = np.frombuffer(b"0123456789.\n", np.uint8)


@dataclass(frozen=True, slots=True)
class Bags:
    """Articles' words: those of article n are `forms[at[n]:at[n + 1]]`, `freqs` parallel to them.

    `lengths` are those of the articles' texts, by boost as in the index.
    """

    table: Strings
    at: Spots
    forms: Spots
    freqs: Array
    lengths: Array

    @classmethod
    def alone(cls, bag: Bag) -> "Bags":
        """Those of a single article."""
        count = len(bag.freqs)
        at, forms = np.array([0, count], np.int64), np.arange(count)
        return cls(bag.forms, at, forms, bag.freqs, np.array([bag.length]))

    @classmethod
    def read(cls, segment: Segment, docs: Array, kernels: Kernels) -> "Bags":
        """Those of some documents of a segment, in this order, read off its postings."""
        slots = np.full(len(segment), -1, np.int32)
        slots[docs] = np.arange(len(docs))
        arrays = segment.arrays
        at, forms, freqs = kernels.turned(
            arrays["docs"], arrays["freqs"], arrays["form.postings"], slots, len(docs)
        )
        return cls(segment.forms, at, forms, freqs, segment.length[docs])

    def __len__(self) -> int:
        return len(self.lengths)

    def __iter__(self) -> Iterator[Words]:
        for low, high in zip(self.at[:-1].tolist(), self.at[1:].tolist(), strict=True):
            yield self.forms[low:high], self.freqs[low:high]

    def used(self) -> Spots:
        """The forms that any of them has, in order, but for numbers, which are like by chance."""
        flags = np.zeros(len(self.table), np.bool_)
        flags[self.forms] = True
        flags[flags] = ~_are_numbers(self.table, np.flatnonzero(flags))
        return np.flatnonzero(flags)


def _are_numbers(table: Strings, forms: Spots) -> Array:
    """Which of the forms, in order, are of digits and points alone."""
    found = np.isin(table.blob[table.offsets[forms]], _DIGITS)
    likely = forms[found]  # by their first letter
    if len(likely):
        sizes = (table.offsets[likely + 1] - table.offsets[likely]).astype(np.int64)
        others = ~np.isin(table.blob[runs(table.offsets[likely], sizes)], _DIGITS)
        found[found] = np.add.reduceat(others, np.cumsum(sizes) - sizes) == 0
    return found
