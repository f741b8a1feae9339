"""NumPy's kernels that tell what is like what: the twins of search.compiled_likeness."""

import numpy as np

from index.arrays import Array, DocIds, Mask, offsets_of, runs
from index.strings import Strings
from search.kernels import Counts, Scores, Spots, Stretched


def ordinals(table: tuple[Array, Array], others: tuple[Array, Array], wanted: Spots) -> Spots:
    known, given = Strings(*table), Strings(*others)
    return np.array([known.find(given[at]) for at in wanted.tolist()], np.int64)


def turned(
    docs: Array, freqs: Array, at: Array, slots: Array, size: int
) -> tuple[Spots, Spots, Array]:
    spots = np.flatnonzero(slots[docs] >= 0)
    owners = slots[docs[spots]]
    order = np.argsort(owners, kind="stable")
    forms = np.searchsorted(at, spots[order], "right") - 1
    begins = offsets_of(np.bincount(owners, minlength=size)).astype(np.int64)
    return begins, forms.astype(np.int64), freqs[spots[order]].astype(np.uint32)


def living(docs: Array, alive: Mask, lows: Spots, highs: Spots) -> Counts:
    before = np.concatenate([[0], np.cumsum(alive[docs[runs(lows, highs - lows)]])])
    ends = np.cumsum(highs - lows)
    counts: Counts = before[ends] - before[ends - (highs - lows)]
    return counts


def liken(
    total: Scores, of: tuple[Array, Array], words: Stretched, norms: Scores, base: int
) -> DocIds:
    docs, freqs = of
    met = [np.empty(0, np.uint32)]
    for low, high, weight in zip(*words, strict=True):
        here = docs[low:high].astype(np.int64) + base
        met.append(here[total[here] == 0].astype(np.uint32))
        counts = freqs[low:high].astype(np.float32)
        total[here] += weight * (counts / (counts + norms[here]))
    return np.concatenate(met)


def foremost(docs: DocIds, total: Scores, allowed: Mask, count: int) -> DocIds:
    docs = np.sort(docs[allowed[docs] & (total[docs] > 0)])
    if len(docs) <= count:
        return docs
    scores = total[docs]
    best: DocIds = docs[scores >= np.partition(scores, len(docs) - count)[len(docs) - count]]
    return best
