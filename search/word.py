"""Word: the documents of a term's forms in all segments, taken together."""

from collections.abc import Callable
from typing import TypeVar

import numpy as np

from index.arrays import Array, DocIds, joined
from index.fields import ZONES
from index.segment import Segment
from search.collection import Collection
from search.expand import Stretches, Terms
from search.kernels import Counted

T = TypeVar("T")

ANY_ZONE = -1
_ZONE = {zone.name: number for number, zone in enumerate(ZONES)}


def zone_number(field: str) -> int:
    """The number of a zone of the text, ANY_ZONE of the text as a whole."""
    return _ZONE[field] if field else ANY_ZONE


def arrays_of(segment: Segment) -> tuple[Array, Array, Array, Array]:
    """The arrays that the kernels of postings read."""
    arrays = segment.arrays
    return arrays["docs"], arrays["freqs"], arrays["positions"], arrays["zones"]


def count_word(collection: Collection, terms: Terms, field: str) -> Counted:
    """The documents that have any of the forms, in a zone, and how often all forms together."""
    zone = zone_number(field)

    def count(segment: Segment, stretches: Stretches, base: int) -> Counted:
        if zone == ANY_ZONE:
            docs, freqs = segment.arrays["docs"], segment.arrays["freqs"]
            return collection.kernels.joined(docs, freqs, *stretches[:2], base)
        return collection.kernels.joined_within(arrays_of(segment), stretches, zone, base)

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

    def mark(segment: Segment, stretches: Stretches, base: int) -> None:
        collection.kernels.mark(marked, segment.arrays["docs"], *stretches[:2], base)

    _in_segments(collection, terms, mark)
    return collection.kernels.marked_docs(marked)


def _in_segments(
    collection: Collection, terms: Terms, find: Callable[[Segment, Stretches, int], T]
) -> list[T]:
    """What is found in each segment that has any of the forms."""
    parts = zip(collection.segments, terms.stretches, collection.bases, strict=True)
    return [find(segment, has, base) for segment, has, base in parts if len(has[0])]
