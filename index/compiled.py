"""The kernels compiled by numba, when first called and then kept on disk: see index.kernels."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from index.kernels import SHOUT, Counted, Filled, Layout, Readings, Words, WordTable
from index.words import INNER, LETTERS, MARKS, UNSPACED

_kernel = njit(cache=True, nogil=True)
_inlined = njit(cache=True, nogil=True, inline="always")

_FIRST_WORDS = 1 << 16  # room of a new table
_FIRST_LETTERS = 1 << 19
_HEAD = 2  # a word's number and its length stand before its letters
_CHUNK = 256  # texts taken at a time
_LETTER, _MARK, _INNER, _UNSPACED = 1, 2, 4, 8  # what a letter may be in a word
_SEED = np.uint64(0xCBF29CE484222325)  # of the hash FNV-1a, over code points
_PRIME = np.uint64(0x100000001B3)
_HALF, _LOW = np.uint64(32), np.uint64(0xFFFFFFFF)
_LOUD = np.uint32(ord(SHOUT))


class _Known(NamedTuple):
    """The words of a table, one after another.

    A word is in `pool` as its length and its code points. A slot, by hash, is 0 where it is free;
    else its low half is where the word stands in the pool, and its high half that of the hash.
    `at` is where each word stands, by number, and where the next will; a word's number stands
    before its length.
    """

    slots: NDArray[np.uint64]
    pool: NDArray[np.uint32]
    at: NDArray[np.uint32]


class _Text(NamedTuple):
    """Texts as code points, where each begins and last where all end, and which are shouted."""

    letters: NDArray[np.uint32]
    at: NDArray[np.int64]
    loud: NDArray[np.bool_]


class _Found(NamedTuple):
    """Room for the numbers of the words of texts, and for how many words each text has."""

    numbers: NDArray[np.uint32]
    counts: NDArray[np.int64]


class _State(NamedTuple):
    """How many words the table has, how many were found in these texts, and the next text."""

    known: int
    found: int
    text: int


class _Table:
    """A hash table of raw words as code points."""

    def __init__(self) -> None:
        self._count = 0
        self._known = _empty(_FIRST_WORDS, _FIRST_LETTERS)

    def number(self, texts: Sequence[str]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
        """See index.kernels.WordTable."""
        counts = np.empty(len(texts), np.int64)
        numbers = [
            self._number(texts[first : first + _CHUNK], counts[first : first + _CHUNK])
            for first in range(0, len(texts), _CHUNK)
        ]
        return np.concatenate([np.empty(0, np.uint32), *numbers]), counts

    def since(self, number: int) -> list[str]:
        """See index.kernels.WordTable."""
        at = self._known.at[number : self._count + 1]
        pool = self._known.pool[at[0] : at[-1]].copy()
        ends = at - at[0]
        for head in range(_HEAD):
            pool[ends[:-1] + np.uint32(head)] = 0  # a number may be none of a letter's
        text = pool.tobytes().decode("utf-32-le")
        return [text[start + _HEAD : end] for start, end in pairwise(ends.tolist())]

    def _number(self, texts: Sequence[str], counts: NDArray[np.int64]) -> NDArray[np.uint32]:
        text = _encoded(texts)
        found = _Found(np.empty(len(text.letters), np.uint32), counts)
        state = _State(self._count, 0, 0)
        while True:
            state = _State(*_number_words(text, _classes(), self._known, found, state))
            self._count = state.known
            if state.text == len(texts):
                return found.numbers[: state.found].copy()
            self._known = _roomier(self._known, self._count, len(texts[state.text]))


def _empty(words: int, letters: int) -> _Known:
    """A table with room for so many words of so many letters, a power of two of words."""
    at = np.zeros(words + 1, np.uint32)
    at[0] = 1  # 0 says that a slot is free
    return _Known(np.zeros(4 * words, np.uint64), np.empty(letters, np.uint32), at)


def word_table() -> WordTable:
    """An empty table."""
    return _Table()


@_kernel
def _number_words(
    text: _Text, classes: NDArray[np.uint8], known: _Known, found: _Found, state: _State
) -> tuple[int, int, int]:
    """Number the words of texts until all are done, or the next might not find room."""
    letters, numbers = text.letters, found.numbers
    slots, pool = known.slots, known.pool
    last = np.uint64(len(slots) - 1)
    count, total, after = state.known, state.found, state.text
    while after < len(text.loud):
        at, end, loud = text.at[after], text.at[after + 1], text.loud[after]
        if not _has_room(known, count, end - at):
            break
        before = total
        while at < end:
            start = at
            at, value = _end_and_hash(letters, classes, at, end)
            if at == start:
                at += 1
                continue
            if loud:
                value = (value ^ np.uint64(_LOUD)) * _PRIME
            slot = (value ^ (value >> _HALF)) & last
            while slots[slot] and not _is_word(slots[slot], value, pool, letters, start, at, loud):
                slot = (slot + np.uint64(1)) & last
            if not slots[slot]:
                slots[slot] = (value >> _HALF << _HALF) | np.uint64(known.at[count])
                known.at[count + 1] = _put(pool, known.at[count], count, letters, start, at, loud)
                count += 1
            numbers[total] = pool[slots[slot] & _LOW]
            total += 1
        found.counts[after] = total - before
        after += 1
    return count, total, after


@_kernel
def _has_room(known: _Known, count: int, length: int) -> bool:
    """Whether a text of this length finds room, if each of its letters is a new shouted word."""
    held = np.int64(known.at[count]) + (_HEAD + 2) * length
    return bool(count + length < len(known.at) and held <= len(known.pool))


@_inlined
def _end_and_hash(
    letters: NDArray[np.uint32], classes: NDArray[np.uint8], at: int, end: int
) -> tuple[int, np.uint64]:
    """Where the raw word ends that begins here, and its hash; here, where none does."""
    kind = classes[letters[at]]
    value = (_SEED ^ np.uint64(letters[at])) * _PRIME
    if not kind & _LETTER:
        return at + (kind & _UNSPACED != 0), value
    at += 1
    while at < end:
        kind = classes[letters[at]]
        if kind & (_LETTER | _MARK):
            value = (value ^ np.uint64(letters[at])) * _PRIME
            at += 1
        elif kind & _INNER and at + 1 < end and classes[letters[at + 1]] & _LETTER:
            value = (value ^ np.uint64(letters[at])) * _PRIME
            value = (value ^ np.uint64(letters[at + 1])) * _PRIME
            at += 2
        else:
            break
    return at, value


@_inlined
def _is_word(
    slot: np.uint64,
    value: np.uint64,
    pool: NDArray[np.uint32],
    letters: NDArray[np.uint32],
    start: int,
    end: int,
    loud: bool,
) -> bool:
    """Whether a slot's word is this one."""
    if (slot ^ value) >> _HALF:
        return False
    at = np.int64(slot & _LOW) + 1
    if pool[at] != end - start + loud:
        return False
    at += 1
    if (pool[at] == _LOUD) != loud:
        return False
    at += loud - start
    while start < end and pool[at + start] == letters[start]:
        start += 1
    return start == end


@_inlined
def _put(
    pool: NDArray[np.uint32],
    at: int,
    number: int,
    letters: NDArray[np.uint32],
    start: int,
    end: int,
    loud: bool,
) -> int:
    """Put a word into the pool; where the next one goes comes back."""
    to = np.int64(at)
    pool[to] = number
    pool[to + 1] = end - start + loud
    to += _HEAD
    if loud:
        pool[to] = _LOUD
        to += 1
    for each in range(start, end):
        pool[to] = letters[each]
        to += 1
    return int(to)


@_kernel
def _refill(known: _Known, count: int) -> None:
    """Give each word its slot."""
    last = np.uint64(len(known.slots) - 1)
    for number in range(count):
        start, end = np.int64(known.at[number]) + _HEAD, np.int64(known.at[number + 1])
        value = _SEED
        loud = known.pool[start] == _LOUD
        for each in range(start + loud, end):
            value = (value ^ np.uint64(known.pool[each])) * _PRIME
        if loud:
            value = (value ^ np.uint64(_LOUD)) * _PRIME
        slot = (value ^ (value >> _HALF)) & last
        while known.slots[slot]:
            slot = (slot + np.uint64(1)) & last
        known.slots[slot] = (value >> _HALF << _HALF) | np.uint64(known.at[number])


def _roomier(known: _Known, count: int, length: int) -> _Known:
    """The same table with room for a text of this length and as much as there is already."""
    held = known.at[count]
    grown = _empty(
        1 << (len(known.at) + length).bit_length(), 2 * len(known.pool) + 2 * (_HEAD + 2) * length
    )
    grown.pool[:held] = known.pool[:held]
    grown.at[: count + 1] = known.at[: count + 1]
    _refill(grown, count)
    return grown


def _encoded(texts: Sequence[str]) -> _Text:
    letters = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    at = np.zeros(len(texts) + 1, np.int64)
    np.cumsum([len(each) for each in texts], out=at[1:])
    return _Text(letters, at, np.array([each.isupper() for each in texts], np.bool_))


@cache
def _classes() -> NDArray[np.uint8]:
    """What each code point may be in a word."""
    everything = "".join(map(chr, range(0x110000)))
    classes = np.zeros(len(everything), np.uint8)
    kinds = ((LETTERS, _LETTER), (MARKS, _MARK), (INNER, _INNER), (UNSPACED, _UNSPACED))
    for letters, kind in kinds:
        for found in re.finditer(f"[{letters}]+", everything):
            classes[found.start() : found.end()] |= np.uint8(kind)
    return classes


@_kernel
def count(
    words: Words,
    readings: Readings,
    layout: Layout,
    language: NDArray[np.int64],
    languages: int,
) -> Counted:
    """See index.kernels.Kernels."""
    zones = len(layout.boosts)
    counted = Counted(
        np.zeros(readings.forms, np.int64),
        np.zeros(readings.forms, np.int64),
        np.zeros((len(words.order), zones + 1), np.int64),
        np.zeros(len(words.order), np.int64),
        np.zeros((languages, readings.forms), np.bool_),
    )
    latest = np.full(readings.forms, -1, np.int64)  # the last document seen of each form
    for doc in range(len(words.order)):
        start = 0
        for zone in range(zones):
            boost, width = layout.boosts[zone], 0
            cell = words.order[doc] * zones + zone
            counted.zones[doc, zone] = start
            for raw in words.numbers[words.at[cell] : words.at[cell + 1]]:
                for entry in range(readings.start[raw], readings.start[raw + 1]):
                    form = readings.form[entry]
                    counted.positions[form] += boost
                    if latest[form] != doc:
                        latest[form] = doc
                        counted.postings[form] += 1
                        counted.spoken[language[doc], form] = True
                width += readings.width[raw]
            counted.lengths[doc] += width * boost
            start += width + layout.gap if width else 0
        counted.zones[doc, zones] = start
    return counted


@_kernel
def fill(
    words: Words,
    readings: Readings,
    layout: Layout,
    postings_at: NDArray[np.int64],
    positions_at: NDArray[np.int64],
) -> Filled:
    """See index.kernels.Kernels."""
    zones = len(layout.boosts)
    posting_at, position_at = postings_at.copy(), positions_at.copy()
    filled = Filled(
        np.empty(postings_at[-1], np.uint16),
        np.zeros(postings_at[-1], np.uint32),
        np.empty(positions_at[-1], np.uint32),
    )
    latest = np.full(readings.forms, -1, np.int64)
    for doc in range(len(words.order)):
        at = 0
        for zone in range(zones):
            boost, before = layout.boosts[zone], at
            cell = words.order[doc] * zones + zone
            for raw in words.numbers[words.at[cell] : words.at[cell + 1]]:
                for entry in range(readings.start[raw], readings.start[raw + 1]):
                    form = readings.form[entry]
                    if latest[form] != doc:
                        latest[form] = doc
                        filled.docs[posting_at[form]] = doc
                        posting_at[form] += 1
                    filled.freqs[posting_at[form] - 1] += boost
                    for _ in range(boost):
                        filled.positions[position_at[form]] = at + readings.offset[entry]
                        position_at[form] += 1
                at += readings.width[raw]
            at += layout.gap if at > before else 0
    return filled
