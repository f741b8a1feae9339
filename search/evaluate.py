"""Evaluation: from a Query to Matches over a collection, leaf by leaf."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, assert_never

import numpy as np

from index.fields import KEYWORDS
from search import expand
from search.cache import Cache
from search.collection import Collection
from search.expand import Terms
from search.matches import NONE, Matches, both, constant, either, without
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
from search.scores import weight
from search.values import Resolver
from search.word import count_docs, count_word, mark_docs

T = TypeVar("T")


@dataclass(slots=True)
class Evaluation:
    """The evaluation of one query; `notes` fill up as it goes on."""

    collection: Collection
    cache: Cache
    resolver: Resolver
    notes: dict[str, None] = field(default_factory=dict)

    def matches(self, query: Query) -> Matches:
        """The documents that fit, deleted ones included."""
        match query:
            case All():
                return self.collection.everything
            case And(parts):
                return self._and(parts)
            case Or(parts):
                found = [self.matches(part) for part in parts]
                return either(self.collection.kernels, found, len(self.collection))
            case Not(part):
                return self._less(self.collection.everything, part)
            case Range():
                return self._in_days(query)
            case _:
                return self._leaf(query)

    def _and(self, parts: Sequence[Query]) -> Matches:
        """The rarest first, so that each step has little to look at."""
        wanted = [self.matches(each) for each in parts if not isinstance(each, Not | All)]
        wanted.sort(key=len)
        found = wanted[0] if wanted else self.collection.everything
        for each in wanted[1:]:
            found = both(self.collection.kernels, found, each)
        for part in parts:
            if isinstance(part, Not):
                found = self._less(found, part.part)
        return found

    def _less(self, found: Matches, part: Query) -> Matches:
        return without(self.collection.kernels, found, self.matches(part))

    def _in_days(self, query: Range) -> Matches:
        docs = self.collection.everything.docs
        start = span(query.start)[0] if query.start else None
        end = span(query.end)[1] if query.end else None
        kernels, calendar = self.collection.kernels, self.collection.calendar
        return constant(docs[calendar.between(kernels, docs, start, end)])

    # Leaves

    def _leaf(self, leaf: expand.Leaf) -> Matches:
        found = self._keep((leaf, self.resolver.inferred), lambda: self._found(leaf))
        if isinstance(leaf, Prefix | Wildcard | Fuzzy) and leaf.field not in KEYWORDS:
            self._tell_cut(leaf)
        return found

    def _found(self, leaf: expand.Leaf) -> Matches:
        if leaf.field in KEYWORDS:
            docs = self.collection.everything.docs
            return constant(docs[self.resolver.bearing(docs, self.resolver.meant(leaf))])
        match leaf:
            case Word() | Exact():
                counted = count_word(self.collection, self._terms(leaf), leaf.field)
                norms = self.collection.norms(leaf.field)
                scale = weight(len(self.collection), len(counted[0]))
                return Matches(counted[0], self.collection.kernels.scored(counted, norms, scale))
            case Phrase() | Near():
                return self._together(leaf)
            case Prefix() | Wildcard() | Fuzzy():
                return constant(mark_docs(self.collection, self._terms(leaf), leaf.field), 1.0)
            case _ as never:
                assert_never(never)

    def _together(self, leaf: Phrase | Near) -> Matches:
        """Phrases score as their words together do."""
        forms = leaf.words if isinstance(leaf, Phrase) else tuple(dict.fromkeys(leaf.words))
        terms = [self._terms(Exact(form)) for form in forms]
        if isinstance(leaf, Phrase):
            found = phrase(self.collection, terms, leaf)
        else:
            found = near(self.collection, terms, leaf)
        if not len(found.docs):
            return NONE
        scores = np.zeros(len(found.docs), np.float32)
        norms, kernels = self.collection.norms(leaf.field), self.collection.kernels
        for form, term, counts in zip(forms, terms, found.counts, strict=True):
            times = leaf.words.count(form) if isinstance(leaf, Near) else 1
            scale = times * weight(
                len(self.collection), count_docs(self.collection, term, leaf.field)
            )
            scores += kernels.scored((found.docs, counts), norms, scale)
        return Matches(found.docs, scores)

    # Terms

    def forms(self, leaf: expand.Leaf) -> frozenset[str]:
        """The forms that a leaf stands for anywhere in the archive."""
        match leaf:
            case Word() | Prefix() | Wildcard() | Fuzzy():
                return self._terms(leaf).names(self.collection) | _own_form(leaf)
            case Exact():
                return frozenset({leaf.text})
            case Phrase() | Near():
                return frozenset(leaf.words)

    def _terms(self, leaf: Word | Exact | expand.Broad) -> Terms:
        def make() -> Terms:
            match leaf:
                case Word():
                    return expand.word_terms(self.collection, leaf.text)
                case Exact():
                    return expand.exact_terms(self.collection, leaf.text)
                case _:
                    return expand.broad_terms(self.collection, leaf)

        return self._keep(("terms", type(leaf), _shown(leaf)), make)

    def _tell_cut(self, leaf: expand.Broad) -> None:
        if fitting := self._terms(leaf).fitting:
            self.notes[
                f"{_shown(leaf)} fits {fitting:,} words: the {expand.MOST_FORMS:,} most frequent"
                " were searched."
            ] = None

    def _keep(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        return self.cache.get((self.collection.snapshot.generation, *key), make)


def _own_form(leaf: expand.Leaf) -> frozenset[str]:
    return frozenset({leaf.text}) if isinstance(leaf, Word) else frozenset()


def _shown(leaf: Word | Exact | expand.Broad) -> str:
    match leaf:
        case Word() | Exact():
            return leaf.text
        case Prefix():
            return f"{leaf.text}*"
        case Wildcard():
            return leaf.pattern
        case Fuzzy():
            return f"{leaf.text}~"
