"""Paging: the hits of one page, by its number or after a cursor, and the cursor after them.

What may shift in a walk by cursors: scores depend on what the whole archive says, so by relevance a
hit whose score moves past that of the cursor comes twice or not at all; by date, only one whose
date is corrected meanwhile does. All others come once, whatever arrives or is withdrawn; of copies
of one story, a later one comes as well where the one that came is withdrawn.
"""

from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from index.arrays import Array, Mask
from index.ledger import Ledger
from search.collection import Collection
from search.cursor import Cursor
from search.kernels import Scores
from search.matches import Matches, where
from search.request import SearchRequest, Sort
from search.top import Ranked, top


@dataclass(frozen=True, slots=True)
class Order:
    """The order of a collection's documents: by score where that counts, by date, by arrival.

    `seqs` are the numbers by which they are ordered last: see `standing`.
    """

    collection: Collection
    sort: Sort
    seqs: Array

    @property
    def sign(self) -> int:
        """Which way dates and numbers go."""
        return -1 if self.sort is Sort.OLDEST else 1

    @property
    def moments(self) -> tuple[Array, Array]:
        """When documents were published and when they arrived, which orders equal scores."""
        return self.collection.instant, self.seqs

    def counted(self, matches: Matches) -> Scores:
        """The scores, as far as they count."""
        by_score = self.sort is Sort.RELEVANCE
        return matches.scores if by_score else np.zeros(len(matches), np.float32)

    def page(self, matches: Matches, first: int, size: int) -> Ranked:
        """The page of `size` that begins at `first`."""
        return top(self.collection, matches, self.sort, first, size, self.seqs)

    def after(self, matches: Matches, place: Cursor) -> Matches:
        """Those of the matches that come after a place."""
        return where(self.collection.kernels, matches, self._come_after(matches, place))

    def place(self, search: int, since: int, last: tuple[int, float]) -> Cursor:
        """The place after a document with its score."""
        doc, score = last
        counted = score if self.sort is Sort.RELEVANCE else 0.0
        instant, seq = int(self.collection.instant[doc]), int(self.seqs[doc])
        return Cursor(search, since, counted, instant, seq)

    def _come_after(self, matches: Matches, place: Cursor) -> Mask:
        docs = matches.docs
        fits = _less(self._signed(self.seqs[docs]), self._signed(place.seq))
        fits = _less(
            self._signed(self.collection.instant[docs]), self._signed(place.instant), or_else=fits
        )
        if self.sort is Sort.RELEVANCE:
            fits = _less(matches.scores, np.float32(place.score), or_else=fits)
        return fits

    def _signed(self, values: Array | int) -> Array:
        """The values as they are ordered; that of no date is the least either way."""
        return np.atleast_1d(np.asarray(values, np.int64)) * self.sign


def _less(values: Array, bound: Array | np.float32, or_else: Mask | None = None) -> Mask:
    """Which are less than the bound, or equal it and fit otherwise."""
    less: Mask = values < bound
    return less if or_else is None else less | ((values == bound) & or_else)


def standing(collection: Collection, ledger: Ledger, since: int) -> Array:
    """Each document's number as it was at `since`: an article that has a new version keeps its own.

    Else it would move among those of one day, and a walk over them would miss it or meet it twice.
    """
    newer = np.flatnonzero(collection.seq > since)
    if not len(newer):
        return collection.seq
    numbers = collection.seq[newer].tolist()
    former = ledger.former(numbers, since)
    seqs = collection.seq.copy()
    seqs[newer] = [former.get(number, number) for number in numbers]
    return seqs


def search_number(request: SearchRequest, sort: Sort) -> int:
    """A digest of all that says what is found and in which order."""
    said = (
        request.q,
        request.mode.value,
        sorted(request.filters),
        str(request.start),
        str(request.end),
        request.inferred,
        sort.value,
        request.collapse,
    )
    return int.from_bytes(blake2b(repr(said).encode("utf-8", "replace"), digest_size=4).digest())
