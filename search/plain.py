"""Kernels by NumPy alone: the twins of search.compiled, and what serves without numba."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, DocIds, Mask, among_sorted, common, distinct, runs
from index.dates import NO_DAY
from index.strings import Strings
from search import edits
from search.kernels import ColumnArrays, Counted, Counts, Scored, Scores, Spots
from search.wildcard import wildcard_pattern

_SHIFT = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)
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


# Postings of one segment


def joined(docs: Array, freqs: Array, lows: Spots, highs: Spots, base: int) -> Counted:
    spots = runs(lows, highs - lows)
    order = np.argsort(docs[spots], kind="stable")
    return _summed(docs[spots][order], freqs[spots][order], base)


def joined_within(
    arrays: tuple[Array, Array, Array, Array],
    stretches: tuple[Spots, Spots, Spots],
    zone: int,
    base: int,
) -> Counted:
    docs, freqs, positions, zones = arrays
    owners, places = _places(docs, freqs, positions, stretches)
    inside = (places >= zones[owners, zone]) & (places < zones[owners, zone + 1])
    kept = np.sort(owners[inside])
    return _summed(kept, np.ones(len(kept), np.uint32), base)


def _summed(docs: Array, freqs: Array, base: int) -> Counted:
    """Sorted documents, each once, with the sum of what is counted of it."""
    starts = np.flatnonzero(np.append(True, docs[1:] != docs[:-1])) if len(docs) else docs[:0]
    counts = np.add.reduceat(freqs.astype(np.uint32), starts) if len(docs) else freqs
    return docs[starts].astype(np.uint32) + np.uint32(base), counts.astype(np.uint32)


def _places(
    docs: Array, freqs: Array, positions: Array, stretches: tuple[Spots, Spots, Spots]
) -> tuple[Array, Array]:
    """The document of each position of some forms, and the positions."""
    lows, highs, firsts = stretches
    spots = runs(lows, highs - lows)
    owners = np.repeat(docs[spots], freqs[spots])
    ends = np.concatenate([[0], np.cumsum(freqs[spots], dtype=np.int64)])
    until = np.cumsum(highs - lows)
    counts = ends[until] - ends[until - (highs - lows)]
    return owners, positions[runs(firsts, counts)]


def phrase(
    arrays: tuple[Array, Array, Array, Array],
    stretches: tuple[Spots, Spots, Spots],
    zone: int,
    base: int,
) -> tuple[DocIds, Array]:
    standing = list(_standing(arrays, stretches, zone))
    starts = distinct(standing[0])
    for number, here in enumerate(standing[1:], 1):
        here = here[(here & _LOW) >= number] - np.uint64(number)
        starts = common(starts, distinct(here))
    return _told(starts, standing, base)


def near(
    arrays: tuple[Array, Array, Array, Array],
    stretches: tuple[Spots, Spots, Spots],
    reach: tuple[Spots, int, int],
    base: int,
) -> tuple[DocIds, Array]:
    wanted, width, zone = reach
    standing = list(_standing(arrays, stretches, zone))
    once = [distinct(each) for each in standing]
    found = [each[_all_within(each, once, wanted, width)] for each in once]
    return _told(np.unique(np.concatenate(found)), standing, base)


def _standing(
    arrays: tuple[Array, Array, Array, Array], stretches: tuple[Spots, Spots, Spots], zone: int
) -> Iterator[Array]:
    """For each form its places, as document << 32 | position, in documents that have all."""
    docs, freqs, positions, zones = arrays
    lows, highs, firsts = stretches
    among = _common([docs[low:high] for low, high in zip(lows, highs, strict=True)])
    for form in range(len(lows)):
        one = slice(form, form + 1)
        owners, places = _places(docs, freqs, positions, (lows[one], highs[one], firsts[one]))
        kept = np.isin(owners, among)
        if zone >= 0:
            kept &= (places >= zones[owners, zone]) & (places < zones[owners, zone + 1])
        yield (owners[kept].astype(np.uint64) << _SHIFT) | places[kept]


def _common(lists: Sequence[Array]) -> Array:
    first, *others = sorted(lists, key=len)
    for each in others:
        first = common(first, each)
    return first


def _all_within(
    starts: Array, standing: Sequence[Array], wanted: Spots, width: int
) -> NDArray[np.bool_]:
    """Of which places every form stands often enough at most `width` positions further on."""
    fits = np.ones(len(starts), np.bool_)
    for here, count in zip(standing, wanted.tolist(), strict=True):
        last = np.searchsorted(here, starts) + count - 1
        inside = last < len(here)
        last[~inside] = 0
        fits &= inside & (here[last] <= starts + np.uint64(width)) if len(here) else False
    return fits


def _told(places: Array, standing: Sequence[Array], base: int) -> tuple[DocIds, Array]:
    """The documents of the places, and how often each form stands in each."""
    docs = distinct(places >> _SHIFT)
    counts = np.array(
        [
            np.searchsorted(each >> _SHIFT, docs, "right") - np.searchsorted(each >> _SHIFT, docs)
            for each in standing
        ],
        np.uint32,
    )
    return docs.astype(np.uint32) + np.uint32(base), counts


def mark(marked: NDArray[np.uint8], docs: Array, lows: Spots, highs: Spots, base: int) -> None:
    marked[base + docs[runs(lows, highs - lows)].astype(np.int64)] = 1


def scored(counted: Counted, norms: Scores, weight: float) -> Scores:
    docs, freqs = counted
    counts = freqs.astype(np.float32)
    return np.float32(weight) * (counts / (counts + norms[docs]))


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
