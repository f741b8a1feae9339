"""Narrowing: what a query found, and which of it each filter keeps."""

from collections.abc import Collection as Names
from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce

import numpy as np

from index.arrays import DocIds, Mask
from search.collection import Collection
from search.matches import Matches, where
from search.request import SearchRequest
from search.values import Resolver, Value

SPAN = "span"  # the filter of `from` and `to`, which no facet leaves out

Choices = Mapping[str, tuple[Value, ...]]  # what is chosen of each keyword facet, resolved


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a query found; `keeps` has a mask over it for each filter in force."""

    collection: Collection
    found: Matches
    keeps: Mapping[str, Mask]

    def final(self) -> Matches:
        """What all filters keep."""
        kept = self._kept(())
        return self.found if kept is None else where(self.collection.kernels, self.found, kept)

    def but(self, *names: str) -> DocIds:
        """The documents that all filters but these keep."""
        kept = self._kept(names)
        if kept is None:
            return self.found.docs
        return where(self.collection.kernels, self.found, kept).docs

    def _kept(self, left_out: Names[str]) -> Mask | None:
        masks = [mask for name, mask in self.keeps.items() if name not in left_out]
        return reduce(np.logical_and, masks) if masks else None


def narrow(
    collection: Collection,
    found: Matches,
    request: SearchRequest,
    choices: Choices,
    resolver: Resolver,
) -> Narrowed:
    """The matches with the masks of the request's filters: values of one facet are alternatives."""
    docs, calendar = found.docs, collection.calendar
    keeps: dict[str, Mask] = {}
    if request.start or request.end:
        keeps[SPAN] = calendar.between(collection.kernels, docs, request.start, request.end)
    if dates := request.chosen("date"):
        keeps["date"] = np.logical_or.reduce([calendar.within(docs, each) for each in dates])
    for facet, values in choices.items():
        keeps[facet] = resolver.bearing(docs, values)
    return Narrowed(collection, found, keeps)
