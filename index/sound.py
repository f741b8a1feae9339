"""Soundness: whether a segment's arrays hang together, so that compiled loops may walk them.

NumPy refuses to look beyond an array's end; compiled code does it, and takes the process with it.
So a file that isn't what was written must be told before. A check takes some 20 ms for 65,536
articles; that every byte is what was written is for `dateline verify` to say.
"""

from collections.abc import Iterator

import numpy as np

from index.arrays import Array
from index.errors import IndexDamaged
from index.fields import KEYWORDS
from index.segment import Segment


def check(segment: Segment) -> None:
    """Raise IndexDamaged where an array of the segment points beyond another."""
    fault = next(_faults(segment), "")
    if fault:
        raise IndexDamaged(
            f"{segment.name} is damaged ({fault}): rebuild the index with"
            " 'dateline verify --rebuild'"
        )


def _faults(segment: Segment) -> Iterator[str]:
    arrays = segment.arrays
    for offsets, divided, what in _divisions(segment):
        if not _divides(arrays[offsets], len(arrays[divided])):
            yield what
    sums = _sums(arrays["freqs"], arrays["form.postings"])
    if not np.array_equal(sums, np.diff(arrays["form.positions"])):
        yield "frequencies that don't tell the positions"
    if arrays["docs"].max(initial=0) >= max(len(segment), 1):
        yield "postings of no document"
    if not len(arrays["zones"]) == len(arrays["length"]) == len(segment):
        yield "documents without zones or length"
    if not _names_all(segment):
        yield "copies of no story"


def _divisions(segment: Segment) -> Iterator[tuple[str, str, str]]:
    """Which offsets divide which array, and what it is if they don't."""
    yield "form.postings", "docs", "postings of no form"
    yield "form.postings", "freqs", "frequencies of no form"
    yield "form.positions", "positions", "positions of no form"
    for name in ("form", *(f"stem.{each}" for each in segment.languages)):
        yield f"{name}.offsets", f"{name}.blob", f"strings of {name} that don't end"
    for field in KEYWORDS:
        yield f"{field}.of", f"{field}.ords", f"values of {field} that are no document's"
    if "story.docs" in segment.arrays:
        yield "story.offsets", "story.blob", "stories whose names don't end"


def _names_all(segment: Segment) -> bool:
    """Whether every copy is a document, and its story has a name."""
    docs, ords = segment.stories.docs, segment.stories.ords
    return (
        len(docs) == len(ords)
        and docs.max(initial=0) < max(len(segment), 1)
        and ords.max(initial=0) < max(len(segment.stories.names), 1)
    )


def _divides(offsets: Array, size: int) -> bool:
    """Whether the offsets rise from the beginning of an array of this size to its end."""
    if not len(offsets):
        return False
    rising = bool((offsets[1:] >= offsets[:-1]).all())
    return rising and int(offsets[0]) == 0 and int(offsets[-1]) == size


def _sums(values: Array, offsets: Array) -> Array:
    """The sum of the values of each stretch; none of the stretches is empty."""
    if not len(values):
        return np.zeros(len(offsets) - 1, np.int64)
    return np.add.reduceat(values, offsets[:-1].astype(np.int64), dtype=np.int64)
