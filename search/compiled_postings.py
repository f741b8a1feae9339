"""Compiled kernels that read the postings of one segment: see search.kernels."""

import numpy as np

from index.arrays import Array
from search.compiled_lists import seek
from search.jit import inline, kernel

_DENSE = 32_768  # comparisons from which lists are joined by a table of all documents
_TABLE = 65_536  # documents of a segment


@kernel
def stretches(postings: Array, positions: Array, forms: Array) -> tuple[Array, int, int]:
    found = np.empty((3, len(forms)), np.int64)
    count = places = 0
    for at in range(len(forms)):
        form = forms[at]
        found[0, at], found[1, at] = postings[form], postings[form + 1]
        found[2, at] = positions[form]
        count += found[1, at] - found[0, at]
        places += np.int64(positions[form + 1]) - found[2, at]
    return found, count, places


@kernel
def joined(docs: Array, freqs: Array, lows: Array, highs: Array, base: int) -> tuple[Array, Array]:
    total = int((highs - lows).sum())
    if total * len(lows) > _DENSE and len(lows) > 1:
        return _joined_by_table(docs, freqs, lows, highs, base)
    found = np.empty(highs[0] - lows[0], np.uint32)
    counts = np.empty(len(found), np.uint32)
    for at in range(len(found)):
        found[at], counts[at] = base + docs[lows[0] + at], freqs[lows[0] + at]
    for form in range(1, len(lows)):
        low, high = lows[form], highs[form]
        more, times = np.empty(len(found) + high - low, np.uint32), counts
        sums = np.empty(len(more), np.uint32)
        size = here = 0
        while here < len(found) and low < high:
            one, other = found[here], np.uint32(base + docs[low])
            # As in `unite`: both steps are taken, each if it is to be.
            mine, theirs = one <= other, other <= one
            more[size] = min(one, other)
            sums[size] = mine * times[here] + theirs * freqs[low]
            here += mine
            low += theirs
            size += 1
        for at in range(here, len(found)):
            more[size], sums[size] = found[at], times[at]
            size += 1
        for at in range(low, high):
            more[size], sums[size] = base + docs[at], freqs[at]
            size += 1
        found, counts = more[:size], sums[:size]
    return found, counts


@kernel
def _joined_by_table(
    docs: Array, freqs: Array, lows: Array, highs: Array, base: int
) -> tuple[Array, Array]:
    table = np.zeros(_TABLE, np.uint32)
    for form in range(len(lows)):
        for at in range(lows[form], highs[form]):
            table[docs[at]] += freqs[at]
    size = 0
    for doc in range(_TABLE):
        size += table[doc] != 0
    found = np.empty(size + 1, np.uint32)
    counts = np.empty(size + 1, np.uint32)
    at = 0
    for doc in range(_TABLE):
        found[at], counts[at] = base + doc, table[doc]
        at += table[doc] != 0
    return found[:size], counts[:size]


@kernel
def joined_within(
    arrays: tuple[Array, Array, Array, Array],
    stretches: tuple[Array, Array, Array],
    zone: int,
    base: int,
) -> tuple[Array, Array]:
    docs, freqs, positions, zones = arrays
    lows, highs, firsts = stretches
    table = np.zeros(len(zones), np.uint32)
    for form in range(len(lows)):
        place = firsts[form]
        for at in range(lows[form], highs[form]):
            doc = docs[at]
            low, high = zones[doc, zone], zones[doc, zone + 1]
            for _ in range(freqs[at]):
                table[doc] += low <= positions[place] < high
                place += 1
    found = np.flatnonzero(table)
    return (base + found).astype(np.uint32), table[found]


@kernel
def phrase(
    arrays: tuple[Array, Array, Array, Array],
    stretches: tuple[Array, Array, Array],
    zone: int,
    base: int,
) -> tuple[Array, Array]:
    docs, freqs, positions, zones = arrays
    lows, highs, firsts = stretches
    heads, places, ends = lows.copy(), firsts.copy(), firsts.copy()
    rarest = np.argmin(highs - lows)
    found = np.empty(highs[rarest] - lows[rarest], np.uint32)
    counts = np.empty((len(lows), len(found)), np.uint32)
    size = 0
    for number in range(lows[rarest], highs[rarest]):
        doc = docs[number]
        if not _all_have(docs, freqs, heads, highs, places, ends, doc):
            continue
        low, high = _limits(zones, doc, zone)
        if _in_a_row(positions, places, ends, low, high):
            found[size] = base + doc
            _tell(counts, size, positions, places, ends, low, high)
            size += 1
    return found[:size], counts[:, :size]


@inline
def _all_have(
    docs: Array,
    freqs: Array,
    heads: Array,
    highs: Array,
    places: Array,
    ends: Array,
    doc: int,
) -> bool:
    """Move every form on to the document; whether all have it, and where its positions end."""
    together = True
    form = 0
    while together and form < len(heads):
        at = seek(docs, heads[form], highs[form], doc)
        place = places[form]
        for passed in range(heads[form], at):
            place += freqs[passed]
        heads[form], places[form] = at, place
        together = at < highs[form] and docs[at] == doc
        if together:
            ends[form] = place + freqs[at]
        form += 1
    return together


@inline
def _limits(zones: Array, doc: int, zone: int) -> tuple[int, int]:
    """Where a zone of the document begins and ends, or all of it."""
    if zone < 0:
        return 0, int(zones[doc, zones.shape[1] - 1])
    return int(zones[doc, zone]), int(zones[doc, zone + 1])


@inline
def _tell(
    counts: Array, size: int, positions: Array, starts: Array, ends: Array, low: int, high: int
) -> None:
    """Note how often each form stands between the limits of one document."""
    for form in range(len(starts)):
        count = 0
        for at in range(starts[form], ends[form]):
            count += low <= positions[at] < high
        counts[form, size] = count


@inline
def _in_a_row(positions: Array, starts: Array, ends: Array, low: int, high: int) -> bool:
    """Whether the forms stand in one document one straight after the other."""
    for at in range(starts[0], ends[0]):
        start = int(positions[at])
        fits = low <= start and start + len(starts) <= high
        for form in range(1, len(starts)):
            fits = fits and _stands(positions, starts[form], ends[form], start + form)
        if fits:
            return True
    return False


@inline
def _stands(positions: Array, at: int, end: int, wanted: int) -> bool:
    while at < end and positions[at] < wanted:
        at += 1
    return at < end and positions[at] == wanted


@kernel
def near(
    arrays: tuple[Array, Array, Array, Array],
    stretches: tuple[Array, Array, Array],
    reach: tuple[Array, int, int],
    base: int,
) -> tuple[Array, Array]:
    docs, freqs, positions, zones = arrays
    lows, highs, firsts = stretches
    wanted, width, zone = reach
    heads, places, ends = lows.copy(), firsts.copy(), firsts.copy()
    rarest = np.argmin(highs - lows)
    found = np.empty(highs[rarest] - lows[rarest], np.uint32)
    counts = np.empty((len(lows), len(found)), np.uint32)
    size = 0
    for number in range(lows[rarest], highs[rarest]):
        doc = docs[number]
        if not _all_have(docs, freqs, heads, highs, places, ends, doc):
            continue
        low, high = _limits(zones, doc, zone)
        if _close(positions, places, ends, (wanted, width, low, high)):
            found[size] = base + doc
            _tell(counts, size, positions, places, ends, low, high)
            size += 1
    return found[:size], counts[:, :size]


@kernel
def _close(
    positions: Array, starts: Array, ends: Array, reach: tuple[Array, int, int, int]
) -> bool:
    """Whether in one document all forms stand often enough within the width of some place."""
    wanted, width, low, high = reach
    for first in range(len(starts)):
        for at in range(starts[first], ends[first]):
            start = int(positions[at])
            if start < low or start >= high:
                continue
            until = min(start + width, high - 1)
            fits = True
            for form in range(len(starts)):
                times = _times(positions, starts[form], ends[form], start, until)
                fits = fits and times >= wanted[form]
            if fits:
                return True
    return False


@kernel
def _times(positions: Array, at: int, end: int, start: int, until: int) -> int:
    """At how many places from `start` to `until` a form stands; several times at one is once."""
    count, before = 0, -1
    for place in range(at, end):
        here = int(positions[place])
        if here > until:
            break
        count += here >= start and here != before
        before = here
    return count


@kernel
def mark(marked: Array, docs: Array, lows: Array, highs: Array, base: int) -> None:
    for form in range(len(lows)):
        for at in range(lows[form], highs[form]):
            marked[base + docs[at]] = 1


@kernel
def scored(counted: tuple[Array, Array], norms: Array, weight: float) -> Array:
    docs, freqs = counted
    scores = np.empty(len(docs), np.float32)
    factor = np.float32(weight)
    for at in range(len(docs)):
        freq = np.float32(freqs[at])
        scores[at] = factor * (freq / (freq + norms[docs[at]]))
    return scores
