"""Which segments are due to be merged: those of a tier, once there are enough of them.

A tier holds segments of like size, so each document is merged as often as there are tiers: three
times at most, since no segment grows beyond LARGEST.
"""

from collections.abc import Sequence
from itertools import accumulate
from math import log

from index.codec import ArraySegment
from index.segment import LARGEST

MANY = 8  # segments of one tier that are merged into one of the next
SMALLEST = 512  # documents; below this size all segments are of one tier


def due(segments: Sequence[ArraySegment]) -> list[ArraySegment]:
    """The segments to merge next, of the lowest tier that is full; none if there is none."""
    tiers: dict[int, list[ArraySegment]] = {}
    for segment in sorted(segments, key=ArraySegment.doc_count):
        tiers.setdefault(_tier(segment.doc_count()), []).append(segment)
    for tier in sorted(tiers):
        chosen = _fitting(tiers[tier])
        if len(chosen) > 1 and (len(tiers[tier]) >= MANY or len(chosen) < len(tiers[tier])):
            return [each for each in segments if each in chosen]
    return []


def _fitting(segments: Sequence[ArraySegment]) -> list[ArraySegment]:
    """As many of the segments, the smallest first, as one segment can hold."""
    ends = accumulate(each.doc_count() for each in segments)
    return [each for each, end in zip(segments, ends, strict=True) if end <= LARGEST]


def _tier(docs: int) -> int:
    return int(log(max(docs, SMALLEST) / SMALLEST, MANY) + 1e-9)
