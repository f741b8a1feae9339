"""What `date:` takes: a day, month or year, a span `2016..2017-03`, or a bound `>=2016-08`."""

import re
from datetime import timedelta

from search.query import Range
from search.request import span

_BOUND = re.compile(r"(>=|<=|>|<)(.*)", re.DOTALL)
_DOTS = re.compile(r"\.{2,}|…")


def read_range(text: str) -> Range:
    """The days asked for, in ISO 8601, its start perhaps after its end; else ValueError."""
    try:
        if bound := _BOUND.fullmatch(text.strip()):
            return _bounded(bound[1], bound[2])
        start, *rest = _DOTS.split(text, maxsplit=1)
        if not rest:
            return Range(_iso(start), _iso(start))
        return _between(start, rest[0])
    except OverflowError as error:
        raise ValueError(f"{text!r} is beyond the calendar") from error


def _between(start: str, end: str) -> Range:
    first, last = _iso(start) if start.strip() else "", _iso(end) if end.strip() else ""
    if not first and not last:
        raise ValueError("a span of days has neither start nor end")
    return Range(first, last)


def is_backward(days: Range) -> bool:
    """Whether the span ends before it starts."""
    return bool(days.start and days.end) and span(days.start)[0] > span(days.end)[1]


def _bounded(sign: str, text: str) -> Range:
    iso = _iso(text)
    first, last = span(iso)
    match sign:
        case ">=":
            return Range(start=iso)
        case "<=":
            return Range(end=iso)
        case ">":
            return Range(start=(last + timedelta(1)).isoformat())
        case _:
            return Range(end=(first - timedelta(1)).isoformat())


def _iso(text: str) -> str:
    """The date zero-padded, as fine as it was typed."""
    span(text)
    year, *rest = (int(part) for part in text.split("-"))
    return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])
