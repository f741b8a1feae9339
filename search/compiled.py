"""Kernels compiled by numba, when first called and then kept on disk: see search.kernels.

Each has a NumPy twin of the same name in search.plain. numba's types are those of the arguments,
and what it compiles are these very loops; they say in plain Python what the twins do by arrays.
What is kept on disk is thrown away when this file changes, and not when a constant of another does.
"""

import numpy as np
from numba import njit

from index.arrays import Array
from index.dates import NO_DAY
from search.kernels import WIDEST, ColumnArrays

_kernel = njit(cache=True, nogil=True)
# numba counts references to arrays that one compiled function hands to another, in the hottest of
# loops as well: what is called there is put in its place instead.
_inline = njit(cache=True, nogil=True, inline="always")

_DENSE = 32_768  # comparisons from which lists are joined by a table of all documents
_TABLE = 65_536  # documents of a segment
_STAR, _ANY = ord("*"), ord("?")
_LONGEST = 64  # letters of a form: index.words.MAX_FORM
_FEW = 0.02  # the share of documents whose values a row need not hold
_GALLOP = 16  # how many times longer a list must be to leap through it


# Strings


@_kernel
def lower_bound(blob: Array, offsets: Array, text: Array) -> int:
    low, high = 0, len(offsets) - 1
    while low < high:
        middle = (low + high) // 2
        if _less(blob, int(offsets[middle]), int(offsets[middle + 1]) - 1, text):
            low = middle + 1
        else:
            high = middle
    return low


@_kernel
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


@_inline
def _less(blob: Array, start: int, end: int, text: Array) -> bool:
    """Whether a string of the blob comes before the text."""
    for at in range(min(end - start, len(text))):
        if blob[start + at] != text[at]:
            return bool(blob[start + at] < text[at])
    return end - start < len(text)


@_kernel
def fitting(blob: Array, offsets: Array, pattern: Array) -> Array:
    found = np.empty(len(offsets) - 1, np.int64)
    size = 0
    for at in range(len(offsets) - 1):
        found[size] = at
        size += _fits(blob, int(offsets[at]), int(offsets[at + 1]) - 1, pattern)
    return found[:size].copy()


@_inline
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


@_kernel
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


@_inline
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


@_kernel
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


# Set algebra


@_inline
def _seek(docs: Array, at: int, end: int, doc: int) -> int:
    """Where the first document that isn't less stands, from `at` on, by leaps of growing width."""
    step = 1
    while at + step < end and docs[at + step] < doc:
        at += step
        step *= 2
    high = min(at + step, end)
    while at < high:
        middle = (at + high) // 2
        if docs[middle] < doc:
            at = middle + 1
        else:
            high = middle
    return at


@_kernel
def intersect(docs: Array, scores: Array, others: Array, also: Array) -> tuple[Array, Array]:
    if len(docs) > len(others):
        docs, scores, others, also = others, also, docs, scores
    found = np.empty(len(docs), np.uint32)
    total = np.empty(len(docs), np.float32)
    leaps = len(others) > _GALLOP * len(docs)
    size = there = 0
    for here in range(len(docs)):
        doc = docs[here]
        if leaps:
            there = _seek(others, there, len(others), doc)
        else:
            while there < len(others) and others[there] < doc:
                there += 1
        if there == len(others):
            break
        if others[there] == doc:
            found[size] = doc
            total[size] = scores[here] + also[there]
            size += 1
    return found[:size], total[:size]


@_kernel
def unite(docs: Array, scores: Array, others: Array, also: Array) -> tuple[Array, Array]:
    found = np.empty(len(docs) + len(others), np.uint32)
    total = np.empty(len(docs) + len(others), np.float32)
    size = here = there = 0
    while here < len(docs) and there < len(others):
        one, other = docs[here], others[there]
        mine, theirs = one <= other, other <= one
        found[size] = min(one, other)
        total[size] = np.float32(mine) * scores[here] + np.float32(theirs) * also[there]
        here += mine
        there += theirs
        size += 1
    for at in range(here, len(docs)):
        found[size], total[size] = docs[at], scores[at]
        size += 1
    for at in range(there, len(others)):
        found[size], total[size] = others[at], also[at]
        size += 1
    return found[:size], total[:size]


@_kernel
def subtract(docs: Array, scores: Array, others: Array) -> tuple[Array, Array]:
    found = np.empty(len(docs), np.uint32)
    kept = np.empty(len(docs), np.float32)
    size = there = 0
    for here in range(len(docs)):
        there = _seek(others, there, len(others), docs[here])
        if there == len(others) or others[there] != docs[here]:
            found[size], kept[size] = docs[here], scores[here]
            size += 1
    return found[:size], kept[:size]


@_kernel
def select(docs: Array, scores: Array, kept: Array) -> tuple[Array, Array]:
    found = np.empty(len(docs), np.uint32)
    total = np.empty(len(docs), np.float32)
    size = 0
    for at in range(len(docs)):
        # Written each time and counted where kept: there is no branch to guess wrong.
        found[size], total[size] = docs[at], scores[at]
        size += kept[at]
    return found[:size], total[:size]


@_kernel
def add(total: Array, marked: Array, docs: Array, scores: Array) -> None:
    for at in range(len(docs)):
        total[docs[at]] += scores[at]
        marked[docs[at]] = 1


@_kernel
def marked_docs(marked: Array) -> Array:
    found = np.empty(_count(marked) + 1, np.uint32)  # one more, which the last step may write to
    size = 0
    for at in range(len(marked)):
        found[size] = at
        size += marked[at]
    return found[:size]


@_kernel
def collected(total: Array, marked: Array) -> tuple[Array, Array]:
    count = _count(marked)
    found, scores = np.empty(count + 1, np.uint32), np.empty(count + 1, np.float32)
    size = 0
    for at in range(len(marked)):
        found[size], scores[size] = at, total[at]
        size += marked[at]
    return found[:size], scores[:size]


@_kernel
def _count(marked: Array) -> int:
    count = 0
    for at in range(len(marked)):
        count += marked[at]
    return count


# Postings of one segment


@_kernel
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


@_kernel
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


@_kernel
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


@_kernel
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


@_inline
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
        at = _seek(docs, heads[form], highs[form], doc)
        place = places[form]
        for passed in range(heads[form], at):
            place += freqs[passed]
        heads[form], places[form] = at, place
        together = at < highs[form] and docs[at] == doc
        if together:
            ends[form] = place + freqs[at]
        form += 1
    return together


@_inline
def _limits(zones: Array, doc: int, zone: int) -> tuple[int, int]:
    """Where a zone of the document begins and ends, or all of it."""
    if zone < 0:
        return 0, int(zones[doc, zones.shape[1] - 1])
    return int(zones[doc, zone]), int(zones[doc, zone + 1])


@_inline
def _tell(
    counts: Array, size: int, positions: Array, starts: Array, ends: Array, low: int, high: int
) -> None:
    """Note how often each form stands between the limits of one document."""
    for form in range(len(starts)):
        count = 0
        for at in range(starts[form], ends[form]):
            count += low <= positions[at] < high
        counts[form, size] = count


@_inline
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


@_inline
def _stands(positions: Array, at: int, end: int, wanted: int) -> bool:
    while at < end and positions[at] < wanted:
        at += 1
    return at < end and positions[at] == wanted


@_kernel
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


@_kernel
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


@_kernel
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


@_kernel
def mark(marked: Array, docs: Array, lows: Array, highs: Array, base: int) -> None:
    for form in range(len(lows)):
        for at in range(lows[form], highs[form]):
            marked[base + docs[at]] = 1


@_kernel
def scored(counted: tuple[Array, Array], norms: Array, weight: float) -> Array:
    docs, freqs = counted
    scores = np.empty(len(docs), np.float32)
    factor = np.float32(weight)
    for at in range(len(docs)):
        freq = np.float32(freqs[at])
        scores[at] = factor * (freq / (freq + norms[docs[at]]))
    return scores


# Matches against columns


@_kernel
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


@_kernel
def between(docs: Array, first: Array, last: Array, start: int, end: int) -> Array:
    fits = np.empty(len(docs), np.bool_)
    for at in range(len(docs)):
        doc = docs[at]
        fits[at] = (first[doc] != NO_DAY) & (last[doc] >= start) & (first[doc] <= end)
    return fits


@_kernel
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


@_kernel
def _bears(doc: int, column: ColumnArrays, chosen: Array, declared_only: bool) -> bool:
    of, ords, flags, _ = column
    for entry in range(of[doc], of[doc + 1]):
        if chosen[ords[entry]] and not (declared_only and flags[entry]):
            return True
    return False


@_kernel
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


@_kernel
def tallied(docs: Array, slots: Array, size: int) -> Array:
    counts = np.zeros((2, size), np.int64)
    for at in range(len(docs)):
        counts[at & 1, slots[docs[at]]] += 1
    return counts[0] + counts[1]


@_kernel
def day_span(docs: Array, days: Array) -> tuple[int, int]:
    first, last = 2**31 - 1, NO_DAY
    for at in range(len(docs)):
        day = days[docs[at]]
        last = max(last, day)
        first = min(first, day if day != NO_DAY else first)
    return first, last


# The best


@_kernel
def best(docs: Array, scores: Array, moments: tuple[Array, Array], sign: int, count: int) -> Array:
    instants, seqs = moments
    count = min(count, len(docs))
    heap = np.empty(count, np.int64)  # the worst of the best is at its root
    if count == 0:
        return heap
    keys = (docs, scores, instants, seqs)
    # What comes last is the newest more often than not, and best to begin with.
    start, step = (len(docs) - 1, -1) if sign > 0 else (0, 1)
    for number in range(count):
        heap[number] = start + step * number
    for root in range(count // 2 - 1, -1, -1):
        _sink(heap, root, count, keys, sign)
    for number in range(count, len(docs)):
        at = start + step * number
        if scores[at] >= scores[heap[0]] and _worse(keys, sign, heap[0], at):
            heap[0] = at
            _sink(heap, 0, count, keys, sign)
    for end in range(count - 1, 0, -1):
        heap[0], heap[end] = heap[end], heap[0]
        _sink(heap, 0, end, keys, sign)
    return heap


@_kernel
def _sink(
    heap: Array, root: int, size: int, keys: tuple[Array, Array, Array, Array], sign: int
) -> None:
    """Bring the root of a heap down to where it belongs."""
    while 2 * root + 1 < size:
        child = 2 * root + 1
        if child + 1 < size and _worse(keys, sign, heap[child + 1], heap[child]):
            child += 1
        if not _worse(keys, sign, heap[child], heap[root]):
            return
        heap[root], heap[child] = heap[child], heap[root]
        root = child


@_inline
def _worse(keys: tuple[Array, Array, Array, Array], sign: int, one: int, other: int) -> bool:
    docs, scores, instants, seqs = keys
    if scores[one] != scores[other]:
        return bool(scores[one] < scores[other])
    first, second = docs[one], docs[other]
    # The product of the instant that says "undated" and -1 is itself again: the least of all.
    if instants[first] != instants[second]:
        return bool(sign * instants[first] < sign * instants[second])
    return bool(sign * seqs[first] < sign * seqs[second])
