"""The map of a search: countries shaded by how much was found of each, and a list of the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import log
from pathlib import Path
from types import MappingProxyType

from search.request import SearchRequest
from search.result import FacetCount
from web.links import Links
from web.present import number

SHADES = 5
_LISTED = 150  # countries beside the map
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
    empty: str
    summary: str
    back: str
    everything: str


def world_map(counts: Sequence[FacetCount], request: SearchRequest, links: Links) -> WorldMap:
    """The map of these countries."""
    search = replace(request, page=1)
    ordered = sorted(counts, key=lambda each: (-each.count, each.label))
    most = ordered[0].count if ordered else 1
    found = {each.value for each in ordered}
    return WorldMap(
        lands=tuple(_land(each, most, search, links) for each in ordered[:_LISTED]),
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


def _summary(ordered: Sequence[FacetCount]) -> str:
    if not ordered:
        return "Nothing that was found is from a country that is known."
    countries = "1 country" if len(ordered) == 1 else f"{number(len(ordered))} countries"
    hidden = sum(each.value not in shapes() for each in ordered)
    small = f"; {number(hidden)} not on a map of this size, or of this day" if hidden else ""
    return f"{countries}, most of {ordered[0].label} ({number(ordered[0].count)}){small}."
