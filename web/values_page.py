"""ValuesPage: every value of a facet in a search, from A to Z, with a search among them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.words import fold
from search.request import SearchRequest, to_args, to_query
from search.result import FacetCount
from search.values import plain
from web.facets import Choice
from web.links import Links
from web.nested import toggled
from web.present import facet_title, number
from web.room import fitting_rows

_MOST = 200  # values on a page
_BYTES = 70_000  # of all of them
_FRAME = 200  # bytes of a value beside what its link says of the search


@dataclass(frozen=True, slots=True)
class ValuesPage:
    """The page of a facet's values."""

    title: str
    find: str
    hidden: tuple[tuple[str, str], ...]  # what the form carries along unseen
    values: tuple[Choice, ...]
    summary: str
    back: str
    previous: str
    next: str


def values_page(
    facet: str, counts: tuple[FacetCount, ...], request: SearchRequest, find: str, links: Links
) -> ValuesPage:
    """One page of the values in which a word begins as what is sought, the last beyond the end."""
    ordered = alphabetical(fitting(counts, find))
    search = replace(request, page=1)
    size = fitting_rows(_MOST, _FRAME + len(to_query(search)), _BYTES)
    at = min(request.page, max(1, -(-len(ordered) // size)))
    start = (at - 1) * size

    def turned(by: int) -> str:
        return links.values(facet, replace(request, page=at + by), find)

    return ValuesPage(
        title=facet_title(facet),
        find=find,
        hidden=tuple(to_args(search)),
        values=tuple(_choice(facet, each, search, links) for each in ordered[start : start + size]),
        summary=_summary(len(ordered), find),
        back=links.search(search),
        previous=turned(-1) if at > 1 else "",
        next=turned(1) if start + size < len(ordered) else "",
    )


def fitting(counts: Sequence[FacetCount], find: str) -> list[FacetCount]:
    """The values in which a word begins as what is sought."""
    wanted = f" {plain(find)}"
    return [each for each in counts if wanted in f" {plain(each.label)}"]


def alphabetical(counts: Sequence[FacetCount]) -> list[FacetCount]:
    """The values from A to Z."""
    return sorted(counts, key=lambda each: (fold(each.label), each.value))


def _choice(facet: str, each: FacetCount, search: SearchRequest, links: Links) -> Choice:
    return Choice(
        label=each.label,
        url=links.search(toggled(search, facet, each.value)),
        count=number(each.count),
        inferred=number(each.inferred) if each.inferred else "",
        selected=each.selected,
    )


def _summary(count: int, find: str) -> str:
    values = f"{number(count)} value{'' if count == 1 else 's'}"
    return f"{values} with “{find}”" if find else values
