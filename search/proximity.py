"""Phrase and near: the documents where words stand together, and how often each of them there."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from index.arrays import Array, DocIds, joined
from index.segment import Segment
from search.collection import Collection
from search.expand import Stretches, Terms
from search.query import Near, Phrase
from search.word import arrays_of, zone_number


@dataclass(frozen=True, slots=True)
class Together:
    """Documents, and how often each word stands in them: words x documents."""

    docs: DocIds
    counts: Array


Find = Callable[[Segment, Stretches, int], tuple[DocIds, Array]]


def phrase(collection: Collection, words: Sequence[Terms], leaf: Phrase) -> Together:
    """The documents where the words stand one straight after the other."""
    zone = zone_number(leaf.field)

    def find(segment: Segment, where: Stretches, base: int) -> tuple[DocIds, Array]:
        return collection.kernels.phrase(arrays_of(segment), where, zone, base)

    return _in_segments(collection, words, find)


def near(collection: Collection, words: Sequence[Terms], leaf: Near) -> Together:
    """The documents where all words stand, in any order, with at most `slop` others among them.

    `words` are the distinct ones: a word that is asked for twice must stand there twice.
    """
    wanted = np.array([*Counter(leaf.words).values()], np.int64)
    reach = wanted, len(leaf.words) - 1 + leaf.slop, zone_number(leaf.field)

    def find(segment: Segment, where: Stretches, base: int) -> tuple[DocIds, Array]:
        return collection.kernels.near(arrays_of(segment), where, reach, base)

    return _in_segments(collection, words, find)


def _in_segments(collection: Collection, words: Sequence[Terms], find: Find) -> Together:
    """What is found in each segment that has every word, a single form each."""
    found = []
    for number, (segment, base) in enumerate(
        zip(collection.segments, collection.bases, strict=True)
    ):
        parts = zip(*(each.stretches[number] for each in words), strict=True)
        lows, highs, firsts = map(np.concatenate, parts)
        if len(lows) == len(words):
            found.append(find(segment, (lows, highs, firsts), base))
    docs = joined([docs for docs, _ in found], np.uint32)
    nothing = np.empty((len(words), 0), np.uint32)
    return Together(docs, np.concatenate([nothing, *(counts for _, counts in found)], axis=1))
