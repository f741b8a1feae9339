"""Likeness: the articles most like others, by the words that tell most about these.

An article asks for the WORDS of its own that weigh most: each by how often it stands there,
saturated and normed as BM25 has it, and by how rare it is among all articles. What has these words
is scored by BM25 in turn; 1 is what the article itself would score, with words that it alone has.
All of it follows from which articles there are: deleted documents count nowhere, nothing depends on
how segments lie, and equal scores are told apart by nothing that does. So the same articles are
always alike in the same way.

The words themselves are compared and not their stems: over Reuters-21578, topics voted by what is
alike come out better by a hundredth so, and nothing has to be known of an article's language.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, DocIds, Mask, joined
from index.segment import Segment
from search.bags import Bags, Words
from search.collection import Collection
from search.kernels import Counts, Scores, Spots
from search.scores import length_norms

WORDS = 25
_UNCOUNTED = -1
WALK = 200_000  # postings read for one article, of its rarest words first


@dataclass(frozen=True, slots=True)
class Alike:
    """The documents most like an article, in order of document, and how much: 1 is the same."""

    docs: DocIds
    scores: Scores


@dataclass(frozen=True, slots=True)
class _Query:
    """What an article asks for: places in the list of used forms, the rarest first."""

    places: Spots
    weights: Scores
    itself: float  # what the article itself would score


@dataclass(frozen=True, slots=True)
class _Counted:
    """The used forms of some bags: where each segment has them, and how many articles do."""

    used: Spots  # ordinals in the bags' table
    ordinals: Sequence[Spots]  # of each segment
    having: Counts


class Likeness:
    """What is like what in one collection."""

    def __init__(self, collection: Collection, words: int = WORDS) -> None:
        self.collection = collection
        self._words = words
        self._counts: dict[int, NDArray[np.int32]] = {}  # by segment, of forms asked for before

    def of_bags(
        self, bags: Bags, own: Sequence[int | None], allowed: Mask, count: int
    ) -> Iterator[Alike]:
        """For each of the bags in turn the `count` allowed documents most like it, and all that
        tie with the last of them, but for its `own` document, where the collection has it.
        """
        counted = self._counted(bags)
        total = np.zeros(len(self.collection), np.float32)
        for words, length, doc in zip(bags, bags.lengths.tolist(), own, strict=True):
            query = self._query(words, length, counted, doc is None)
            met = self._score(query, counted, total)
            if doc is not None:
                total[doc] = 0
            docs = self.collection.kernels.foremost(met, total, allowed, count)
            alike = Alike(docs, total[docs] / np.float32(query.itself))
            total[met] = 0
            yield alike

    def _score(self, query: _Query, counted: _Counted, total: Scores) -> DocIds:
        """Adds what documents score for what is asked to totals of 0; those that score at all."""
        met = []
        for segment, ordinals, base in self._segments(counted):
            there = ordinals[query.places]
            held = np.flatnonzero(there >= 0)
            lows, highs = _stretches(segment, there[held])
            of = segment.arrays["docs"], segment.arrays["freqs"]
            words = lows, highs, query.weights[held]
            met.append(self.collection.kernels.liken(total, of, words, self._norms, base))
        return joined(met, np.uint32)

    def _query(self, words: Words, length: int, counted: _Counted, is_new: bool) -> _Query:
        """The words to ask for; an article that `is_new` isn't counted in the collection."""
        places, freqs = _known(words, counted.used)
        having = counted.having[places] + is_new
        share = freqs / (freqs + self._norm(length))
        rarity = np.log(1 + (self._living + is_new) / having)
        order = np.argsort(-share * rarity, kind="stable")
        shared = order[having[order] > 1][: self._words]
        asked = shared[np.lexsort((places[shared], having[shared]))]
        asked = asked[np.cumsum(having[asked]) <= WALK]
        alone = order[: self._words]
        alone = alone[having[alone] == 1]
        own = np.concatenate([asked, alone])
        itself = float(((share[own] * rarity[own]) ** 2).sum())
        weights = share[asked] * rarity[asked] ** 2
        return _Query(places[asked], weights.astype(np.float32), itself or 1.0)

    def _counted(self, bags: Bags) -> _Counted:
        used = bags.used()
        kernels, segments = self.collection.kernels, self.collection.segments
        table = bags.table.blob, bags.table.offsets
        ordinals = [
            kernels.ordinals((each.forms.blob, each.forms.offsets), table, used)
            for each in segments
        ]
        having = np.zeros(len(used), np.int64)
        for number, there in enumerate(ordinals):
            held = np.flatnonzero(there >= 0)
            having[held] += self._having(number, there[held])
        return _Counted(used, ordinals, having)

    def _having(self, number: int, forms: Spots) -> Counts:
        """How many articles of a segment have each form."""
        segment = self.collection.segments[number]
        if not len(segment.deleted):
            return segment.doc_counts(forms)
        if number not in self._counts:
            self._counts[number] = np.full(len(segment.forms), _UNCOUNTED, np.int32)
        counts = self._counts[number]
        new = forms[counts[forms] == _UNCOUNTED]
        lows, highs = _stretches(segment, new)
        counts[new] = self.collection.kernels.living(
            segment.arrays["docs"], segment.alive, lows, highs
        )
        return counts[forms].astype(np.int64)

    def _segments(self, counted: _Counted) -> Iterator[tuple[Segment, Spots, int]]:
        collection = self.collection
        return zip(collection.segments, counted.ordinals, collection.bases, strict=True)

    @cached_property
    def _alive(self) -> Mask:
        return joined([each.alive for each in self.collection.segments], np.bool_)

    @cached_property
    def _lengths(self) -> Array:
        return joined([each.length for each in self.collection.segments], np.uint32)

    @cached_property
    def _living(self) -> int:
        return int(np.count_nonzero(self._alive))

    @cached_property
    def _average(self) -> float:
        return int(self._lengths[self._alive].sum(dtype=np.int64)) / max(self._living, 1)

    @cached_property
    def _norms(self) -> Scores:
        return length_norms(self._lengths, self._average)

    def _norm(self, length: int) -> float:
        return float(length_norms(np.array([length]), self._average)[0])


def _known(words: Words, used: Spots) -> tuple[Spots, Array]:
    """Where an article's forms stand in the list of used ones, and how often it has each."""
    forms, freqs = words
    places = np.searchsorted(used, forms)
    places[places == len(used)] = 0
    known = used[places] == forms if len(used) else np.zeros(len(forms), np.bool_)
    return places[known], freqs[known].astype(np.float64)


def _stretches(segment: Segment, ordinals: Spots) -> tuple[Spots, Spots]:
    """Where the postings of these forms begin and end."""
    at = segment.arrays["form.postings"]
    return at[ordinals].astype(np.int64), at[ordinals + 1].astype(np.int64)
