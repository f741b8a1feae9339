"""Countries: their codes, and every name that a source may give them.

Codes are ISO 3166 alpha-2 and XK; countries of the past have SU, YU, DD, YD, CSHH
(Czechoslovakia), CSXX (Serbia and Montenegro) and AN. The table is `data/countries.tsv`, which
`scripts/build_gazetteer.py` writes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from index.words import fold

TABLE = Path(__file__).parent / "data" / "countries.tsv"

_DROPPED = frozenset({"the", "and", "of"})
_WRITTEN_OUT = {"st": "saint", "ste": "sainte", "is": "islands", "rep": "republic"}
_NOT_WORD = re.compile(r"[^\w&]+")
_INITIALS = re.compile(r"\b(\w\.\s?)+(?=\W|$)")


@dataclass(frozen=True, slots=True)
class Country:
    """One country: its code of two letters (four for some of the past), of three, and names."""

    code: str
    code3: str
    names: tuple[str, ...]  # the label first


def country_name(code: str) -> str:
    """The country's name in English; the code itself where it is none."""
    found = _by_code().get(code)
    return found.names[0] if found else code


def country_names(code: str) -> tuple[str, ...]:
    """Every name of a country, the label first; empty where there is none of that code."""
    found = _by_code().get(code)
    return found.names if found else ()


def country_codes() -> tuple[str, ...]:
    """Every code, in alphabetical order."""
    return tuple(_by_code())


@lru_cache(maxsize=4096)
def country_code(text: str) -> str | None:
    """The code of a country given as code or name in any of its forms; None where it is none.

    A code wins over a name.
    """
    shown = text.strip().upper()
    return shown if shown in _by_code() else country_named(text) or _by_code3().get(shown)


@lru_cache(maxsize=4096)
def country_named(text: str) -> str | None:
    """The code of a country given as a name or abbreviation (`U.S.`), but not as a code."""
    return _by_name().get(name_key(text))


def name_key(text: str) -> str:
    """What two forms of a country's name have in common: `St. Lucia`, `saint-lucia`."""
    plain = fold(_INITIALS.sub(_joined, text)).replace("'", "").replace("’", "")
    words = _NOT_WORD.sub(" ", plain.replace("&", " ")).split()
    kept = [_WRITTEN_OUT.get(word, word) for word in words if word not in _DROPPED]
    return " ".join(kept or words)


def _joined(initials: re.Match[str]) -> str:
    return re.sub(r"[.\s]", "", initials[0]) + " "


@cache
def _by_code() -> dict[str, Country]:
    return {country.code: country for country in _read()}


@cache
def _by_code3() -> dict[str, str]:
    return {country.code3: country.code for country in _by_code().values() if country.code3}


@cache
def _by_name() -> dict[str, str]:
    return {name_key(name): each.code for each in _by_code().values() for name in each.names}


def _read() -> Iterator[Country]:
    for line in TABLE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            code, code3, names = line.split("\t")
            yield Country(code, code3, tuple(names.split("|")))
