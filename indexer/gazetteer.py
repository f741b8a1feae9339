"""The gazetteer: which places bear a name, and which of them a story means.

`data/places.tsv.gz` has a line for each name, ordered by bytes. Its columns: the name's key; its
bearers as `country,region,kind,people` parted by `;`; its spelling, where that isn't the key with
capitals; and `+` where the name is looked for in a story's text. The table is kept as it is and
looked up by halving, since an archive asks for some thousand of its names: it loads in hundredths
of a second and takes its own size in memory.
"""

import gzip
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from index.countries import country_code, country_named
from index.words import fold

TABLE = Path(__file__).parent / "data" / "places.tsv.gz"

_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "sts": "saints"}
_DROPPED = re.compile(r"['’‘`ʼ.]")
_NOT_WORD = re.compile(r"[^\w]+")
_IN_PROSE = re.compile(rb"^([^\t\n]+)\t[^\t\n]*\t[^\t\n]*\t\+$", re.MULTILINE)
_DOT_SPACE = re.compile(r"\.(?=\w{2})")


class Kind(StrEnum):
    """What sort of place bears a name."""

    CITY = "c"
    CAPITAL = "k"
    OTHER_NAME = "o"  # a city under a name that isn't its main one
    REGION = "r"
    ABBREVIATION = "a"  # of a region: it stands after a comma only
    COUNTRY = "n"


CITIES = (Kind.CITY, Kind.CAPITAL, Kind.OTHER_NAME)
# How much likelier a story means a capital than another city of its size.
WEIGHT = {Kind.CAPITAL: 5.0, Kind.OTHER_NAME: 0.25, Kind.COUNTRY: 5.0}
SMALL = 100_000  # weight below which a name known elsewhere says little


@dataclass(frozen=True, slots=True)
class Bearer:
    """A place that bears a name; `region` only where a dateline may tell it, as in the US."""

    country: str
    region: str
    kind: Kind
    people: int
    great: bool  # known beyond its country

    @property
    def weight(self) -> float:
        """How likely a story means this one, in people."""
        return self.people * WEIGHT.get(self.kind, 1.0)

    def lies_in(self, other: "Bearer") -> bool:
        """Whether this place is in the other, a region or a country."""
        if other.region:
            return (self.country, self.region) == (other.country, other.region)
        return self.country in PARTS.get(other.country, (other.country,))


# What the countries of the past are today.
PARTS = {
    "SU": ("SU", "RU", "UA", "BY", "MD", "EE", "LV", "LT", "GE", "AM", "AZ", "KZ", "UZ", "TM",
           "TJ", "KG"),
    "YU": ("YU", "RS", "HR", "SI", "BA", "MK", "ME", "XK"),
    "CSXX": ("CSXX", "RS", "ME", "XK"),
    "CSHH": ("CSHH", "CZ", "SK"),
    "DD": ("DD", "DE"),
    "YD": ("YD", "YE"),
    "AN": ("AN", "CW", "SX", "BQ"),
}  # fmt: skip


@lru_cache(maxsize=16_384)
def place_key(name: str) -> str:
    """What two forms of a place's name have in common: `ST. LOUIS`, `Saint-Louis`."""
    plain = _DROPPED.sub("", fold(_DOT_SPACE.sub(" ", name)))
    words = _NOT_WORD.sub(" ", plain).split()
    return " ".join(_SHORT.get(word, word) for word in words)


@lru_cache(maxsize=32_768)
def bearers(name: str) -> tuple[Bearer, ...]:
    """Every place of that name: a country first, then the largest first; empty if unknown."""
    country = country_named(name)
    known = (_country(country),) if country else ()
    listed = _columns(place_key(name))[0]
    places = tuple(_bearer(each) for each in listed.split(";") if each)
    if fold(name) in _SHORT.values():  # written at length: `Mount` isn't `Mt.`, Montana
        places = tuple(each for each in places if each.kind is not Kind.ABBREVIATION)
    return known + places


def spelling(name: str) -> str:
    """How a place's name is spelled wherever it is shown: `İzmir` for `Izmir`; else as given."""
    key = place_key(name)
    listed, shown = _columns(key)[:2]
    return shown or (key.title() if listed else name)


def names_in_prose() -> list[str]:
    """The keys of all names that are looked for in a story's text."""
    return [key.decode() for key in _IN_PROSE.findall(_table())]


def located(name: str) -> tuple[Bearer, ...]:
    """What a name may mean with what follows its comma: `Tripoli, Lebanon`, `Paris, Texas, USA`.

    A place that isn't known stands for the region or country after its comma. What lies in a
    country of the past bears that country's code.
    """
    head, *qualifiers = (part.strip() for part in name.split(","))
    found = tuple(each for each in bearers(head) if each.kind is not Kind.ABBREVIATION)
    for qualifier in reversed(qualifiers):
        areas = _areas(qualifier)
        inside = [_as_named(each, area) for area in areas for each in found if each.lies_in(area)]
        found = tuple(inside) or _likely(areas) or found
    return found


def qualifies(name: str, qualifier: str) -> bool:
    """Whether what follows a comma says where the name lies, and isn't a place of its own."""
    areas = _areas(qualifier)
    known = [each for each in bearers(name) if each.kind is not Kind.ABBREVIATION]
    if not areas or not known:
        return bool(areas)
    if known[0].kind is Kind.COUNTRY and all(area.kind is Kind.COUNTRY for area in areas):
        parts = [each for each in known if each.kind in (Kind.COUNTRY, Kind.CAPITAL, Kind.REGION)]
        return any(each.lies_in(area) for each in parts for area in areas)  # no town of a list
    best = max(each.weight for each in known)
    also_city = any(each.great and each.kind in CITIES for each in bearers(qualifier))
    least = best / 100 if also_city else 0
    if any(each.lies_in(area) and each.weight > least for each in known for area in areas):
        return True
    if all(area.kind is Kind.COUNTRY for area in areas):
        return best < SMALL
    return not also_city and not any(each.kind is Kind.COUNTRY for each in known)


@lru_cache(maxsize=4096)
def _areas(qualifier: str) -> tuple[Bearer, ...]:
    """The regions and countries that a qualifier may mean; abbreviations before codes."""
    known = tuple(each for each in bearers(qualifier) if each.kind not in CITIES)
    code = country_code(qualifier.replace(".", "")) if qualifier.isupper() else None
    if code and not any(each.country == code for each in known):
        known += (_country(code),)
    return known


def _likely(areas: tuple[Bearer, ...]) -> tuple[Bearer, ...]:
    """An abbreviation that is a country's code too means the region: `PA` is Pennsylvania."""
    short = tuple(area for area in areas if area.kind is Kind.ABBREVIATION)
    return short or areas


def _as_named(place: Bearer, area: Bearer) -> Bearer:
    return replace(place, country=area.country) if area.country in PARTS else place


def _country(code: str) -> Bearer:
    return Bearer(code, "", Kind.COUNTRY, 5_000_000, True)


def _bearer(text: str) -> Bearer:
    country, region, kind, people = text.split(",")
    return Bearer(country, region, Kind(kind[0]), int(people), kind.endswith("*"))


@lru_cache(maxsize=4096)
def _columns(key: str) -> list[str]:
    """What the table has for a key: bearers, spelling, mark; empty texts if nothing."""
    return _line(key.encode()).decode().split("\t") if key else ["", "", ""]


def _line(key: bytes) -> bytes:
    """What the table has for a key, found by halving; empty if nothing."""
    table = _table()
    low, high = 0, len(table)  # both at the beginning of a line
    while low < high:
        start = table.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = table.index(b"\n", start)
        found, _, rest = table[start:end].partition(b"\t")
        if found == key:
            return rest
        low, high = (end + 1, high) if found < key else (low, start)
    return b"\t\t"


@cache
def _table() -> bytes:
    return gzip.decompress(TABLE.read_bytes())
