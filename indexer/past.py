"""Countries of the past: the one that a place lay in on the day of a story."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from indexer.gazetteer import place_key

_EAST_GERMAN = (
    "east berlin", "leipzig", "dresden", "karl marx stadt", "chemnitz", "halle", "magdeburg",
    "rostock", "erfurt", "potsdam", "gera", "schwerin", "cottbus", "jena", "zwickau", "weimar",
    "stralsund", "greifswald", "dessau", "wismar", "eisenhuettenstadt", "eisenhuttenstadt",
    "frankfurt oder", "saxony", "sachsen", "thuringia", "brandenburg", "saxony anhalt",
)  # fmt: skip

# Until which day, exclusive, what lies in today's countries lay in one of the past. A state that
# changed its name alone, as Burma, has one code. Kosovo keeps its own within
# Serbia's times. Of a country that was parted, the towns are named.
_ENDED = (
    ("1990-05-22", "YD", ("YE aden", "YE mukalla", "YE al mukalla", "YE seiyun")),
    ("1990-10-03", "DD", tuple(f"DE {town}" for town in _EAST_GERMAN)),
    ("1991-12-26", "SU", ("RU", "UA", "BY", "MD", "EE", "LV", "LT", "GE", "AM", "AZ", "KZ", "UZ",
                          "TM", "TJ", "KG")),
    ("1992-04-27", "YU", ("RS", "HR", "SI", "BA", "MK", "ME", "XK")),
    ("1993-01-01", "CSHH", ("CZ", "SK")),
    ("2003-02-04", "YU", ("RS", "ME")),
    ("2006-06-03", "CSXX", ("RS", "ME")),
)  # fmt: skip
_DAYS = tuple(day for day, _, _ in _ENDED)
BEGAN = "1922-12-30"  # before this day none of them was


@dataclass(frozen=True, eq=False, slots=True)
class Past:
    """By code of today, or code and town, the country that it was part of.

    One is equal to itself alone, so that it is a cheap key of a cache.
    """

    whole: Mapping[str, str] = field(default_factory=dict)


TODAY = Past()


def then(name: str, code: str, past: Past) -> str:
    """The country that a place of today's country lay in; its name tells the towns apart."""
    if past is TODAY:
        return code
    town = place_key(name.partition(",")[0])
    return past.whole.get(code) or past.whole.get(f"{code} {town}", code)


def past_of(day: str) -> Past:
    """The countries of a day in ISO form; those of today where it is empty."""
    return _past(bisect_right(_DAYS, day)) if day >= BEGAN else TODAY


@cache
def _past(ended: int) -> Past:
    """The countries of the past that hadn't ended, the first to end counting first."""
    found: dict[str, str] = {}
    for _, code, parts in _ENDED[ended:]:
        for part in parts:
            found.setdefault(part, code)
    return Past(found) if found else TODAY
