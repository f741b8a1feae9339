"""Kernels by NumPy alone: the twins of search.compiled, and what serves without numba."""

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, DocIds, Mask, among_sorted, runs
from index.dates import NO_DAY
from index.strings import Strings
from search import edits
from search.kernels import ColumnArrays, Counts, Scored, Scores, Spots
from search.plain_likeness import foremost, liken, living, ordinals, turned
from search.plain_postings import joined, joined_within, mark, near, phrase, scored, stretches
from search.wildcard import wildcard_pattern

__all__ = [
    "add",
    "bearing",
    "best",
    "between",
    "collected",
    "counted",
    "day_span",
    "fitting",
    "foremost",
    "intersect",
    "joined",
    "joined_within",
    "leading",
    "liken",
    "living",
    "lower_bound",
    "mark",
    "marked_docs",
    "near",
    "ordinal",
    "ordinals",
    "phrase",
    "rows",
    "scored",
    "select",
    "stretches",
    "subtract",
    "tallied",
    "turned",
    "unite",
    "within_edits",
]

_MOST = np.iinfo(np.int32).max


# Strings


def lower_bound(blob: Array, offsets: Array, text: Array) -> int:
    wanted, whole = text.tobytes(), blob.data
    low, high = 0, len(offsets) - 1
    while low < high:
        middle = (low + high) // 2
        if bytes(whole[offsets[middle] : offsets[middle + 1] - 1]) < wanted:
            low = middle + 1
        else:
            high = middle
    return low


def ordinal(blob: Array, offsets: Array, text: Array) -> int:
    at = lower_bound(blob, offsets, text)
    there = bytes(blob.data[offsets[at] : offsets[at + 1] - 1]) if at + 1 < len(offsets) else None
    return at if there == text.tobytes() else -1


def fitting(blob: Array, offsets: Array, pattern: Array) -> Spots:
    return Strings(blob, offsets).matching(wildcard_pattern(pattern.tobytes().decode()))


def within_edits(blob: Array, offsets: Array, word: Array, distance: int) -> Spots:
    text = word.astype("<u4").tobytes().decode("utf-32-le")
    return edits.within_edits(Strings(blob, offsets), text, distance)


# Set algebra


def intersect(docs: DocIds, scores: Scores, others: DocIds, also: Scores) -> Scored:
    if len(docs) > len(others):
        docs, scores, others, also = others, also, docs, scores
    flags = among_sorted(docs, others)
    found = docs[flags]
    return found, scores[flags] + also[np.searchsorted(others, found)]


def unite(docs: DocIds, scores: Scores, others: DocIds, also: Scores) -> Scored:
    found, group = np.unique(np.concatenate([docs, others]), return_inverse=True)
    total = np.bincount(group, np.concatenate([scores, also]), len(found))
    return found.astype(np.uint32, copy=False), total.astype(np.float32)


def subtract(docs: DocIds, scores: Scores, others: DocIds) -> Scored:
    kept = ~among_sorted(docs, others)
    return docs[kept], scores[kept]


def select(docs: DocIds, scores: Scores, kept: Mask) -> Scored:
    return docs[kept], scores[kept]


def add(total: Scores, marked: NDArray[np.uint8], docs: DocIds, scores: Scores) -> None:
    total[docs] += scores
    marked[docs] = 1


def marked_docs(marked: NDArray[np.uint8]) -> DocIds:
    return np.flatnonzero(marked).astype(np.uint32)


def collected(total: Scores, marked: NDArray[np.uint8]) -> Scored:
    docs = marked_docs(marked)
    return docs, total[docs]


# Matches against columns


def rows(of: Array, ords: Array, size: int) -> Array:
    return np.empty((0, 1), ords.dtype)


def between(docs: DocIds, first: Array, last: Array, start: int, end: int) -> Mask:
    days = first[docs]
    fits: Mask = (days != NO_DAY) & (last[docs] >= start) & (days <= end)
    return fits


def bearing(docs: DocIds, column: ColumnArrays, chosen: Mask, inferred: bool) -> Mask:
    of, ords, flags, _ = column
    entries, owner = _entries(of, docs)
    fits = chosen[ords[entries]]
    if not inferred and len(flags):
        fits = fits & (flags[entries] == 0)
    found = np.zeros(len(docs), np.bool_)
    found[owner[fits]] = True
    return found


def counted(docs: DocIds, column: ColumnArrays, size: int) -> tuple[Counts, Counts]:
    of, ords, flags, _ = column
    entries, _ = _entries(of, docs)
    counts = np.bincount(ords[entries], minlength=size)
    if not len(flags):
        return counts, np.zeros(size, np.int64)
    return counts, np.bincount(ords[entries[flags[entries] > 0]], minlength=size)


def _entries(of: Array, docs: DocIds) -> tuple[Spots, Spots]:
    """Which entries of a column are of these documents, and whose in the list each is."""
    lows, counts = of[docs], of[docs + 1] - of[docs]
    return runs(lows, counts), np.repeat(np.arange(len(docs)), counts)


def tallied(docs: DocIds, slots: Array, size: int) -> Counts:
    return np.bincount(slots[docs], minlength=size)


def day_span(docs: DocIds, days: Array) -> tuple[int, int]:
    known = days[docs]
    known = known[known != NO_DAY]
    return int(known.min(initial=_MOST)), int(known.max(initial=NO_DAY))


# The best


def best(
    docs: DocIds, scores: Scores, moments: tuple[Array, Array], sign: int, count: int
) -> Spots:
    instants, seqs = moments
    if not len(docs) or count < 1:
        return np.empty(0, np.int64)
    spots = np.arange(len(docs))
    if count < len(docs):
        border = np.partition(scores, len(docs) - count)[len(docs) - count]
        spots = np.flatnonzero(scores >= border)
    chosen = docs[spots]
    order = np.lexsort((sign * seqs[chosen], sign * instants[chosen], scores[spots]))
    return spots[order[::-1][:count]]


def leading(
    docs: DocIds,
    scores: Scores,
    moments: tuple[Array, Array],
    sign: int,
    stories: tuple[NDArray[np.uint32], int],
) -> Mask:
    instants, seqs = moments
    of = stories[0][docs]
    kept: Mask = of == 0
    spots = np.flatnonzero(of)
    chosen, of = docs[spots], of[spots]
    order = np.lexsort((sign * seqs[chosen], sign * instants[chosen], scores[spots], of))
    last = np.ones(len(order), np.bool_)
    np.not_equal(of[order][1:], of[order][:-1], out=last[:-1])
    kept[spots[order[last]]] = True
    return kept
