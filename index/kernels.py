"""The loops over letters and words that building a segment is made of, and who does them.

Each is there twice: compiled by numba (index.compiled), and in Python and NumPy (index.plain),
which serves alone where numba isn't installed. The same arrays come out of both. To load numba
takes half a second, so small batches are done without it, lest one article wait for that.
"""

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, Mask

LARGE = 1_000  # articles from which loading the compiled kernels pays, as more will follow
MANY = 2**32 - 1
SHOUT = "\x01"  # before a raw word of a text that is all in capitals


class Words(NamedTuple):
    """The words of documents in order: a cell is one zone of one document.

    Document d's zone z has the raw words `numbers[at[d * zones + z]:at[d * zones + z + 1]]`;
    `order` says which documents are meant, and how they follow one another.
    """

    numbers: NDArray[np.uint32]
    at: NDArray[np.int64]
    order: NDArray[np.int64]


class Readings(NamedTuple):
    """How raw words are indexed: word w takes `width[w]` positions.

    Its entries, from `start[w]` up to `start[w + 1]`, are a form each, with its position counted
    from the word's own. Most words are just one form: `only[w]`, which is else MANY.
    """

    only: NDArray[np.uint32]
    width: NDArray[np.uint32]
    start: NDArray[np.uint32]
    form: NDArray[np.uint32]
    offset: NDArray[np.uint32]
    forms: int  # how many there are


class Layout(NamedTuple):
    """How often a word of each zone stands in the index, and what is left free behind a zone."""

    boosts: NDArray[np.int64]
    gap: int


class Counted(NamedTuple):
    """What postings there will be, by form, and how documents are laid out.

    `zones` [documents, zones + 1] is where each zone begins, and last where the document ends;
    `lengths` counts words by boost; `spoken` [languages, forms] says which forms are in a document
    of a language.
    """

    postings: NDArray[np.int64]
    positions: NDArray[np.int64]
    zones: NDArray[np.int64]
    lengths: NDArray[np.int64]
    spoken: Mask


class Places(NamedTuple):
    """Where the postings and the positions of each form begin, and last where all end."""

    postings: NDArray[np.int64]
    positions: NDArray[np.int64]


class Filled(NamedTuple):
    """Postings by form and document, and how many positions each has.

    `freqs` has one more, at its beginning, which says nothing.
    """

    docs: NDArray[np.uint16]
    freqs: Array
    positions: Array


class WordTable(Protocol):
    """Numbers distinct raw words as they come."""

    def number(self, texts: Sequence[str]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
        """The numbers of all words of the texts in order, and how many words each text has."""
        ...

    def since(self, number: int) -> list[str]:
        """The raw words from this number on; SHOUT stands before one of a text in capitals."""
        ...


class Kernels(Protocol):
    """The functions that index.compiled and index.plain both have."""

    def word_table(self) -> WordTable:
        """An empty table."""
        ...

    def count(
        self,
        words: Words,
        readings: Readings,
        layout: Layout,
        language: NDArray[np.int64],
        languages: int,
    ) -> Counted:
        """What `fill` will give; `language` is each document's in order, less than `languages`."""
        ...

    def fill(
        self,
        words: Words,
        readings: Readings,
        layout: Layout,
        places: Places,
        room: Filled,
    ) -> int:
        """Put postings and positions where they are to be; the highest frequency of all.

        Where that is more than `room.freqs` can hold, these aren't what they should be.
        """
        ...


@cache
def _compiled_or_plain() -> Kernels:
    if find_spec("numba") is None:
        return _plain()
    from index import compiled

    return compiled


def _plain() -> Kernels:
    from index import plain

    return plain


def kernels_for(articles: int) -> Kernels:
    """The kernels for a batch of this size."""
    return _compiled_or_plain() if articles >= LARGE else _plain()
