"""Spelling: the words of an archive that a word it hasn't was probably meant to be."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log10

import numpy as np

from index.arrays import DocIds
from index.words import MAX_FORM, fold
from search.expand import MOST_FORMS, broad_forms
from search.forms import spelled
from search.query import Fuzzy
from search.slips import slip_cost
from search.suggest import Scope

OPTIONS = 3  # ways to spell one word
_SHORTEST = 3  # letters of a word that is corrected
_LONG = 5  # letters from which on there may be two slips
_PER_DECADE = 0.25  # of a slip that ten times as many articles outweigh
_RARE = 8  # of the logarithm of how rare a word is, as much as another word
_LOOKED_AT = 10  # words, since some may only stand in what nobody may see


@dataclass(frozen=True, slots=True)
class Speller:
    """Spells words as what may be seen of a collection does."""

    scope: Scope

    def near(self, raw: str) -> list[str]:
        """The forms that a typed word was probably meant to be, the likeliest first."""
        form = fold(raw)
        if not _SHORTEST <= len(form) <= MAX_FORM or not form.isalpha():
            return []
        for distance in range(1, 3 if len(form) >= _LONG else 2):
            ranked = self._ranked(form, distance)
            if found := [each for each in ranked if self.scope.count(each)]:
                return found[:OPTIONS]
        return []

    def split(self, raw: str) -> Iterator[tuple[str, str]]:
        """The pairs of words that it may be, run together, the more frequent first."""
        form = fold(raw)
        if not form.isalpha() or len(form) > 2 * MAX_FORM:
            return
        pairs = [(form[:at], form[at:]) for at in range(2, len(form) - 1)]
        counted = [(min(map(self.scope.count, pair)), pair) for pair in pairs]
        yield from (pair for count, pair in sorted(counted, reverse=True)[:OPTIONS] if count)

    def joined(self, left: str, right: str) -> str:
        """The word that two words make, where the archive has it, else ""."""
        form = fold(left) + fold(right)
        return form if form.isalpha() and spelled(form) and self.scope.count(form) else ""

    @property
    def steps(self) -> int:
        """What it takes to look for one word, at most: see search.budget."""
        return 10 * sum(len(each.forms) for each in self.scope.collection.segments)

    def _ranked(self, form: str, distance: int) -> list[str]:
        """The best of the forms within so many edits, by what the slip costs and how many have it.

        As many slips as a fifth of the letters is what one believes of a typist.
        """
        most = 0.2 * len(form) + 0.5
        scored = []
        for near, docs in self._within(form, distance):
            cost = slip_cost(form, near)
            if near != form and cost <= most and near.isalpha() and spelled(near):
                scored.append((cost - _PER_DECADE * log10(max(docs, 1)), near))
        return [near for _, near in sorted(scored)[:_LOOKED_AT]]

    def _within(self, form: str, distance: int) -> list[tuple[str, int]]:
        """The forms within so many edits, with how many articles have each, deleted ones too."""
        collection = self.scope.collection
        counts: Counter[str] = Counter()
        for segment in collection.segments:
            ordinals = broad_forms(collection, segment, Fuzzy(form, distance))
            docs = segment.doc_counts(ordinals)
            for at, count in zip(ordinals.tolist(), docs.tolist(), strict=True):
                if not segment.forms[at].isupper():
                    counts[segment.forms[at]] += count
        return counts.most_common(MOST_FORMS)


def best_together(lists: Sequence[DocIds], size: int) -> tuple[int, ...]:
    """Which of some lists one of `size` documents is in: the most of them, and the shortest."""
    total = np.zeros(size, np.float64)
    for docs in lists:
        total[docs] += 1 + np.log1p(size / max(len(docs), 1)) / _RARE
    if not total.any():
        return ()
    best = np.argmax(total)
    return tuple(at for at, docs in enumerate(lists) if best in docs)
