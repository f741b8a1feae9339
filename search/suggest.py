"""Suggestions: how a query that is being typed may go on, with words and names of the archive."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest

import numpy as np

from index.arrays import DocIds, Mask
from index.words import RAW_WORD, fold
from search.collection import Collection
from search.expand import exact_terms
from search.request import SearchRequest, Sort
from search.result import Suggestion
from search.values import plain
from search.word import mark_docs

WORDS = 5  # how many of a kind are suggested at most
NAMES = 2
TITLES = 3
NAMED = ("country", "topic", "place")
_CANDIDATES = 40  # words looked at, since some may only stand in what nobody may see
_LONGEST_NAME = 4  # words
_LAST_WORD = re.compile(r"\w+$")
_SHORTEST_TITLE = 3  # letters: what is shorter begins too many words


@dataclass(frozen=True, slots=True)
class Scope:
    """The documents of a collection that may be seen; None: all."""

    collection: Collection
    mask: Mask | None

    def docs(self) -> DocIds:
        """Their numbers."""
        size = len(self.collection)
        every = np.arange(size, dtype=np.uint32)
        return every if self.mask is None else every[self.mask]

    def count(self, form: str) -> int:
        """How many of them have a word."""
        terms = exact_terms(self.collection, form)
        if self.mask is None:
            return terms.postings
        return int(np.count_nonzero(self.mask[mark_docs(self.collection, terms, "")]))


@dataclass(frozen=True, slots=True)
class Named:
    """The values of one field by the folded words of their labels, from each word on, sorted."""

    field: str
    starts: list[tuple[str, int]]
    labels: list[str]
    values: list[str]
    counts: list[int]

    @classmethod
    def of(cls, scope: Scope, field: str) -> "Named":
        """The values that are borne by what may be seen."""
        table, kernels = scope.collection.tables[field], scope.collection.kernels
        counts, _ = kernels.counted(scope.docs(), table.column, len(table.values))
        labels = table.labels.tolist()
        borne = np.flatnonzero(counts).tolist()
        starts = sorted((start, at) for at in borne for start in _starts(labels[at]))
        return cls(field, starts, labels, list(table.values), counts.tolist())

    def beginning(self, prefix: str) -> list[int]:
        """The numbers of the most frequent values with a word that begins so."""
        low = bisect_left(self.starts, (prefix,))
        high = bisect_left(self.starts, (prefix + "\U0010ffff",))
        found = {at for _, at in self.starts[low:high]}
        return nsmallest(NAMES, found, key=lambda at: (-self.counts[at], self.labels[at]))


@lru_cache(100_000)  # the names stay, while the counts change with every commit
def _starts(label: str) -> tuple[str, ...]:
    words = plain(label).split()
    return tuple(" ".join(words[first:]) for first in range(len(words)))


class Suggester:
    """Suggests; the names of one state of the archive are kept until that changes."""

    def __init__(self) -> None:
        self._scope: Scope | None = None
        self._names: tuple[Named, ...] = ()

    def suggest(self, scope: Scope, text: str) -> tuple[Suggestion, ...]:
        """Words and names that what is typed may be meant to become."""
        return (*_words(scope, text), *self._named(scope, text))

    def _named(self, scope: Scope, text: str) -> Iterator[Suggestion]:
        known = self._scope
        if (
            known is None
            or known.collection is not scope.collection
            or known.mask is not scope.mask
        ):
            self._scope = scope
            self._names = tuple(Named.of(scope, field) for field in NAMED)
        for names in self._names:
            for prefix, rest in _endings(text):
                if found := names.beginning(prefix):
                    for at in found:
                        label, value, count = names.labels[at], names.values[at], names.counts[at]
                        yield Suggestion(names.field, label, value, rest, count)
                    break


def title_request(text: str) -> SearchRequest | None:
    """The search for titles with these words, the last of which may be unfinished."""
    words = RAW_WORD.findall(text)
    if not words or len(words[-1]) < _SHORTEST_TITLE or not _LAST_WORD.search(text):
        return None
    query = " ".join(f"title:{word}" for word in words) + "*"
    return SearchRequest(
        query, sort=Sort.RELEVANCE, size=TITLES, facets=(), snippets=False, relax=False
    )


def _words(scope: Scope, text: str) -> list[Suggestion]:
    """The most frequent words that begin as the last one does."""
    typed = _LAST_WORD.search(text)
    prefix = fold(typed[0]) if typed else ""
    if not typed or not prefix:
        return []
    found: list[tuple[int, str]] = []
    for form in _candidates(scope.collection, prefix):
        if len(found) == WORDS:
            break
        if form != prefix and (count := scope.count(form)):
            found.append((-count, form))
    before = text[: typed.start()]
    return [Suggestion("word", form, before + form, "", -less) for less, form in sorted(found)]


def _candidates(collection: Collection, prefix: str) -> list[str]:
    counts: Counter[str] = Counter()
    for segment in collection.segments:
        fitting = collection.starting(segment.forms, prefix)
        ordinals = np.arange(fitting.start, fitting.stop)
        docs = segment.doc_counts(ordinals)
        if len(ordinals) > _CANDIDATES:
            most = np.argpartition(-docs, _CANDIDATES)[:_CANDIDATES]
            ordinals, docs = ordinals[most], docs[most]
        for at, count in zip(ordinals.tolist(), docs.tolist(), strict=True):
            counts[segment.forms[at]] += count
    return [form for form, _ in counts.most_common(_CANDIDATES)]


def _endings(text: str) -> Iterator[tuple[str, str]]:
    """The last words, folded, as many as a name may have and then fewer, and what is before."""
    found = list(RAW_WORD.finditer(text))
    if not found or found[-1].end() != len(text):
        return
    for first in found[-_LONGEST_NAME:]:
        if prefix := plain(text[first.start() :]):
            yield prefix, text[: first.start()].strip()
