"""The names that are looked for in a story's text: countries, peoples, seats of power, places.

Peoples and seats are in `data/nations.tsv`, names that only look like a place's in
`data/phrases.tsv`; towns and regions are those that the gazetteer marks.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from index.countries import country_codes, country_names
from indexer.gazetteer import names_in_prose, place_key
from indexer.own_places import NOTHING_OWN, OwnPlaces
from indexer.places import resolve
from indexer.prose_words import spaced, word_key

_DATA = Path(__file__).parent / "data"
# The names of countries in capitals that news writes; other short ones are words (CAR, SAD, BAE).
_ABBREVIATIONS = frozenset(
    {"US", "USA", "UK", "UAE", "USSR", "GDR", "FRG", "DRC", "DPRK", "ROK", "PRC", "SSSR", "URSS"}
)
# Names of countries in one language or another that are words or people's names in English.
_NO_NAMES = frozenset(
    {"states", "the states", "antarctica", "emirates", "occupied territories", "man", "mann", "cad",
     "cin", "fas", "gana", "island", "indie", "reunion", "maurice", "mauricio", "chili", "malte",
     "turki", "grenade", "omana", "malis", "nigera", "dania", "servia", "austri", "papua"}
)  # fmt: skip
# Countries whose name another may bear without more; the first is meant if nothing else tells.
_SHARED = {"congo": ("CG", "CD"), "samoa": ("WS", "AS")}


class Sort(StrEnum):
    """What sort of name stands in a text."""

    COUNTRY = "country"
    PEOPLE = "people"
    SEAT = "seat"
    PLACE = "place"
    PHRASE = "phrase"
    OWN = "own"  # of the archive's places.toml


@dataclass(frozen=True, slots=True)
class Name:
    """A name by its key: its sort, the countries it may mean, what it is if it is no place."""

    key: str
    sort: Sort
    countries: tuple[str, ...] = ()
    what: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names by key, and by a key's first word how many words the longest such key has."""

    names: dict[str, Name]
    longest: dict[str, int]


@lru_cache(maxsize=8)
def lexicon(own: OwnPlaces = NOTHING_OWN) -> Lexicon:
    """All names; the later of two with one key wins, and the archive's own over all."""
    names = {spaced(key): Name(key, Sort.PLACE) for key in names_in_prose()}
    for found in (*_countries(), *_nations(), *_phrases(), *_own(own)):
        names[spaced(found.key)] = found
    longest: dict[str, int] = {}
    for key in names:
        first = key.partition(" ")[0]
        longest[first] = max(longest.get(first, 0), key.count(" ") + 1)
    return Lexicon(names, longest)


def _countries() -> Iterator[Name]:
    for code in country_codes():
        for name in country_names(code):
            key = place_key(name)
            short = len(name) < 6 and name.isupper()
            short = short and name.replace(".", "") not in _ABBREVIATIONS
            if short or key in _NO_NAMES or "," in name or "(" in name:
                continue
            in_prose = " ".join(map(word_key, name.split()))  # `people republic of china`
            for each in {key, in_prose, key.replace("of the ", "of ")}:
                yield Name(each, Sort.COUNTRY, _SHARED.get(each, (code,)))


def _nations() -> Iterator[Name]:
    people: dict[str, list[str]] = {}
    for code, adjectives, *seats in _rows("nations.tsv"):
        for name in filter(None, adjectives.split("|")):
            people.setdefault(place_key(name), []).append(code)
        for name in "|".join(seats).split("|"):
            yield Name(place_key(name), Sort.SEAT, (code,))
    for key, codes in people.items():
        yield Name(key, Sort.PEOPLE, tuple(codes))


def _phrases() -> Iterator[Name]:
    for what, names in _rows("phrases.tsv"):
        for name in names.split("|"):
            yield Name(place_key(name), Sort.PHRASE, (), what)


def _own(own: OwnPlaces) -> Iterator[Name]:
    for key, known in own.name.items():
        code = own.code(known)
        yield Name(key, Sort.OWN, (resolve(known).country if code is None else code,))
    for key, code in own.country.items():
        yield Name(key, Sort.OWN, (code,))
    for key in own.no_place:
        yield Name(key, Sort.PHRASE, (), "no place, as places.toml says")


def _rows(name: str) -> Iterator[list[str]]:
    for line in (_DATA / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
