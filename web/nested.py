"""Nested: values of a facet that lie within each other, as months in years and topics in topics."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.topics import topic_closure
from search.request import SearchRequest
from search.result import FacetCount
from search.timeline import above as periods_above


def above(facet: str, value: str) -> tuple[str, ...]:
    """What a value lies in: of a month its year, of a topic all that are broader."""
    match facet:
        case "date":
            return periods_above(value)
        case "topic":
            return topic_closure((value,))[1:]
        case _:
            return ()


def toggled(request: SearchRequest, facet: str, value: str) -> SearchRequest:
    """The request that a click on a value leads to.

    Chosen values are alternatives, so one takes the place of what it lies in, which would be all
    that counts beside it, and of what lies in it.
    """
    if (facet, value) in request.filters:
        return request.toggle(facet, value)
    apart = {
        chosen
        for chosen in request.chosen(facet)
        if chosen not in above(facet, value) and value not in above(facet, chosen)
    }
    others = {pair for pair in request.filters if pair[0] != facet}
    filters = frozenset(others | {(facet, each) for each in {*apart, value}})
    return replace(request, filters=filters, page=1)


@dataclass(frozen=True, slots=True)
class Branch:
    """A value with those that lie in it; `is_chosen` says whether it or any of them is chosen."""

    count: FacetCount
    inside: tuple["Branch", ...]

    @property
    def is_chosen(self) -> bool:
        """Whether the value or one in it is chosen."""
        return self.count.selected or any(each.is_chosen for each in self.inside)


def branches(facet: str, counts: Sequence[FacetCount]) -> tuple[Branch, ...]:
    """The values in their order, each within the narrowest of the others that it lies in."""
    known = {each.value for each in counts}
    below: dict[str, list[FacetCount]] = {}
    for each in counts:
        home = next((value for value in above(facet, each.value) if value in known), "")
        below.setdefault(home, []).append(each)

    def grown(value: str) -> tuple[Branch, ...]:
        return tuple(Branch(each, grown(each.value)) for each in below.get(value, ()))

    return grown("")
