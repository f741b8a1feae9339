"""Phrase and near: kernels over the positions of words."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.arrays import DocIds, among_sorted, common, distinct
from index.postings import Postings

Places = NDArray[np.uint64]  # document << 32 | position, sorted and distinct

_SHIFT = np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)


def places(postings: Postings, among: DocIds) -> Places:
    """Where a word stands in these documents."""
    flags = among_sorted(postings.docs, among)
    kept = np.repeat(flags, postings.freqs)
    docs = np.repeat(postings.docs[flags], postings.freqs[flags]).astype(np.uint64)
    return distinct((docs << _SHIFT) | postings.positions[kept])


def phrase(words: Sequence[Postings], names: Sequence[str]) -> DocIds:
    """The documents where the words stand one straight after the other; `names` tell them apart."""
    among = _common(words)
    standing = _standing(words, names, among)
    starts = standing[names[0]]
    for number, name in enumerate(names[1:], 1):
        here = standing[name]
        here = here[(here & _LOW) >= number] - np.uint64(number)
        starts = common(starts, here)
        if not len(starts):
            break
    return _docs(starts)


def near(words: Sequence[Postings], names: Sequence[str], slop: int) -> DocIds:
    """The documents where all words stand, in any order, with at most `slop` others among them.

    `names` tell which words are the same: one that is asked for twice must stand there twice.
    """
    among = _common(words)
    wanted = Counter(names)
    standing = _standing(words, names, among)
    width = np.uint64(len(words) - 1 + slop)
    found = [
        _docs(start[_all_within(start, standing, wanted, width)]) for start in standing.values()
    ]
    return np.unique(np.concatenate(found))


def _all_within(
    starts: Places, standing: dict[str, Places], wanted: Counter[str], width: np.uint64
) -> NDArray[np.bool_]:
    """Of which places every word stands often enough at most `width` positions further on."""
    fits = np.ones(len(starts), np.bool_)
    for name, count in wanted.items():
        here = standing[name]
        last = np.searchsorted(here, starts) + count - 1
        inside = last < len(here)
        last[~inside] = 0
        fits &= inside & (here[last] <= starts + width) if len(here) else False
    return fits


def _standing(words: Sequence[Postings], names: Sequence[str], among: DocIds) -> dict[str, Places]:
    by_name = dict(zip(names, words, strict=True))
    return {name: places(word, among) for name, word in by_name.items()}


def _common(words: Sequence[Postings]) -> DocIds:
    ordered = sorted(words, key=len)
    among = ordered[0].docs
    for word in ordered[1:]:
        among = common(among, word.docs)
    return among


def _docs(found: Places) -> DocIds:
    return distinct(found >> _SHIFT).astype(np.uint32)
