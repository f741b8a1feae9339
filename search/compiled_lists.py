"""Compiled kernels that combine lists of documents and find the best of one: see search.kernels."""

import numpy as np

from index.arrays import Array
from search.jit import inline, kernel

_GALLOP = 16  # how many times longer a list must be to leap through it


@inline
def seek(docs: Array, at: int, end: int, doc: int) -> int:
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


@kernel
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
            there = seek(others, there, len(others), doc)
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


@kernel
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


@kernel
def subtract(docs: Array, scores: Array, others: Array) -> tuple[Array, Array]:
    found = np.empty(len(docs), np.uint32)
    kept = np.empty(len(docs), np.float32)
    size = there = 0
    for here in range(len(docs)):
        there = seek(others, there, len(others), docs[here])
        if there == len(others) or others[there] != docs[here]:
            found[size], kept[size] = docs[here], scores[here]
            size += 1
    return found[:size], kept[:size]


@kernel
def select(docs: Array, scores: Array, kept: Array) -> tuple[Array, Array]:
    found = np.empty(len(docs), np.uint32)
    total = np.empty(len(docs), np.float32)
    size = 0
    for at in range(len(docs)):
        # Written each time and counted where kept: there is no branch to guess wrong.
        found[size], total[size] = docs[at], scores[at]
        size += kept[at]
    return found[:size], total[:size]


@kernel
def add(total: Array, marked: Array, docs: Array, scores: Array) -> None:
    for at in range(len(docs)):
        total[docs[at]] += scores[at]
        marked[docs[at]] = 1


@kernel
def marked_docs(marked: Array) -> Array:
    found = np.empty(_count(marked) + 1, np.uint32)  # one more, which the last step may write to
    size = 0
    for at in range(len(marked)):
        found[size] = at
        size += marked[at]
    return found[:size]


@kernel
def collected(total: Array, marked: Array) -> tuple[Array, Array]:
    count = _count(marked)
    found, scores = np.empty(count + 1, np.uint32), np.empty(count + 1, np.float32)
    size = 0
    for at in range(len(marked)):
        found[size], scores[size] = at, total[at]
        size += marked[at]
    return found[:size], scores[:size]


@kernel
def _count(marked: Array) -> int:
    count = 0
    for at in range(len(marked)):
        count += marked[at]
    return count


@kernel
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


@kernel
def leading(
    docs: Array, scores: Array, moments: tuple[Array, Array], sign: int, stories: tuple[Array, int]
) -> Array:
    of, size = stories
    kept = np.empty(len(docs), np.bool_)
    alone = True
    for at in range(len(docs)):
        kept[at] = of[docs[at]] == 0
        alone &= kept[at]
    if alone:
        return kept
    keys = (docs, scores, moments[0], moments[1])
    lead = np.zeros(size, np.int64)  # the best so far of each story, counted from 1
    for at in range(len(docs)):
        if not kept[at]:
            number = of[docs[at]]
            if lead[number] == 0 or _worse(keys, sign, lead[number] - 1, at):
                lead[number] = at + 1
    for number in range(size):
        if lead[number]:
            kept[lead[number] - 1] = True
    return kept


@kernel
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


@inline
def _worse(keys: tuple[Array, Array, Array, Array], sign: int, one: int, other: int) -> bool:
    docs, scores, instants, seqs = keys
    if scores[one] != scores[other]:
        return bool(scores[one] < scores[other])
    first, second = docs[one], docs[other]
    # The product of the instant that says "undated" and -1 is itself again: the least of all.
    if instants[first] != instants[second]:
        return bool(sign * instants[first] < sign * instants[second])
    return bool(sign * seqs[first] < sign * seqs[second])
