"""The table of raw words compiled by numba: words are found and numbered as code points."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

from index.arrays import Array, joined
from index.kernels import SHOUT, WordTable
from index.words import INNER, LETTERS, MARKS, UNSPACED

_kernel = njit(cache=True, nogil=True)

_FIRST_WORDS = 1 << 16  # room of a new table
_FIRST_LETTERS = 1 << 19
_HEAD = 2  # a word's number and its length stand before its letters
_CHUNK = 256  # texts taken at a time: their letters stay in a processor's cache
_BLOCK = 256  # words looked up side by side
_LANES = 8  # letters compared at once, as most words have no more
_PADDING = "\0" * _LANES  # what comes after the last text, as comparing looks so far
_LETTER, _MARK, _INNER, _UNSPACED = 1, 2, 4, 8  # what a letter may be in a word
_SEED = np.uint64(0xCBF29CE484222325)  # of the hash FNV-1a, over code points
_PRIME = np.uint64(0x100000001B3)
_HALF, _LOW = np.uint64(32), np.uint64(0xFFFFFFFF)
_LOUD = np.uint32(ord(SHOUT))
_LOUD_SEED = np.uint64((int(_SEED) ^ ord(SHOUT)) * int(_PRIME) % (1 << 64))
# By how many letters of a word are left: which of the next count.
_COUNTS = (np.arange(_LANES) < np.arange(_LANES + 1)[:, None]) * np.uint32(2**32 - 1)


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


class _Spans(NamedTuple):
    """The raw words of texts, by the letters from `start` to `end`; and how many each text has."""

    start: NDArray[np.uint32]
    end: NDArray[np.uint32]
    hash: NDArray[np.uint64]
    loud: NDArray[np.bool_]
    counts: NDArray[np.int64]


class _Table:
    """A hash table of raw words as code points."""

    def __init__(self) -> None:
        self._count = 0
        self._known = _empty(_FIRST_WORDS, _FIRST_LETTERS)

    def number(self, texts: Sequence[str]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
        """See index.kernels.WordTable."""
        found = [
            self._number(texts[first : first + _CHUNK]) for first in range(0, len(texts), _CHUNK)
        ]
        numbers, counts = zip(*found, strict=True) if found else ((), ())
        return joined(numbers, np.uint32), joined(counts, np.int64)

    def since(self, number: int) -> list[str]:
        """See index.kernels.WordTable."""
        at = self._known.at[number : self._count + 1]
        pool = self._known.pool[at[0] : at[-1]].copy()
        ends = at - at[0]
        for head in range(_HEAD):
            pool[ends[:-1] + np.uint32(head)] = 0  # a number may be none of a letter's
        text = pool.tobytes().decode("utf-32-le")
        return [text[start + _HEAD : end] for start, end in pairwise(ends.tolist())]

    def _number(self, texts: Sequence[str]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
        text = _encoded(texts)
        spans = _Spans(*_find_words(text, _classes()))
        self._known = _with_room(self._known, self._count, spans, len(text.letters))
        numbers, self._count = _number_words(text.letters, spans, self._known, self._count)
        return numbers, spans.counts


def _empty(words: int, letters: int) -> _Known:
    """A table with room for so many words of so many letters, a power of two of words."""
    at = np.zeros(words + 1, np.uint32)
    at[0] = 1  # 0 says that a slot is free
    pool = np.empty(letters + len(_PADDING), np.uint32)
    return _Known(np.zeros(4 * words, np.uint64), pool, at)


def word_table() -> WordTable:
    """An empty table."""
    return _Table()


# The kernels are long since none is called for every word: numba counts references to each array
# that is handed on, which in these loops takes three times as long as all that they do.


@_kernel
def _find_words(text: _Text, classes: NDArray[np.uint8]) -> tuple[Array, ...]:
    """Where the raw words of texts begin and end, and their hashes."""
    letters = text.letters
    starts, ends = np.empty(len(letters), np.uint32), np.empty(len(letters), np.uint32)
    values, louds = np.empty(len(letters), np.uint64), np.empty(len(letters), np.bool_)
    counts = np.empty(len(text.loud), np.int64)
    total = 0
    for each in range(len(text.loud)):
        at, end, loud = text.at[each], text.at[each + 1], text.loud[each]
        seed = _LOUD_SEED if loud else _SEED
        before = total
        while at < end:
            kind = classes[letters[at]]
            if kind & (_LETTER | _UNSPACED):
                starts[total], louds[total] = at, loud
                value = (seed ^ np.uint64(letters[at])) * _PRIME
                at += 1
                while at < end and kind & _LETTER:
                    follows = classes[letters[at]]
                    if follows & _INNER and at + 1 < end:  # a part of the word if a letter is next
                        follows |= classes[letters[at + 1]] & _LETTER
                    if not follows & (_LETTER | _MARK):
                        break
                    value = (value ^ np.uint64(letters[at])) * _PRIME
                    at += 1
                ends[total], values[total] = at, value
                total += 1
            else:
                at += 1
        counts[each] = total - before
    return starts[:total], ends[:total], values[:total], louds[:total], counts


@_kernel
def _number_words(  # noqa: C901 - one loop: see above
    letters: NDArray[np.uint32], spans: _Spans, known: _Known, count: int
) -> tuple[NDArray[np.uint32], int]:
    """The number of each word, and how many the table then has.

    Slots and words lie anywhere in memory. So those of a block are read before any is compared:
    then the processor waits for many of them at once, and not for one after the other.
    """
    slots, pool, last = known.slots, known.pool, np.uint64(len(known.slots) - 1)
    numbers = np.empty(len(spans.start), np.uint32)
    met = np.empty(_BLOCK, np.uint64)  # what is in the first slot that a word may have
    for begin in range(0, len(numbers), _BLOCK):
        block = range(begin, min(begin + _BLOCK, len(numbers)))
        for word in block:
            value = spans.hash[word]
            met[word - begin] = slots[(value ^ (value >> _HALF)) & last]
        for word in block:
            numbers[word] = pool[met[word - begin] & _LOW]
        for word in block:
            start, value, loud = np.int64(spans.start[word]), spans.hash[word], spans.loud[word]
            length = np.int64(spans.end[word]) - start + loud
            slot = (value ^ (value >> _HALF)) & last
            held = met[word - begin] or slots[slot]  # a word before it may have come there
            while held:
                first = np.int64(held & _LOW) + _HEAD
                if not (held ^ value) >> _HALF and pool[first - 1] == length:
                    differs = np.uint32((pool[first] == _LOUD) != loud)
                    at, other, left = start, first + loud, length - loud
                    while left > _LANES:
                        for lane in range(_LANES):
                            differs |= letters[at + lane] ^ pool[other + lane]
                        at, other, left = at + _LANES, other + _LANES, left - _LANES
                    for lane in range(_LANES):
                        unlike = letters[at + lane] ^ pool[other + lane]
                        differs |= unlike & _COUNTS[left, lane]
                    if not differs:
                        break
                slot = (slot + np.uint64(1)) & last
                held = slots[slot]
            if not held:
                slots[slot] = held = (value >> _HALF << _HALF) | np.uint64(known.at[count])
                _add(known, count, letters[start : start + length - loud], loud)
                count += 1
            numbers[word] = pool[held & _LOW]
    return numbers, count


@_kernel
def _add(known: _Known, number: int, letters: NDArray[np.uint32], loud: bool) -> None:
    """Put a word where there is room for the next; few are new, so that a call costs little."""
    pool, first, length = known.pool, np.int64(known.at[number]), len(letters) + loud
    pool[first], pool[first + 1], pool[first + _HEAD] = number, length, _LOUD
    for each in range(len(letters)):
        pool[first + _HEAD + loud + each] = letters[each]
    known.at[number + 1] = first + _HEAD + length


@_kernel
def _refill(known: _Known, count: int) -> None:
    """Give each word its slot."""
    last = np.uint64(len(known.slots) - 1)
    for number in range(count):
        start, end = np.int64(known.at[number]) + _HEAD, np.int64(known.at[number + 1])
        value = _SEED
        for each in range(start, end):  # the letter that marks a shouted word as well
            value = (value ^ np.uint64(known.pool[each])) * _PRIME
        slot = (value ^ (value >> _HALF)) & last
        while known.slots[slot]:
            slot = (slot + np.uint64(1)) & last
        known.slots[slot] = (value >> _HALF << _HALF) | np.uint64(known.at[number])


def _with_room(known: _Known, count: int, spans: _Spans, letters: int) -> _Known:
    """The table, or one twice as large if these words, all new, might not find room in it.

    They are of texts that have so many letters.
    """
    words = count + len(spans.start)
    length = letters + (_HEAD + 1) * len(spans.start)
    held = int(known.at[count])
    if words < len(known.at) and held + length <= len(known.pool) - len(_PADDING):
        return known
    grown = _empty(1 << words.bit_length(), 2 * held + length)
    grown.pool[:held] = known.pool[:held]
    grown.at[: count + 1] = known.at[: count + 1]
    _refill(grown, count)
    return grown


def _encoded(texts: Sequence[str]) -> _Text:
    joined_up = "".join([*texts, _PADDING])
    letters = np.frombuffer(joined_up.encode("utf-32-le", "surrogatepass"), np.uint32)
    at = np.zeros(len(texts) + 1, np.int64)
    np.cumsum([len(each) for each in texts], out=at[1:])
    return _Text(letters, at, np.array([each.isupper() for each in texts], np.bool_))


@cache
def _classes() -> NDArray[np.uint8]:
    """What each code point may be in a word."""
    everything = np.arange(0x110000, dtype="<u4").tobytes().decode("utf-32-le", "surrogatepass")
    classes = np.zeros(len(everything), np.uint8)
    kinds = ((LETTERS, _LETTER), (MARKS, _MARK), (INNER, _INNER), (UNSPACED, _UNSPACED))
    for letters, kind in kinds:
        for found in re.finditer(f"[{letters}]+", everything):
            classes[found.start() : found.end()] |= np.uint8(kind)
    return classes
