"""Evaluation: from a Query to Matches, segment by segment, with statistics of the whole archive."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, assert_never

import numpy as np

from index.arrays import Array, DocIds
from index.postings import NOWHERE, Postings, union
from index.segment import Segment
from index.snapshot import Snapshot
from search import expand
from search.cache import Cache
from search.matches import Matches, either
from search.proximity import near, phrase
from search.query import (
    All,
    And,
    Exact,
    Fuzzy,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Range,
    Wildcard,
    Word,
)
from search.request import span
from search.scores import Scores, bm25, idf, length_norms
from search.timeline import between
from search.values import Resolver

Counted = tuple[DocIds, Array]  # documents and the frequencies of a word in them
T = TypeVar("T")


@dataclass(slots=True)
class Evaluation:
    """The evaluation of one query over one snapshot; `notes` fill up as it goes on."""

    snapshot: Snapshot
    cache: Cache
    resolver: Resolver
    notes: dict[str, None] = field(default_factory=dict)

    def matches(self, segment: Segment, query: Query) -> Matches:
        """The documents of a segment that fit, deleted ones included."""
        match query:
            case All():
                return Matches.constant(np.arange(len(segment), dtype=np.uint32), len(segment))
            case And(parts):
                return self._and(segment, parts)
            case Or(parts):
                return either([self.matches(segment, part) for part in parts])
            case Not(part):
                return self.matches(segment, All()) - self.matches(segment, part)
            case Range():
                return Matches.constant(_in_days(segment, query), len(segment))
            case _:
                return self._leaf(segment, query)

    def _leaf(self, segment: Segment, leaf: expand.Leaf) -> Matches:
        if leaf.field in self.resolver.fields:
            return Matches.constant(self.resolver.matching(segment, leaf), len(segment))
        match leaf:
            case Word() | Exact():
                return self._word(segment, leaf)
            case Phrase() | Near():
                return self._together(segment, leaf)
            case Prefix() | Wildcard() | Fuzzy():
                return Matches.constant(self._broad(segment, leaf), len(segment), 1.0)
            case _ as never:
                assert_never(never)

    def forms(self, leaf: expand.Leaf) -> frozenset[str]:
        """The forms that a leaf stands for anywhere in the archive."""
        match leaf:
            case Word():
                key = "forms", self.snapshot.generation, leaf.text
                return self._keep(
                    key,
                    lambda: expand.stem_forms(self.snapshot, leaf.text),
                    lambda made: 80 * len(made),
                )
            case Exact():
                return frozenset({leaf.text})
            case Phrase() | Near():
                return frozenset(leaf.words)
            case Prefix() | Wildcard() | Fuzzy():
                return self._chosen(leaf)[0]

    def _and(self, segment: Segment, parts: Sequence[Query]) -> Matches:
        """The rarest first, so that each step has little to look at."""
        wanted = [self.matches(segment, each) for each in parts if not isinstance(each, Not | All)]
        wanted.sort(key=len)
        found = wanted[0] if wanted else self.matches(segment, All())
        for each in wanted[1:]:
            found = found & each
        for part in parts:
            if isinstance(part, Not):
                found = found - self.matches(segment, part.part)
        return found

    # Words

    def _word(self, segment: Segment, leaf: Word | Exact) -> Matches:
        docs, freqs = self._counted(segment, leaf)
        norms = self._norms(segment, leaf.field)[docs]
        return Matches(docs, bm25(freqs, norms, self._idf(leaf)), len(segment))

    def _idf(self, leaf: Word | Exact) -> float:
        total = sum(len(self._counted(each, leaf)[0]) for each in self.snapshot.segments)
        return idf(self.snapshot.doc_count, total)

    def _counted(self, segment: Segment, leaf: Word | Exact) -> Counted:
        """Documents and frequencies of a word; of a Word, of all its forms together."""

        def make() -> Counted:
            postings = self._postings(segment, leaf)
            return postings.docs, postings.freqs

        key = "counted", segment.name, leaf.field, self.forms(leaf)
        return self._keep(key, make, _counted_bytes)

    def _postings(self, segment: Segment, leaf: Word | Exact) -> Postings:
        lists = [segment.find(form) for form in sorted(self.forms(leaf))]
        postings = union([each for each in lists if len(each)])
        return segment.within(postings, leaf.field) if leaf.field else postings

    def _norms(self, segment: Segment, zone: str) -> Scores:
        def make() -> Scores:
            if not zone:
                return length_norms(segment.length, self.snapshot.average_length)
            lengths = [each.zone_lengths(zone) for each in self.snapshot.segments]
            total = sum(int(each.sum()) for each in lengths)
            return length_norms(segment.zone_lengths(zone), total / max(1, self.snapshot.doc_count))

        key = "norms", segment.name, zone, self.snapshot.generation
        return self._keep(key, make, lambda made: int(made.nbytes))

    # Phrases

    def _together(self, segment: Segment, leaf: Phrase | Near) -> Matches:
        words = [Exact(word, leaf.field) for word in leaf.words]

        def make() -> DocIds:
            lists = [self._postings(segment, word) for word in words]
            if not all(map(len, lists)):
                return NOWHERE.docs
            if isinstance(leaf, Phrase):
                return phrase(lists, leaf.words)
            return near(lists, leaf.words, leaf.slop)

        docs = self._keep(("together", segment.name, leaf), make, lambda made: int(made.nbytes))
        scores = np.zeros(len(docs), np.float32)
        for word, times in Counter(words).items() if len(docs) else ():
            scores += times * self._scores_of(segment, word, docs)
        return Matches(docs, scores, len(segment))

    def _scores_of(self, segment: Segment, word: Exact, docs: DocIds) -> Scores:
        """The scores of a word in some of its documents."""
        having, freqs = self._counted(segment, word)
        at = np.searchsorted(having, docs)
        return bm25(freqs[at], self._norms(segment, word.field)[docs], self._idf(word))

    # Prefixes, wildcards and fuzzy words

    def _chosen(self, leaf: expand.Broad) -> tuple[frozenset[str], int]:
        key = "chosen", self.snapshot.generation, leaf
        return self._keep(
            key,
            lambda: expand.most_frequent(self.snapshot, leaf),
            lambda made: 80 * len(made[0]),
        )

    def _broad(self, segment: Segment, leaf: expand.Broad) -> DocIds:
        forms, fitting = self._chosen(leaf)
        if fitting > len(forms):
            self.notes[
                f"{_shown(leaf)} fits {fitting:,} words: the {len(forms):,} most frequent were"
                " searched."
            ] = None

        def make() -> DocIds:
            lists = [segment.find(form) for form in sorted(forms)]
            if leaf.field:
                lists = [segment.within(each, leaf.field) for each in lists]
            marked = np.zeros(len(segment), np.bool_)
            for each in lists:
                marked[each.docs] = True
            return np.flatnonzero(marked).astype(np.uint32)

        key = "broad", segment.name, self.snapshot.generation, leaf
        return self._keep(key, make, lambda made: int(made.nbytes))

    def _keep(
        self, key: tuple[object, ...], make: Callable[[], T], nbytes: Callable[[T], int]
    ) -> T:
        return self.cache.get(key, make, nbytes)


def _in_days(segment: Segment, query: Range) -> DocIds:
    everything = np.arange(len(segment), dtype=np.uint32)
    start = span(query.start)[0] if query.start else None
    end = span(query.end)[1] if query.end else None
    return everything[between(segment, everything, start, end)]


def _counted_bytes(made: Counted) -> int:
    return int(made[0].nbytes + made[1].nbytes)


def _shown(leaf: expand.Broad) -> str:
    match leaf:
        case Prefix():
            return f"{leaf.text}*"
        case Wildcard():
            return leaf.pattern
        case Fuzzy():
            return f"{leaf.text}~"
