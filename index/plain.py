"""The kernels in Python and NumPy: see index.kernels."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, runs
from index.kernels import SHOUT, Counted, Filled, Layout, Places, Readings, Words, WordTable
from index.words import RAW_WORD


class _Table(dict[str, int]):
    """Numbers each distinct raw word as it is first asked for."""

    def __missing__(self, raw: str) -> int:
        self[raw] = number = len(self)
        return number

    def number(self, texts: Sequence[str]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
        """See index.kernels.WordTable; each text is split by one regular expression."""
        numbers: list[int] = []
        counts: list[int] = []
        for text in texts:
            words = RAW_WORD.findall(text)
            if text.isupper():
                words = [SHOUT + word for word in words]
            numbers.extend(map(self.__getitem__, words))
            counts.append(len(words))
        return np.array(numbers, np.uint32), np.array(counts, np.int64)

    def since(self, number: int) -> list[str]:
        """See index.kernels.WordTable."""
        return list(self)[number:]


def word_table() -> WordTable:
    """An empty table."""
    return _Table()


def count(
    words: Words,
    readings: Readings,
    layout: Layout,
    language: NDArray[np.int64],
    languages: int,
) -> Counted:
    """See index.kernels.Kernels."""
    zones, widths = _laid_out(words, readings, layout)
    form, doc, _ = _by_form(words, readings, layout)
    first = _new_postings(form, doc)
    spoken = np.zeros((languages, readings.forms), np.bool_)
    spoken[language[doc[first]], form[first]] = True
    return Counted(
        np.bincount(form[first], minlength=readings.forms),
        np.bincount(form, minlength=readings.forms),
        zones,
        widths @ layout.boosts,
        spoken,
    )


def fill(
    words: Words,
    readings: Readings,
    layout: Layout,
    places: Places,
    room: Filled,
) -> int:
    """See index.kernels.Kernels."""
    form, doc, position = _by_form(words, readings, layout)
    new = _new_postings(form, doc)
    at, position_at = _places(form[new], places.postings), _places(form, places.positions)
    freqs = np.diff(new, append=len(form))
    room.docs[at], room.freqs[at + 1] = doc[new], freqs
    room.positions[position_at] = position
    return int(freqs.max(initial=0))


def _laid_out(words: Words, readings: Readings, layout: Layout) -> tuple[Array, Array]:
    """Where each zone of each document begins, and how many positions its words take."""
    raw, counts = _chosen(words, len(layout.boosts))
    ends = np.concatenate([[0], np.cumsum(readings.width[raw], dtype=np.int64)])
    cells = np.concatenate([[0], np.cumsum(counts)])
    widths = np.diff(ends[cells]).reshape(-1, len(layout.boosts))
    taken = np.cumsum(widths + np.where(widths > 0, layout.gap, 0), axis=1)
    return np.concatenate([np.zeros((len(widths), 1), np.int64), taken], axis=1), widths


def _chosen(words: Words, zones: int) -> tuple[Array, Array]:
    """The raw words of the documents in their order, and how many each cell has."""
    counts = np.diff(words.at).reshape(-1, zones)[words.order].ravel()
    starts = words.at[:-1].reshape(-1, zones)[words.order].ravel()
    return words.numbers[runs(starts, counts)], counts


def _by_form(words: Words, readings: Readings, layout: Layout) -> tuple[Array, Array, Array]:
    """Form, document and position of all that is indexed, by form, else as it is written.

    The form goes into the high bits and the entry's number into the low, since numpy sorts plain
    numbers many times faster than it sorts stably.
    """
    form, doc, position = _entries(words, readings, layout)
    keys = form.astype(np.uint64) << np.uint64(32) | np.arange(len(form), dtype=np.uint64)
    keys.sort()
    order = keys & np.uint64(0xFFFFFFFF)
    return form[order], doc[order], position[order]


def _entries(words: Words, readings: Readings, layout: Layout) -> tuple[Array, Array, Array]:
    zones, widths = _laid_out(words, readings, layout)
    raw, counts = _chosen(words, len(layout.boosts))
    width = readings.width[raw].astype(np.int64)
    cells = np.repeat(np.arange(len(counts)), counts)
    shift = zones[:, :-1].ravel() - (np.cumsum(widths.ravel()) - widths.ravel())
    position = np.cumsum(width) - width + shift[cells]
    copies = np.diff(readings.start)[raw]
    entry = runs(readings.start[:-1][raw], copies)
    word = np.repeat(np.arange(len(raw)), copies)
    times = layout.boosts[cells[word] % len(layout.boosts)]
    word, entry = np.repeat(word, times), np.repeat(entry, times)
    doc = cells[word] // len(layout.boosts)
    return readings.form[entry], doc, position[word] + readings.offset[entry]


def _new_postings(form: Array, doc: Array) -> NDArray[np.int64]:
    """Where a form or a document begins."""
    new = np.ones(len(form), np.bool_)
    new[1:] = (form[1:] != form[:-1]) | (doc[1:] != doc[:-1])
    return np.flatnonzero(new)


def _places(form: Array, at: NDArray[np.int64]) -> NDArray[np.int64]:
    """Where values in order of form go, those of each form from where they are to begin."""
    return runs(at[:-1], np.bincount(form, minlength=len(at) - 1))
