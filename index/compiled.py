"""The kernels compiled by numba, when first called and then kept on disk: see index.kernels."""

import numpy as np
from numba import njit
from numpy.typing import NDArray

from index.arrays import Array
from index.compiled_words import word_table as word_table
from index.kernels import MANY, Counted, Filled, Layout, Places, Readings, Words

_kernel = njit(cache=True, nogil=True)

_MANY, _ZERO = np.uint32(MANY), np.uint32(0)
_ALONE = (np.uint32(0), np.uint32(1), np.uint32(1))  # a word's only entry, and its width


@_kernel
def count(
    words: Words,
    readings: Readings,
    layout: Layout,
    language: NDArray[np.int64],
    languages: int,
) -> Counted:
    """See index.kernels.Kernels."""
    boosts, gap = layout.boosts, layout.gap
    numbers, at, order = words.numbers, words.at, words.order
    only, width, start, form_of = readings.only, readings.width, readings.start, readings.form
    laid_out = np.zeros((len(order), len(boosts) + 1), np.int64)
    lengths = np.zeros(len(order), np.int64)
    spoken = np.zeros((languages, readings.forms), np.bool_)
    # Side by side, since each form's three are wanted together.
    tally = np.zeros((readings.forms, 3), np.uint32)  # postings, positions, last document + 1
    for doc in range(len(order)):
        taken = np.int64(0)
        for zone in range(len(boosts)):
            boost, before = boosts[zone], taken
            laid_out[doc, zone] = taken
            cell = order[doc] * len(boosts) + zone
            for word in range(at[cell], at[cell + 1]):
                raw = numbers[word]
                one = only[raw]
                first, last, wide = _ALONE
                if one == _MANY:
                    first, last, wide = start[raw], start[raw + 1], width[raw]
                for entry in range(first, last):
                    form = one if one != _MANY else form_of[entry]
                    tally[form, 1] += boost
                    if tally[form, 2] != doc + 1:
                        tally[form, 2] = doc + 1
                        tally[form, 0] += 1
                        spoken[language[doc], form] = True
                taken += wide
            lengths[doc] += (taken - before) * boost
            taken += gap if taken > before else 0
        laid_out[doc, len(boosts)] = taken
    postings, positions = tally[:, 0].astype(np.int64), tally[:, 1].astype(np.int64)
    return Counted(postings, positions, laid_out, lengths, spoken)


@_kernel
def fill(words: Words, readings: Readings, layout: Layout, places: Places, room: Filled) -> int:
    """See index.kernels.Kernels.

    A posting's frequency is known once its form's next begins, and the last of each at the end.
    What the first writes before itself is put right then: so no posting need be told apart.
    """
    boosts, gap = layout.boosts, layout.gap
    numbers, at, order = words.numbers, words.at, words.order
    only, width, start = readings.only, readings.width, readings.start
    form_of, offset_of = readings.form, readings.offset
    docs, freqs, positions = room.docs, room.freqs, room.positions
    most, place = 0, _placed(places)
    for doc in range(len(order)):
        taken = np.int64(0)
        for zone in range(len(boosts)):
            boost, before = boosts[zone], taken
            cell = order[doc] * len(boosts) + zone
            for word in range(at[cell], at[cell + 1]):
                raw = numbers[word]
                one = only[raw]
                first, last, wide = _ALONE
                if one == _MANY:
                    first, last, wide = start[raw], start[raw + 1], width[raw]
                for entry in range(first, last):
                    form, offset = (
                        (one, _ZERO) if one != _MANY else (form_of[entry], offset_of[entry])
                    )
                    position = place[form, 1]
                    if place[form, 2] != doc + 1:
                        posting, freq = place[form, 0], position - place[form, 3]
                        most, freqs[posting], docs[posting] = max(most, freq), freq, doc
                        place[form, 0], place[form, 2] = posting + 1, doc + 1
                        place[form, 3] = position
                    place[form, 1] = position + boost
                    for copy in range(boost):
                        positions[position + copy] = taken + offset
                taken += wide
            taken += gap if taken > before else 0
    return max(most, _closed(place, freqs))


@_kernel
def _placed(places: Places) -> NDArray[np.uint32]:
    """Side by side for each form: where its next posting and position go, its last document + 1,
    and where the positions of its last posting begin.
    """
    place = np.zeros((len(places.postings) - 1, 4), np.uint32)
    place[:, 0], place[:, 1] = places.postings[:-1], places.positions[:-1]
    place[:, 3] = place[:, 1]
    return place


@_kernel
def _closed(place: NDArray[np.uint32], freqs: Array) -> int:
    """Put the frequency of each form's last posting; the highest of them."""
    most = 0
    for form in range(len(place)):
        freq = place[form, 1] - place[form, 3]
        most, freqs[place[form, 0]] = max(most, freq), freq
    return most
