"""The map of a search: countries shaded by how much was found of each, and a list of the same."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import log
from pathlib import Path
from types import MappingProxyType

from search.request import SearchRequest, to_query
from search.result import FacetCount
from web.links import Links
from web.present import brief, number
from web.room import fitting_rows

SHADES = 5
_MISSING = (
    "are too small for the map, or no longer there: the list has them",
    "is too small for the map, or no longer there: the list has it",
)
_LISTED = 150  # countries beside the map
_BYTES = 38_000  # of all links, beside the shapes
_FRAME = 130  # bytes of a country in the list, beside what its link says of the search
_TABLE = Path(__file__).parent / "data" / "map.tsv"


@dataclass(frozen=True, slots=True)
class Land:
    """A country of which something was found; `shape` is "" where the map is too small for it."""

    label: str
    count: str
    url: str
    shape: str
    shade: int
    selected: bool


@dataclass(frozen=True, slots=True)
class WorldMap:
    """The page of the map. `empty` is the outline of all countries without an article."""

    lands: tuple[Land, ...]
    listed: int  # how many of them the list has room for
    leads: bool  # whether the shapes are links, too: of a long search there is no room for both
    empty: str
    legend: tuple[tuple[int, str], ...]  # each shade and how many articles it stands for
    query: str  # what was asked, in short
    summary: str
    back: str
    everything: str


def world_map(counts: Sequence[FacetCount], request: SearchRequest, links: Links) -> WorldMap:
    """The map of these countries."""
    search = replace(request, page=1)
    ordered = sorted(counts, key=lambda each: (-each.count, each.label))
    most = ordered[0].count if ordered else 1
    found = {each.value for each in ordered}
    link = len(to_query(search))
    lands = tuple(_land(each, most, search, links) for each in ordered)
    return WorldMap(
        lands=lands,
        legend=tuple(_legend(ordered, lands)),
        query=brief(search.q),
        listed=fitting_rows(min(_LISTED, len(ordered)), _FRAME + link, _BYTES),
        leads=(_FRAME + 2 * link) * len(ordered) <= _BYTES,
        empty="".join(shape for code, shape in shapes().items() if code not in found),
        summary=_summary(ordered),
        back=links.search(search),
        everything=links.values("country", search),
    )


@cache
def shapes() -> Mapping[str, str]:
    """The outline of each country, as the path of an SVG."""
    _, *lines = _TABLE.read_text("utf-8").splitlines()
    rows = [line.partition("\t")[::2] for line in lines]
    return MappingProxyType(dict(rows))


def _land(each: FacetCount, most: int, search: SearchRequest, links: Links) -> Land:
    return Land(
        label=each.label,
        count=number(each.count),
        url=links.search(search.toggle("country", each.value)),
        shape=shapes().get(each.value, ""),
        shade=1 + round((SHADES - 1) * log(each.count) / log(max(most, 2))),
        selected=each.selected,
    )


def _legend(ordered: Sequence[FacetCount], lands: Sequence[Land]) -> Iterator[tuple[int, str]]:
    for shade in range(1, SHADES + 1):
        counts = [
            each.count
            for each, land in zip(ordered, lands, strict=True)
            if land.shade == shade and land.shape
        ]
        if counts:
            least, most = number(min(counts)), number(max(counts))
            yield shade, least if least == most else f"{least}–{most}"


def _summary(ordered: Sequence[FacetCount]) -> str:
    if not ordered:
        return "Nothing that was found is from a country that is known."
    countries = "1 country" if len(ordered) == 1 else f"{number(len(ordered))} countries"
    hidden = sum(each.value not in shapes() for each in ordered)
    small = f" {number(hidden)} of them {_MISSING[hidden == 1]}." if hidden else ""
    return f"{countries}, most of {ordered[0].label} ({number(ordered[0].count)}).{small}"
