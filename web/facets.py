"""The facets of a search page: each value a link to the search that a click on it asks for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.fields import FACETS
from search.labels import label
from search.request import SearchRequest, to_args
from search.result import FacetCount, SearchResult
from web.links import Links
from web.nested import Branch, above, branches, toggled
from web.periods import newest_first
from web.present import facet_title, number, spread
from web.room import Room

SHOWN = 8  # how many values stand before "show more"


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet, and where a click on it leads.

    `inside` are those that lie in it, unfolded where it `is_open`.
    """

    label: str
    url: str
    count: str
    inferred: str
    selected: bool
    depth: int = 0  # of a month below its year
    inside: tuple["Choice", ...] = ()
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class FacetList:
    """A facet: the values that are shown, those behind "show more", and where all are."""

    name: str
    title: str
    shown: tuple[Choice, ...]
    rest: tuple[Choice, ...]
    everything: str  # the page of them all, "" of dates
    within: str  # the same without parameters, for a form
    hidden: tuple[tuple[str, str], ...]  # what that form carries along
    has_more: bool  # whether there are more than the page has room for


@dataclass(frozen=True, slots=True)
class Chip:
    """Something chosen, and the search without it."""

    kind: str
    label: str
    url: str


def facet_list(name: str, result: SearchResult, links: Links, room: Room) -> FacetList:
    """One facet of a result; what there is no room for stands on the page of all its values."""
    request = replace(result.request, page=1)
    counts = result.facets[name]
    kept = counts if name == "date" else _most(name, counts, room)
    if name == "date":
        shown, rest = _dates(counts, request, links)
    else:
        shown, rest = _folded(branches(name, kept), name, request, links)
    return FacetList(
        name,
        facet_title(name),
        shown,
        rest if room.listed else (),
        "" if name == "date" else links.values(name, request),
        "" if name == "date" else links.values(name, SearchRequest()),
        tuple(to_args(request)),
        bool(rest) or len(kept) < len(counts),
    )


Parts = tuple[tuple[Choice, ...], tuple[Choice, ...]]  # what is in sight, and the rest


def _most(name: str, counts: Sequence[FacetCount], room: Room) -> Sequence[FacetCount]:
    """As many of a facet's values as a page holds, and what is chosen with what it lies in."""
    most = room.nested if name == "topic" else SHOWN + room.listed
    chosen = {each.value for each in counts if each.selected}
    kept = chosen.union(*(above(name, value) for value in chosen))
    return [each for at, each in enumerate(counts) if at < most or each.value in kept]


def _folded(found: Sequence[Branch], name: str, request: SearchRequest, links: Links) -> Parts:
    """The first values, and what is chosen, each with those in it folded; then the others."""

    def choice(branch: Branch) -> Choice:
        each, inside = branch.count, branch.inside
        return replace(
            _choice(each, links.search(toggled(request, name, each.value))),
            inside=tuple(map(choice, inside)),
            is_open=branch.is_chosen,
        )

    # One value more takes no more room than the line that would hide it.
    most = SHOWN + (len(found) == SHOWN + 1)
    in_sight = [at < most or each.is_chosen for at, each in enumerate(found)]
    return (
        tuple(choice(each) for each, seen in zip(found, in_sight, strict=True) if seen),
        tuple(choice(each) for each, seen in zip(found, in_sight, strict=True) if not seen),
    )


def _dates(counts: Sequence[FacetCount], request: SearchRequest, links: Links) -> Parts:
    """The newest, and what is chosen with all that lies in it or around it; then the others."""
    ordered = sorted(counts, key=lambda each: newest_first(each.value))
    values = {each.value for each in ordered}
    most = SHOWN + (len(ordered) == SHOWN + 1)
    chosen = {each.value for each in ordered if each.selected}
    opened = chosen | {wider for value in chosen for wider in above("date", value)}
    in_sight = opened | {each.value for each in ordered[:most]}
    in_sight |= {value for value in values if not opened.isdisjoint(above("date", value))}
    choices = [
        replace(
            _choice(each, links.search(toggled(request, "date", each.value))),
            depth=len(values.intersection(above("date", each.value))),
        )
        for each in ordered
    ]
    pairs = [*zip(ordered, choices, strict=True)]
    return (
        tuple(choice for each, choice in pairs if each.value in in_sight),
        tuple(choice for each, choice in pairs if each.value not in in_sight),
    )


def _choice(each: FacetCount, url: str) -> Choice:
    inferred = number(each.inferred) if each.inferred else ""
    return Choice(each.label, url, number(each.count), inferred, each.selected)


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
