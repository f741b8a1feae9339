"""Leaf: what a leaf of a query stands for and finds, kept from one query to the next."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar, assert_never

import numpy as np

from index.fields import KEYWORDS
from search import expand
from search.cache import Cache
from search.collection import Collection
from search.expand import Leaf, Terms
from search.matches import NONE, Matches, constant
from search.proximity import near, phrase
from search.query import Exact, Fuzzy, Near, Phrase, Prefix, Wildcard, Word
from search.scores import weight
from search.values import Resolver
from search.word import count_docs, count_word, mark_docs

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Leaves:
    """The leaves of queries over one collection."""

    collection: Collection
    cache: Cache
    resolver: Resolver

    def matches(self, leaf: Leaf) -> Matches:
        """The documents that fit a leaf, deleted ones included."""
        return self.keep(("leaf", leaf, self.resolver.inferred), lambda: self._found(leaf))

    def terms(self, leaf: Leaf) -> tuple[Terms, ...]:
        """The terms that a leaf asks for: a phrase for several, the others for one."""
        match leaf:
            case Phrase(words):
                return tuple(term for word in words for term in self.terms(Exact(word)))
            case Near(words):
                distinct = dict.fromkeys(words)
                return tuple(term for word in distinct for term in self.terms(Exact(word)))
            case Word() | Exact() | Prefix() | Wildcard() | Fuzzy():
                plain = replace(leaf, field="") if leaf.field else leaf
                return (self.keep(("terms", plain), lambda: self._read(plain)),)
            case _ as never:
                assert_never(never)

    def forms(self, leaf: Leaf) -> frozenset[str]:
        """The forms that a leaf stands for anywhere in the archive."""
        match leaf:
            case Word() | Prefix() | Wildcard() | Fuzzy():
                (terms,) = self.terms(leaf)
                names = self.keep(("names", leaf), lambda: terms.names(self.collection))
                return names | {leaf.text} if isinstance(leaf, Word) else names
            case Exact():
                return frozenset({leaf.text})
            case Phrase() | Near():
                return frozenset(leaf.words)

    def _read(self, leaf: Word | Exact | expand.Broad) -> Terms:
        match leaf:
            case Word():
                return expand.word_terms(self.collection, leaf.text)
            case Exact():
                return expand.exact_terms(self.collection, leaf.text)
            case Prefix() | Wildcard() | Fuzzy():
                return expand.broad_terms(self.collection, leaf)

    def _found(self, leaf: Leaf) -> Matches:
        if leaf.field in KEYWORDS:
            docs = self.collection.everything.docs
            return constant(docs[self.resolver.bearing(docs, self.resolver.meant(leaf))])
        match leaf:
            case Word() | Exact():
                return self._word(leaf)
            case Phrase() | Near():
                return self._together(leaf)
            case Prefix() | Wildcard() | Fuzzy():
                (terms,) = self.terms(leaf)
                return constant(mark_docs(self.collection, terms, leaf.field), 1.0)
            case _ as never:
                assert_never(never)

    def _word(self, leaf: Word | Exact) -> Matches:
        (terms,) = self.terms(leaf)
        counted = count_word(self.collection, terms, leaf.field)
        norms = self.collection.norms(leaf.field)
        scale = weight(len(self.collection), len(counted[0]))
        return Matches(counted[0], self.collection.kernels.scored(counted, norms, scale))

    def _together(self, leaf: Phrase | Near) -> Matches:
        """Phrases score as their words together do."""
        terms = self.terms(leaf)
        if isinstance(leaf, Phrase):
            found, times = phrase(self.collection, terms, leaf), [1] * len(terms)
        else:
            found = near(self.collection, terms, leaf)
            times = [leaf.words.count(word) for word in dict.fromkeys(leaf.words)]
        if not len(found.docs):
            return NONE
        scores = np.zeros(len(found.docs), np.float32)
        norms = self.collection.norms(leaf.field)
        for term, counts, many in zip(terms, found.counts, times, strict=True):
            having = count_docs(self.collection, term, leaf.field)
            scale = many * weight(len(self.collection), having)
            scores += self.collection.kernels.scored((found.docs, counts), norms, scale)
        return Matches(found.docs, scores)

    def keep(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """What `make` gives, kept under the key as long as the index stays as it is."""
        return self.cache.get((self.collection.snapshot.generation, *key), make)
