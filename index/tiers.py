"""Which segments are due to be merged: those of a tier, once there are enough of them.

A tier holds segments of like size, so each document is merged as often as there are tiers: seven
times at most between a single article and ten million.
"""

from collections.abc import Sequence
from math import log

from index.codec import ArraySegment

MANY = 8  # segments of one tier that are merged into one of the next
SMALLEST = 512  # documents; below this size all segments are of one tier


def due(segments: Sequence[ArraySegment]) -> list[ArraySegment]:
    """The segments to merge next, of the lowest tier that is full; none if there is none."""
    tiers: dict[int, list[ArraySegment]] = {}
    for segment in segments:
        tiers.setdefault(_tier(segment.doc_count()), []).append(segment)
    full = [tier for tier in sorted(tiers) if len(tiers[tier]) >= MANY]
    return tiers[full[0]] if full else []


def _tier(docs: int) -> int:
    return int(log(max(docs, SMALLEST) / SMALLEST, MANY) + 1e-9)
