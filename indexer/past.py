"""Countries of the past: the one that a place lay in on the day of a story."""

from bisect import bisect_right
from collections.abc import Mapping
from functools import cache

# Until which day, exclusive, what lies in today's countries lay in one of the past. A state that
# changed its name alone, as Burma, has one code. Kosovo keeps its own within Serbia's times.
_ENDED = (
    ("1990-05-22", "YD", ("YD",)),
    ("1990-10-03", "DD", ("DD",)),
    ("1991-12-26", "SU", ("RU", "UA", "BY", "MD", "EE", "LV", "LT", "GE", "AM", "AZ", "KZ", "UZ",
                          "TM", "TJ", "KG")),
    ("1992-04-27", "YU", ("RS", "HR", "SI", "BA", "MK", "ME", "XK")),
    ("1993-01-01", "CSHH", ("CZ", "SK")),
    ("2003-02-04", "YU", ("RS", "ME")),
    ("2006-06-03", "CSXX", ("RS", "ME")),
)  # fmt: skip
_DAYS = tuple(day for day, _, _ in _ENDED)
BEGAN = "1922-12-30"  # before this day none of them was

Past = Mapping[str, str]
TODAY: Past = {}


def past_of(day: str) -> Past:
    """By code of today, the country it was part of on a day in ISO form; "" is today."""
    return _past(bisect_right(_DAYS, day)) if day >= BEGAN else TODAY


@cache
def _past(ended: int) -> Past:
    """The countries of the past that hadn't ended, the first to end counting first."""
    found: dict[str, str] = {}
    for _, code, parts in _ENDED[ended:]:
        for part in parts:
            found.setdefault(part, code)
    return found
