"""Narrowing: what a query found in one segment, and which of it each filter keeps."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import reduce

import numpy as np

from index.arrays import DocIds, Mask
from index.segment import Segment
from search.evaluate import in_days
from search.matches import Matches, contains
from search.query import Range
from search.request import SearchRequest
from search.timeline import within
from search.values import Resolver, Value

SPAN = "span"  # the filter of `from` and `to`, which no facet leaves out

Choices = Mapping[str, tuple[Value, ...]]  # what is chosen of each keyword facet, resolved


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a query found in a segment; `keeps` has a mask over it for each filter in force."""

    segment: Segment
    found: Matches
    keeps: Mapping[str, Mask]

    def final(self) -> Matches:
        """What all filters keep."""
        return self.found.where(self._kept(()))

    def but(self, *names: str) -> DocIds:
        """The documents that all filters but these keep."""
        return self.found.docs[self._kept(names)]

    def _kept(self, left_out: Collection[str]) -> Mask:
        masks = [mask for name, mask in self.keeps.items() if name not in left_out]
        return reduce(np.logical_and, masks, np.ones(len(self.found), np.bool_))


def narrow(
    segment: Segment, found: Matches, request: SearchRequest, choices: Choices, resolver: Resolver
) -> Narrowed:
    """The matches with the masks of the request's filters: values of one facet are alternatives."""
    keeps: dict[str, Mask] = {}
    size = len(segment)
    if request.start or request.end:
        days = Range(*(day.isoformat() if day else "" for day in (request.start, request.end)))
        keeps[SPAN] = contains(found.docs, in_days(segment, days), size)
    if dates := request.chosen("date"):
        masks = [within(segment, found.docs, value) for value in dates]
        keeps["date"] = np.logical_or.reduce(masks)
    for facet, values in choices.items():
        keeps[facet] = contains(found.docs, resolver.bearing(segment, values), size)
    return Narrowed(segment, found, keeps)
