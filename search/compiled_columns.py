"""Compiled kernels that look at matches in columns: see search.kernels."""

import numpy as np

from index.arrays import Array
from index.dates import NO_DAY
from search.jit import kernel
from search.kernels import WIDEST, ColumnArrays

_FEW = 0.02  # the share of documents whose values a row need not hold


@kernel
def rows(of: Array, ords: Array, size: int) -> Array:
    documents = len(of) - 1
    bearing_more = np.zeros(WIDEST + 1, np.int64)  # than so many values
    for doc in range(documents):
        for width in range(min(of[doc + 1] - of[doc], WIDEST + 1)):
            bearing_more[width] += 1
    width = 1
    while width < WIDEST and bearing_more[width] > _FEW * documents:
        width += 1
    found = np.empty((documents, width), ords.dtype)
    for doc in range(documents):
        first, count = of[doc], of[doc + 1] - of[doc]
        for place in range(width):
            found[doc, place] = ords[first + place] if place < count else size + place
        if count > width:
            found[doc, 0] = size + width
            for place in range(1, width):
                found[doc, place] = size + place
    return found


@kernel
def between(docs: Array, first: Array, last: Array, start: int, end: int) -> Array:
    fits = np.empty(len(docs), np.bool_)
    for at in range(len(docs)):
        doc = docs[at]
        fits[at] = (first[doc] != NO_DAY) & (last[doc] >= start) & (first[doc] <= end)
    return fits


@kernel
def bearing(docs: Array, column: ColumnArrays, chosen: Array, inferred: bool) -> Array:
    flags, rows = column[2:]
    size, width = len(chosen), rows.shape[1]
    padded = np.zeros(size + width + 1, np.bool_)
    padded[:size] = chosen
    fits = np.empty(len(docs), np.bool_)
    declared_only = not inferred and len(flags) > 0
    for at in range(len(docs)):
        doc = docs[at]
        if declared_only or rows[doc, 0] == size + width:
            fits[at] = _bears(doc, column, chosen, declared_only)
            continue
        found = False
        for place in range(width):
            found |= padded[rows[doc, place]]
        fits[at] = found
    return fits


@kernel
def _bears(doc: int, column: ColumnArrays, chosen: Array, declared_only: bool) -> bool:
    of, ords, flags, _ = column
    for entry in range(of[doc], of[doc + 1]):
        if chosen[ords[entry]] and not (declared_only and flags[entry]):
            return True
    return False


@kernel
def counted(docs: Array, column: ColumnArrays, size: int) -> tuple[Array, Array]:
    of, ords, flags, rows = column
    width = rows.shape[1]
    # Two tables in turn: to add to a number that was just added to is to wait for it.
    counts = np.zeros((2, size + width + 1), np.int64)
    guessed = np.zeros(size, np.int64)
    for at in range(len(docs)):
        doc = docs[at]
        for place in range(width):
            counts[at & 1, rows[doc, place]] += 1
        if rows[doc, 0] == size + width:
            for entry in range(of[doc], of[doc + 1]):
                counts[0, ords[entry]] += 1
    if len(flags):
        for at in range(len(docs)):
            doc = docs[at]
            for entry in range(of[doc], of[doc + 1]):
                guessed[ords[entry]] += flags[entry]
    return counts[0, :size] + counts[1, :size], guessed


@kernel
def tallied(docs: Array, slots: Array, size: int) -> Array:
    counts = np.zeros((2, size), np.int64)
    for at in range(len(docs)):
        counts[at & 1, slots[docs[at]]] += 1
    return counts[0] + counts[1]


@kernel
def day_span(docs: Array, days: Array) -> tuple[int, int]:
    first, last = 2**31 - 1, NO_DAY
    for at in range(len(docs)):
        day = days[docs[at]]
        last = max(last, day)
        first = min(first, day if day != NO_DAY else first)
    return first, last
