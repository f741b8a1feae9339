"""Kernels: the loops over documents and postings, as functions from arrays to arrays.

There are two sets of the same functions, held equal by the tests: `search.compiled`, by numba, and
`search.plain`, by NumPy alone, which also serves where numba isn't installed. numba takes half a
second to load, which a process that answers many searches has, and a single command hasn't.

Documents are numbered through a collection and lists of them sorted; scores are parallel to
their documents. Those that read a segment take its arrays (see index.build), and the stretches
`lows` to `highs` of the postings of some forms; `base` is the number of its first document.
"""

from importlib import import_module
from importlib.util import find_spec
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, DocIds, Mask

Scores = NDArray[np.float32]
Scored = tuple[DocIds, Scores]
Counted = tuple[DocIds, NDArray[np.uint32]]  # documents and how often a word stands in each
Spots = NDArray[np.int64]  # indexes into an array
Counts = NDArray[np.int64]
Stretched = tuple[Spots, Spots, Scores]  # where the postings of forms begin, end, and weights

# The values of all documents in one field: those of document d are `ords[of[d]:of[d + 1]]`, in
# parallel to flags of those that are inferred, empty where there are none. `rows` has again those
# of a document that bears no more than most do, side by side: as many steps for each, which a
# processor can foresee. Column c of a row is filled up by the ordinal size + c, beyond all values,
# and a document whose row can't hold its values has size + width in the first. NumPy's kernels
# have no use for rows, and make none.
ColumnArrays = tuple[Array, Array, Array, Array]
WIDEST = 8


class Kernels(Protocol):
    """What either set of kernels has."""

    # Strings

    def lower_bound(self, blob: Array, offsets: Array, text: Array) -> int:
        """The ordinal of the first string that isn't less than the text, in bytes of UTF-8."""
        ...

    def ordinal(self, blob: Array, offsets: Array, text: Array) -> int:
        """The ordinal of this very string, or -1."""
        ...

    def fitting(self, blob: Array, offsets: Array, pattern: Array) -> Spots:
        """The ordinals of strings that fit a pattern of `?` and `*`, in bytes of UTF-8."""
        ...

    def within_edits(self, blob: Array, offsets: Array, word: Array, distance: int) -> Spots:
        """The ordinals of strings at most so many edits away from the code points of a word.

        An edit puts in, leaves out or changes one letter, or swaps two neighbours (optimal
        string alignment: no part is edited twice).
        """
        ...

    # Set algebra

    def intersect(self, docs: DocIds, scores: Scores, others: DocIds, also: Scores) -> Scored:
        """Documents of both lists; scores add up."""
        ...

    def unite(self, docs: DocIds, scores: Scores, others: DocIds, also: Scores) -> Scored:
        """Documents of either list; scores add up."""
        ...

    def subtract(self, docs: DocIds, scores: Scores, others: DocIds) -> Scored:
        """Documents of the first list that aren't in the other."""
        ...

    def select(self, docs: DocIds, scores: Scores, kept: Mask) -> Scored:
        """The flagged ones."""
        ...

    def add(self, total: Scores, marked: NDArray[np.uint8], docs: DocIds, scores: Scores) -> None:
        """Add the scores to those of all documents, in place, and mark the documents with 1."""
        ...

    def marked_docs(self, marked: NDArray[np.uint8]) -> DocIds:
        """The documents that are marked."""
        ...

    def collected(self, total: Scores, marked: NDArray[np.uint8]) -> Scored:
        """The marked documents with their totals."""
        ...

    # Postings of one segment

    def stretches(self, postings: Array, positions: Array, forms: Spots) -> tuple[Spots, int, int]:
        """Where the postings of some forms begin and end, and their positions begin: 3 x forms.

        Also how many postings and positions they have together. The first arrays tell where those
        of each form of the segment begin.
        """
        ...

    def joined(self, docs: Array, freqs: Array, lows: Spots, highs: Spots, base: int) -> Counted:
        """The postings of some forms as those of one word; frequencies add up."""
        ...

    def joined_within(
        self,
        arrays: tuple[Array, Array, Array, Array],
        stretches: tuple[Spots, Spots, Spots],
        zone: int,
        base: int,
    ) -> Counted:
        """The same, as far as they lie in a zone; the arrays are docs, freqs, positions, zones.

        The third of the stretches is where the positions of each form begin.
        """
        ...

    def phrase(
        self,
        arrays: tuple[Array, Array, Array, Array],
        stretches: tuple[Spots, Spots, Spots],
        zone: int,
        base: int,
    ) -> tuple[DocIds, Array]:
        """The documents where the forms stand one straight after the other; zone -1 is any.

        Also how often each form stands in each of them, there: forms x documents.
        """
        ...

    def near(
        self,
        arrays: tuple[Array, Array, Array, Array],
        stretches: tuple[Spots, Spots, Spots],
        reach: tuple[Spots, int, int],
        base: int,
    ) -> tuple[DocIds, Array]:
        """The documents where each form stands so often within so many positions of a first.

        `reach` is how often each is wanted, the last position counted from the first, and the
        zone; the counts that come back are those of `phrase`.
        """
        ...

    def mark(
        self, marked: NDArray[np.uint8], docs: Array, lows: Spots, highs: Spots, base: int
    ) -> None:
        """Mark, in place, the documents of some forms."""
        ...

    def scored(self, counted: Counted, norms: Scores, weight: float) -> Scores:
        """BM25 of each document; `norms` are those of all documents: see search.scores."""
        ...

    # What is like what

    def ordinals(
        self, table: tuple[Array, Array], others: tuple[Array, Array], wanted: Spots
    ) -> Spots:
        """Where in a table of strings those stand that are wanted of another, -1 if nowhere.

        The tables are their blobs and offsets; the wanted ones are in order.
        """
        ...

    def turned(
        self, docs: Array, freqs: Array, at: Array, slots: Array, size: int
    ) -> tuple[Spots, Spots, Array]:
        """The forms of some documents of a segment, and how often each has them.

        `at` is where the postings of each form begin, `slots` the place of each document among
        the `size` wanted, -1 if it isn't. Those in place n are from the first array's [n] up to
        its [n + 1] in the others; forms rise.
        """
        ...

    def living(self, docs: Array, alive: Mask, lows: Spots, highs: Spots) -> Counts:
        """How many of each form's documents were not deleted."""
        ...

    def liken(
        self, total: Scores, of: tuple[Array, Array], words: Stretched, norms: Scores, base: int
    ) -> DocIds:
        """Add to the total of documents what words that they have make them like, in place.

        `of` are a segment's docs and freqs; `words` the stretches of some forms and their weights,
        which are above 0. What comes back are the documents whose total was 0, in no order.
        """
        ...

    def foremost(self, docs: DocIds, total: Scores, allowed: Mask, count: int) -> DocIds:
        """Those of the documents that are allowed with the so many highest totals above 0.

        All that tie are in; they are in order, whatever the order they were given in.
        """
        ...

    # Matches against columns

    def rows(self, of: Array, ords: Array, size: int) -> Array:
        """The rows of a column with so many values: documents x width, at most WIDEST."""
        ...

    def between(self, docs: DocIds, first: Array, last: Array, start: int, end: int) -> Mask:
        """Which of the documents are dated, and may be so from `start` to `end`, both included."""
        ...

    def bearing(self, docs: DocIds, column: ColumnArrays, chosen: Mask, inferred: bool) -> Mask:
        """Which of the documents bear a chosen ordinal; where not `inferred`, by declaration."""
        ...

    def counted(self, docs: DocIds, column: ColumnArrays, size: int) -> tuple[Counts, Counts]:
        """How many of the documents bear each ordinal, and how many of these by inference."""
        ...

    def tallied(self, docs: DocIds, slots: Array, size: int) -> Counts:
        """How many of the documents are in each slot."""
        ...

    def day_span(self, docs: DocIds, days: Array) -> tuple[int, int]:
        """The first and the last day of those that are dated; in the wrong order if none is."""
        ...

    # The best

    def best(
        self, docs: DocIds, scores: Scores, moments: tuple[Array, Array], sign: int, count: int
    ) -> Spots:
        """Where the so many best stand, best first, by score, then moment, then arrival.

        `moments` are the instants of all documents and their sequence numbers, either of which
        counts by its `sign`.
        """
        ...

    def leading(
        self,
        docs: DocIds,
        scores: Scores,
        moments: tuple[Array, Array],
        sign: int,
        stories: tuple[NDArray[np.uint32], int],
    ) -> Mask:
        """Which stand alone, or are the best of their story: by score, then moment, then arrival.

        `stories` are the numbers of all documents' stories, 0 of those that stand alone, and how
        many numbers there are.
        """
        ...


def kernels(fast: bool) -> Kernels:
    """The compiled kernels where they are wanted and numba is installed, else NumPy's."""
    compiled = fast and find_spec("numba") is not None
    return cast(Kernels, import_module("search.compiled" if compiled else "search.plain"))
