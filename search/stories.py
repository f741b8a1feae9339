"""Stories: the matches as cards, one for each story, and the copies beneath each.

A card shows the best of a story's matches by the order in force. Nothing is counted twice and no
page shows a story again, since the matches are reduced before the best are chosen.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.arrays import DocIds, Mask, among_sorted
from search.matches import Matches, where
from search.paging import Order
from search.story_table import StoryTable

MOST_COPIES = 5  # beneath a hit


@dataclass(frozen=True, slots=True)
class Beneath:
    """The versions beneath a card, best first, and how many match in all."""

    seqs: Sequence[int]
    count: int


_NOTHING = Beneath((), 0)


def leads(order: Order, matches: Matches, since: int) -> Matches:
    """One of the matches for each story, the best, and all that stand alone.

    What came in after the change `since`, while someone walks from page to page, leads no story
    that had others before: else a story would move ahead of the walk, or come again.
    """
    table, kernels = order.collection.stories, order.collection.kernels
    if table is None or not len(matches):
        return matches
    newer: Mask = order.seqs[matches.docs] > since
    if not newer.any():
        return _best(order, matches, table)
    known = where(kernels, matches, ~newer)
    told = np.zeros(table.size, np.bool_)
    told[table.of[known.docs]] = True
    told[0] = False  # of those that stand alone
    others = where(kernels, matches, newer & ~told[table.of[matches.docs]])
    parts = _best(order, known, table), _best(order, others, table)
    return Matches(*kernels.unite(parts[0].docs, parts[0].scores, parts[1].docs, parts[1].scores))


def _best(order: Order, matches: Matches, table: StoryTable) -> Matches:
    kernels = order.collection.kernels
    kept = kernels.leading(
        matches.docs, order.counted(matches), order.moments, order.sign, (table.of, table.size)
    )
    return matches if kept.all() else where(kernels, matches, kept)


def beneath(order: Order, matches: Matches, hits: Sequence[int]) -> list[Beneath]:
    """What lies beneath each of these documents, which are leads of the matches."""
    table = order.collection.stories
    if table is None:
        return [_NOTHING] * len(hits)
    return [_copies(order, matches, doc, table.copies(doc)) for doc in hits]


def _copies(order: Order, matches: Matches, lead: int, docs: DocIds) -> Beneath:
    found = docs[among_sorted(docs, matches.docs) & (docs != lead)]
    if not len(found):
        return _NOTHING
    scores = matches.scores[np.searchsorted(matches.docs, found)]
    best = order.page(Matches(found, scores), 0, MOST_COPIES)
    return Beneath(best.seqs, len(found))
