"""Compiled kernels that look for strings in a table: see search.kernels."""

import numpy as np

from index.arrays import Array
from search.jit import inline, kernel

_STAR, _ANY = ord("*"), ord("?")
_LONGEST = 64  # letters of a form: index.words.MAX_FORM


@kernel
def lower_bound(blob: Array, offsets: Array, text: Array) -> int:
    low, high = 0, len(offsets) - 1
    while low < high:
        middle = (low + high) // 2
        if _less(blob, int(offsets[middle]), int(offsets[middle + 1]) - 1, text):
            low = middle + 1
        else:
            high = middle
    return low


@kernel
def ordinal(blob: Array, offsets: Array, text: Array) -> int:
    at = lower_bound(blob, offsets, text)
    if at == len(offsets) - 1:
        return -1
    start, end = int(offsets[at]), int(offsets[at + 1]) - 1
    if end - start != len(text):
        return -1
    for place in range(len(text)):
        if blob[start + place] != text[place]:
            return -1
    return at


@inline
def _less(blob: Array, start: int, end: int, text: Array) -> bool:
    """Whether a string of the blob comes before the text."""
    for at in range(min(end - start, len(text))):
        if blob[start + at] != text[at]:
            return bool(blob[start + at] < text[at])
    return end - start < len(text)


@kernel
def fitting(blob: Array, offsets: Array, pattern: Array) -> Array:
    found = np.empty(len(offsets) - 1, np.int64)
    size = 0
    for at in range(len(offsets) - 1):
        found[size] = at
        size += _fits(blob, int(offsets[at]), int(offsets[at + 1]) - 1, pattern)
    return found[:size].copy()


@inline
def _fits(blob: Array, start: int, end: int, pattern: Array) -> bool:
    """Whether the string fits: after a star, what follows is tried ever further on.

    Where two stars were passed, the first needs no other place: later would fit no better.
    """
    at, place = start, 0
    star, resume = -1, start
    fits = True
    while fits and (at < end or place < len(pattern)):
        sign = pattern[place] if place < len(pattern) else 0
        if sign == _STAR:
            star, resume = place, at
            place += 1
        elif at < end and (sign == _ANY or sign == blob[at]):
            place += 1
            at += 1
            while sign == _ANY and at < end and blob[at] & 0xC0 == 0x80:  # the same letter's
                at += 1
        elif star >= 0 and resume < end:
            resume += 1
            at, place = resume, star + 1
        else:
            fits = False
    return fits


@kernel
def within_edits(blob: Array, offsets: Array, word: Array, distance: int) -> Array:
    found = np.empty(len(offsets) - 1, np.int64)
    letters = np.empty(4 * _LONGEST, np.uint32)
    rows = np.empty((3, len(word) + 1), np.int64)
    size = 0
    for at in range(len(offsets) - 1):
        start, end = int(offsets[at]), int(offsets[at + 1]) - 1
        if len(word) - distance <= end - start <= min(4 * (len(word) + distance), 4 * _LONGEST):
            length = _decoded(blob, start, end, letters)
            if abs(length - len(word)) <= distance:
                found[size] = at
                size += _edits(letters[:length], word, rows, distance) <= distance
    return found[:size].copy()


@inline
def _decoded(blob: Array, start: int, end: int, letters: Array) -> int:
    """How many letters there are in bytes of UTF-8, which come into `letters`."""
    size = 0
    for at in range(start, end):
        byte = np.uint32(blob[at])
        if byte < 0x80:
            letters[size] = byte
        elif byte < 0xC0:
            size -= 1
            letters[size] = (letters[size] << np.uint32(6)) | (byte & np.uint32(0x3F))
        elif byte < 0xE0:
            letters[size] = byte & np.uint32(0x1F)
        elif byte < 0xF0:
            letters[size] = byte & np.uint32(0x0F)
        else:
            letters[size] = byte & np.uint32(0x07)
        size += 1
    return size


@kernel
def _edits(text: Array, word: Array, rows: Array, limit: int) -> int:
    """The distance of two words, or anything beyond the limit where it is beyond."""
    for j in range(len(word) + 1):
        rows[0, j] = j
    for i in range(1, len(text) + 1):
        here, above, before = i % 3, (i - 1) % 3, (i - 2) % 3
        rows[here, 0] = least = i
        for j in range(1, len(word) + 1):
            best = min(rows[above, j] + 1, rows[here, j - 1] + 1)
            best = min(best, rows[above, j - 1] + (text[i - 1] != word[j - 1]))
            if i > 1 and j > 1 and text[i - 1] == word[j - 2] and text[i - 2] == word[j - 1]:
                best = min(best, rows[before, j - 2] + 1)
            rows[here, j] = best
            least = min(least, best)
        if least > limit:
            return least
    return rows[len(text) % 3, len(word)]
