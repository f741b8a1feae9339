"""Word: the documents of a term's forms in all segments, taken together."""

from collections.abc import Callable
from typing import TypeVar

import numpy as np

from index.arrays import Array, DocIds, joined
from index.fields import ZONES
from index.segment import Segment
from search.collection import Collection
from search.expand import Terms
from search.kernels import Counted, Spots

T = TypeVar("T")
Stretches = tuple[Spots, Spots, Spots]  # where the postings of some forms begin, end, and their
# positions begin

ANY_ZONE = -1
_ZONE = {zone.name: number for number, zone in enumerate(ZONES)}


def zone_number(field: str) -> int:
    """The number of a zone of the text, ANY_ZONE of the text as a whole."""
    return _ZONE[field] if field else ANY_ZONE


def stretches(segment: Segment, ordinals: Spots) -> Stretches:
    """Where the postings of these forms stand in a segment's arrays."""
    postings, positions = segment.arrays["form.postings"], segment.arrays["form.positions"]
    return (
        postings[ordinals].astype(np.int64),
        postings[ordinals + 1].astype(np.int64),
        positions[ordinals].astype(np.int64),
    )


def arrays_of(segment: Segment) -> tuple[Array, Array, Array, Array]:
    """The arrays that the kernels of postings read."""
    arrays = segment.arrays
    return arrays["docs"], arrays["freqs"], arrays["positions"], arrays["zones"]


def count_word(collection: Collection, terms: Terms, field: str) -> Counted:
    """The documents that have any of the forms, in a zone, and how often all forms together."""
    zone = zone_number(field)

    def count(segment: Segment, ordinals: Spots, base: int) -> Counted:
        lows, highs, firsts = stretches(segment, ordinals)
        if zone == ANY_ZONE:
            docs, freqs = segment.arrays["docs"], segment.arrays["freqs"]
            return collection.kernels.joined(docs, freqs, lows, highs, base)
        of = arrays_of(segment)
        return collection.kernels.joined_within(of, (lows, highs, firsts), zone, base)

    found = _in_segments(collection, terms, count)
    return joined([docs for docs, _ in found], np.uint32), joined(
        [freqs for _, freqs in found], np.uint32
    )


def count_docs(collection: Collection, terms: Terms, field: str) -> int:
    """How many documents have a single form in a zone."""
    if field:
        return len(count_word(collection, terms, field)[0])
    return terms.postings


def mark_docs(collection: Collection, terms: Terms, field: str) -> DocIds:
    """The documents that have any of the forms, in a zone."""
    if field:
        return count_word(collection, terms, field)[0]
    marked = np.zeros(len(collection), np.uint8)

    def mark(segment: Segment, ordinals: Spots, base: int) -> None:
        lows, highs, _ = stretches(segment, ordinals)
        collection.kernels.mark(marked, segment.arrays["docs"], lows, highs, base)

    _in_segments(collection, terms, mark)
    return collection.kernels.marked_docs(marked)


def _in_segments(
    collection: Collection, terms: Terms, find: Callable[[Segment, Spots, int], T]
) -> list[T]:
    """What is found in each segment that has any of the forms."""
    parts = zip(collection.segments, terms.ordinals, collection.bases, strict=True)
    return [find(segment, ordinals, base) for segment, ordinals, base in parts if len(ordinals)]
