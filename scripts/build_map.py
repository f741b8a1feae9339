"""Write the shapes of the countries from Natural Earth's, as world-atlas packs them.

`python scripts/build_map.py countries-110m.json` writes `web/data/map.tsv`. The file is that of
the npm package world-atlas. Natural Earth (naturalearthdata.com) is in the public domain.
"""

import json
import math
import sys
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from index.countries import country_named

MAP = Path(__file__).parent.parent / "web" / "data" / "map.tsv"
WIDTH = 1000  # of the whole map; a step is a thousandth of it
_LEFT_OUT = {"Antarctica", "Fr. S. Antarctic Lands"}
_SHORTENED = {
    "Bosnia and Herz.": "BA", "Central African Rep.": "CF", "Czechia": "CZ", "Côte d'Ivoire": "CI",
    "Dem. Rep. Congo": "CD", "Dominican Rep.": "DO", "Eq. Guinea": "GQ", "Falkland Is.": "FK",
    "N. Cyprus": "CY", "S. Sudan": "SS", "Solomon Is.": "SB", "Somaliland": "SO", "W. Sahara": "EH",
    "eSwatini": "SZ", "Congo": "CG", "Macedonia": "MK",
}  # fmt: skip

Place = tuple[float, float]  # longitude and latitude, in degrees
Point = tuple[int, int]  # on the map


def main(path: Path) -> None:
    """Write the table and print how many countries it has."""
    atlas = json.loads(path.read_text("utf-8"))
    arcs = [list(_places(arc, atlas["transform"])) for arc in atlas["arcs"]]
    shapes: dict[str, str] = {}
    for country in atlas["objects"]["countries"]["geometries"]:
        name = country["properties"]["name"]
        if name not in _LEFT_OUT:
            code = _SHORTENED.get(name) or country_named(name)
            assert code, name
            shapes[code] = shapes.get(code, "") + _path(country, arcs)
    MAP.parent.mkdir(exist_ok=True)
    lines = "".join(f"{code}\t{shape}\n" for code, shape in sorted(shapes.items()))
    heading = "# Natural Earth (naturalearthdata.com), public domain: country, outline in SVG\n"
    MAP.write_text(heading + lines, "utf-8")
    print(f"{MAP.name}: {len(shapes)} countries, {MAP.stat().st_size:,} bytes")


def _places(arc: Sequence[Sequence[int]], transform: dict[str, Any]) -> Iterator[Place]:
    """The places of an arc, which is kept as steps on a grid."""
    (across, down), (west, south) = transform["scale"], transform["translate"]
    x = y = 0
    for step in arc:
        x, y = x + step[0], y + step[1]
        yield x * across + west, y * down + south


def projected(longitude: float, latitude: float) -> Point:
    """A place on the map, by the Equal Earth projection (Šavrič, Patterson, Jenny 2018)."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    slope = 9 * a4 * t**8 + 7 * a3 * t**6 + 3 * a2 * t**2 + a1
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(t) / (3 * slope)
    y = a4 * t**9 + a3 * t**7 + a2 * t**3 + a1 * t
    scale = WIDTH / 2 / 2.70663
    return round(WIDTH / 2 + x * scale), round(1.317362 * scale - y * scale)


def _path(country: dict[str, Any], arcs: Sequence[Sequence[Place]]) -> str:
    parts = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    rings = (ring for polygon in parts for ring in polygon)
    return "".join(_drawn(piece) for ring in rings for piece in cut(_joined(ring, arcs)))


def _joined(numbers: Sequence[int], arcs: Sequence[Sequence[Place]]) -> list[Place]:
    """The places of a ring; its longitudes run on beyond 180 degrees, without a leap."""
    places: list[Place] = []
    for number in numbers:
        for x, y in arcs[number] if number >= 0 else reversed(arcs[~number]):
            turn = 360 * round((places[-1][0] - x) / 360) if places else 0
            places.append((x + turn, y))
    return places


def cut(ring: Sequence[Place]) -> Iterator[list[Place]]:
    """The pieces of a ring on both sides of the 180th meridian."""
    for turn in (-360, 0, 360):
        moved = [(x + turn, y) for x, y in ring]
        if piece := _within(_within(moved, 180, 1), 180, -1):
            yield piece


def _within(ring: Sequence[Place], edge: float, sign: int) -> list[Place]:
    """The part of a ring where sign * longitude is at most the edge (Sutherland, Hodgman 1974)."""
    kept: list[Place] = []
    for (x1, y1), (x2, y2) in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        inside = sign * x2 <= edge
        if inside != (sign * x1 <= edge):
            kept.append((sign * edge, y1 + (y2 - y1) * (sign * edge - x1) / (x2 - x1)))
        if inside:
            kept.append((x2, y2))
    return kept


def _drawn(ring: Sequence[Place]) -> str:
    """A closed line; "" of an island smaller than a step."""
    points = [projected(*place) for place in ring]
    kept = points[:1] + [after for before, after in pairwise(points) if before != after]
    if len(set(kept)) < len("abc"):
        return ""
    steps = " ".join(f"{x2 - x1} {y2 - y1}" for (x1, y1), (x2, y2) in pairwise(kept))
    return f"M{kept[0][0]} {kept[0][1]}l{steps.replace(' -', '-')}z"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
