"""Compiled kernels that tell what is like what: see search.kernels."""

import numpy as np

from index.arrays import Array
from search.jit import inline, kernel


@kernel
def ordinals(table: tuple[Array, Array], others: tuple[Array, Array], wanted: Array) -> Array:
    blob, offsets = table
    letters, begins = others
    found = np.empty(len(wanted), np.int64)
    last_one, low = len(offsets) - 1, 0
    for number in range(len(wanted)):
        start, end = int(begins[wanted[number]]), int(begins[wanted[number] + 1])
        # They are in order: from where the one before stood by steps that double, then by halves.
        step, high = 1, low
        while high < last_one:
            first, last = int(offsets[high]), int(offsets[high + 1])
            if _order(blob, first, last, letters, start, end) >= 0:
                break
            low = high + 1
            step *= 2
            high = min(high + step, last_one)
        while low < high:
            middle = (low + high) // 2
            first, last = int(offsets[middle]), int(offsets[middle + 1])
            if _order(blob, first, last, letters, start, end) < 0:
                low = middle + 1
            else:
                high = middle
        found[number] = -1
        if low < last_one:
            first, last = int(offsets[low]), int(offsets[low + 1])
            if _order(blob, first, last, letters, start, end) == 0:
                found[number] = low
    return found


@inline
def _order(blob: Array, first: int, last: int, letters: Array, start: int, end: int) -> np.int64:
    """Below 0 where the string of the blob comes first, 0 where both are the same.

    The line break behind each is less than any letter of a form.
    """
    at = 0
    length = min(last - first, end - start)
    while at < length - 1 and blob[first + at] == letters[start + at]:
        at += 1
    return np.int64(blob[first + at]) - np.int64(letters[start + at])


@kernel
def turned(
    docs: Array, freqs: Array, at: Array, slots: Array, size: int
) -> tuple[Array, Array, Array]:
    begins = np.zeros(size + 1, np.int64)
    for posting in range(len(docs)):
        slot = slots[docs[posting]]
        if slot >= 0:
            begins[slot + 1] += 1
    for slot in range(size):
        begins[slot + 1] += begins[slot]
    place = begins.copy()
    forms, counts = np.empty(begins[size], np.int64), np.empty(begins[size], np.uint32)
    for form in range(len(at) - 1):
        for posting in range(at[form], at[form + 1]):
            slot = slots[docs[posting]]
            if slot >= 0:
                forms[place[slot]], counts[place[slot]] = form, freqs[posting]
                place[slot] += 1
    return begins, forms, counts


@kernel
def living(docs: Array, alive: Array, lows: Array, highs: Array) -> Array:
    counts = highs - lows
    for form in range(len(lows)):
        for posting in range(lows[form], highs[form]):
            counts[form] -= not alive[docs[posting]]
    return counts


@kernel
def liken(
    total: Array,
    of: tuple[Array, Array],
    words: tuple[Array, Array, Array],
    norms: Array,
    base: int,
) -> Array:
    docs, freqs = of
    lows, highs, weights = words
    size = 0
    met = np.empty((highs - lows).sum(), np.uint32)
    for form in range(len(lows)):
        weight = weights[form]
        for posting in range(lows[form], highs[form]):
            doc, count = base + docs[posting], np.float32(freqs[posting])
            if total[doc] == 0:
                met[size] = doc
                size += 1
            total[doc] += weight * (count / (count + norms[doc]))
    return met[:size]


@kernel
def foremost(docs: Array, total: Array, allowed: Array, count: int) -> Array:
    best = np.zeros(max(count, 1), np.float32)  # the highest totals, rising
    for doc in docs:
        if total[doc] > best[0] and allowed[doc]:
            at = 1
            while at < len(best) and best[at] < total[doc]:
                best[at - 1] = best[at]
                at += 1
            best[at - 1] = total[doc]
    size = 0
    found = np.empty(len(docs), np.uint32)
    for doc in docs:
        if total[doc] >= best[0] and total[doc] > 0 and allowed[doc]:
            found[size] = doc
            size += 1
    return np.sort(found[:size])
