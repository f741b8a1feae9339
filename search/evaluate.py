"""Evaluation: from a Query to Matches over a collection, within a budget."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from index.fields import KEYWORDS
from search.budget import LIMIT, steps_before, steps_of
from search.collection import Collection
from search.expand import MOST_FORMS, Leaf
from search.leaf import Leaves
from search.matches import NONE, Matches, both, constant, either, without
from search.query import All, And, Fuzzy, Not, Or, Prefix, Query, Range, Wildcard
from search.request import span
from search.show import print_query

_ENTRY = 300  # bytes of what is kept beside arrays


@dataclass(frozen=True, slots=True)
class Evaluated:
    """What a query of several parts found, the steps that it took, and the notes on it."""

    matches: Matches
    spent: int
    notes: Mapping[str, None]

    @property
    def nbytes(self) -> int:
        """What it takes in memory."""
        return self.matches.nbytes + _ENTRY * (1 + len(self.notes))


@dataclass(slots=True)
class Evaluation:
    """The evaluation of one query; `notes` fill up as it goes on, and `spent` are its steps."""

    leaves: Leaves
    limit: int = LIMIT
    spent: int = 0
    notes: dict[str, None] = field(default_factory=dict)

    @property
    def collection(self) -> Collection:
        """What is searched."""
        return self.leaves.collection

    def matches(self, query: Query) -> Matches:
        """The documents that fit, deleted ones included.

        Whoever narrows a search, turns a page or counts without a filter asks the same query again.
        """
        if not isinstance(query, And | Or | Not):
            return self._find(query) or NONE  # all that takes long of it is kept by its leaf
        key = "query", query, self.leaves.resolver.inferred, self.limit - self.spent
        found = self.leaves.keep(key, lambda: self._evaluated(query))
        self.spent += found.spent
        self.notes |= found.notes
        return found.matches

    def _evaluated(self, query: Query) -> "Evaluated":
        own = replace(self, limit=self.limit - self.spent, spent=0, notes={})
        found = own._find(query) or NONE
        return Evaluated(found.compact(), own.spent, own.notes)

    def _find(self, query: Query) -> Matches | None:
        """The same; None where all that is asked for was left out."""
        match query:
            case All():
                return self.collection.everything
            case And(parts):
                return self._and(parts)
            case Or(parts):
                found = [each for part in parts if (each := self._find(part)) is not None]
                kernels = self.collection.kernels
                return either(kernels, found, len(self.collection)) if found else None
            case Not(part):
                return self._less(self.collection.everything, part)
            case Range():
                return self._in_days(query)
            case _:
                return self._leaf(query)

    def _and(self, parts: Sequence[Query]) -> Matches | None:
        """The rarest first, so that each step has little to look at."""
        asked = [part for part in parts if not isinstance(part, Not | All)]
        wanted = [each for part in asked if (each := self._find(part)) is not None]
        if asked and not wanted:
            return None
        wanted.sort(key=len)
        found = wanted[0] if wanted else self.collection.everything
        for each in wanted[1:]:
            found = both(self.collection.kernels, found, each)
        for part in parts:
            if isinstance(part, Not):
                found = self._less(found, part.part)
        return found

    def _less(self, found: Matches, part: Query) -> Matches:
        others = self._find(part)
        return found if others is None else without(self.collection.kernels, found, others)

    def _in_days(self, query: Range) -> Matches:
        docs = self.collection.everything.docs
        start = span(query.start)[0] if query.start else None
        end = span(query.end)[1] if query.end else None
        kernels, calendar = self.collection.kernels, self.collection.calendar
        return constant(docs[calendar.between(kernels, docs, start, end)])

    def _leaf(self, leaf: Leaf) -> Matches | None:
        if leaf.field in KEYWORDS:
            return self.leaves.matches(leaf)
        if not self._affords(steps_before(self.collection, leaf), leaf):
            return None
        terms = self.leaves.terms(leaf)
        if not self._affords(steps_of(leaf, terms), leaf):
            return None
        if isinstance(leaf, Prefix | Wildcard | Fuzzy) and terms[0].fitting:
            self.notes[
                f"{print_query(leaf)} fits {terms[0].fitting:,} words: the {MOST_FORMS:,} most"
                " frequent were searched."
            ] = None
        return self.leaves.matches(leaf)

    def _affords(self, steps: int, leaf: Leaf) -> bool:
        """Whether the budget allows so many steps more, which then are spent."""
        if self.spent + steps > self.limit:
            self.notes[
                f"{print_query(leaf)} was left out: with it, the question would take too long."
            ] = None
            return False
        self.spent += steps
        return True
