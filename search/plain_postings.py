"""NumPy's kernels that read the postings of one segment: the twins of search.compiled_postings."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, DocIds, common, distinct, runs
from search.kernels import Counted, Scores, Spots

_SHIFT = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)


def stretches(postings: Array, positions: Array, forms: Spots) -> tuple[Spots, int, int]:
    lows, highs = postings[forms].astype(np.int64), postings[forms + 1].astype(np.int64)
    firsts, lasts = positions[forms].astype(np.int64), positions[forms + 1].astype(np.int64)
    counts = int((highs - lows).sum()), int((lasts - firsts).sum())
    return np.stack([lows, highs, firsts]), *counts


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
