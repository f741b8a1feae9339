"""The facets of a search page: each value a link to the search that a click on it asks for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.fields import FACETS
from search.labels import label
from search.request import SearchRequest
from search.result import FacetCount, SearchResult
from web.links import Links
from web.periods import above, newest_first, toggle_period
from web.present import facet_title, number, spread

SHOWN = 8  # how many values stand before "show more"
_LISTED = 30  # how many "show more" shows; the others are a page away


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet, and where a click on it leads."""

    label: str
    url: str
    count: str
    inferred: str
    selected: bool
    depth: int  # of a month below its year


@dataclass(frozen=True, slots=True)
class FacetList:
    """A facet: the values that are shown, those behind "show more", and where all are."""

    name: str
    title: str
    shown: tuple[Choice, ...]
    rest: tuple[Choice, ...]
    everything: str  # the page of them all, "" of dates


@dataclass(frozen=True, slots=True)
class Chip:
    """Something chosen, and the search without it."""

    kind: str
    label: str
    url: str


def facet_list(name: str, result: SearchResult, links: Links) -> FacetList:
    """One facet of a result."""
    counts = _ordered(name, result.facets[name])
    in_sight = _in_sight(name, counts)
    inside = {each.value for each in counts} if name == "date" else set()

    def choices(some: Sequence[FacetCount]) -> tuple[Choice, ...]:
        return tuple(
            Choice(
                label=each.label,
                url=links.search(_toggled(result.request, name, each.value)),
                count=number(each.count),
                inferred=number(each.inferred) if each.inferred else "",
                selected=each.selected,
                depth=len(inside.intersection(above(each.value))),
            )
            for each in some
        )

    rest = [each for each in counts if each.value not in in_sight]
    return FacetList(
        name,
        facet_title(name),
        choices([each for each in counts if each.value in in_sight]),
        choices(rest if name == "date" else rest[:_LISTED]),
        "" if name == "date" else links.values(name, replace(result.request, page=1)),
    )


def chips(result: SearchResult, links: Links) -> tuple[Chip, ...]:
    """What narrows the search, in the order of the facets, with its days last."""
    request = result.request
    ways = [
        (facet_title(name), label(name, value), request.toggle(name, value))
        for name in FACETS
        for value in request.chosen(name)
    ]
    if request.start or request.end:
        without = replace(request, start=None, end=None, page=1)
        ways.append(("Days", spread(request.start, request.end), without))
    if not request.inferred:
        ways.append(("Inferred", "left out", replace(request, inferred=True, page=1)))
    return tuple(Chip(kind, name, links.search(way)) for kind, name, way in ways)


def _ordered(name: str, counts: Sequence[FacetCount]) -> Sequence[FacetCount]:
    if name == "date":
        return sorted(counts, key=lambda each: newest_first(each.value))
    return counts


def _in_sight(name: str, counts: Sequence[FacetCount]) -> set[str]:
    """The first values, and what is chosen; of dates with all that lies within it."""
    # One value more takes no more room than the line that would hide it.
    most = SHOWN + (len(counts) == SHOWN + 1)
    chosen = {each.value for each in counts if each.selected}
    found = chosen | {each.value for each in counts[:most]}
    if name == "date":
        found |= {each.value for each in counts if not chosen.isdisjoint(above(each.value))}
    return found


def _toggled(request: SearchRequest, name: str, value: str) -> SearchRequest:
    return toggle_period(request, value) if name == "date" else request.toggle(name, value)
