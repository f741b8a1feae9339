"""Narrowing: what a query found in one segment, and which of it each filter keeps."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import reduce

import numpy as np

from index.arrays import DocIds, Mask
from index.segment import Segment
from search.matches import Matches
from search.request import SearchRequest
from search.timeline import between, within
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
        kept = self._kept(())
        return self.found if kept is None else self.found.where(kept)

    def but(self, *names: str) -> DocIds:
        """The documents that all filters but these keep."""
        kept = self._kept(names)
        return self.found.docs if kept is None else self.found.docs[kept]

    def _kept(self, left_out: Collection[str]) -> Mask | None:
        masks = [mask for name, mask in self.keeps.items() if name not in left_out]
        return reduce(np.logical_and, masks) if masks else None


def narrow(
    segment: Segment, found: Matches, request: SearchRequest, choices: Choices, resolver: Resolver
) -> Narrowed:
    """The matches with the masks of the request's filters: values of one facet are alternatives."""
    keeps: dict[str, Mask] = {}
    if request.start or request.end:
        keeps[SPAN] = between(segment, found.docs, request.start, request.end)
    if dates := request.chosen("date"):
        masks = [within(segment, found.docs, value) for value in dates]
        keeps["date"] = np.logical_or.reduce(masks)
    for facet, values in choices.items():
        keeps[facet] = resolver.mask(segment, values)[found.docs]
    return Narrowed(segment, found, keeps)
