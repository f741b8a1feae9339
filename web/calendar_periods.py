"""Periods: years, months or days in a row, without a gap, with how much was found in each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from search.labels import day_label
from search.request import span

_MOST_YEARS = 40  # bars, before years are taken together by tens, hundreds, thousands


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar; `value` is the date facet's, or "" of several years together."""

    value: str
    first: date
    last: date
    label: str
    short: str  # as it stands below a bar
    count: int


def periods(counts: Mapping[str, int], opened: str) -> tuple[Period, ...]:
    """The periods from the first to the last that is counted, or all parts of what is opened."""
    if not counts and not opened:
        return ()
    length = len(next(iter(counts), opened + "-00"))
    first = span(opened or min(counts))[0]
    last = span(opened or max(counts))[1]
    if length == len("2016"):
        return tuple(_years(counts, first.year, last.year))
    steps = _months(first, last) if length == len("2016-08") else _days(first, last)
    return tuple(_period(value, counts.get(value, 0), bool(opened)) for value in steps)


def _period(value: str, count: int, in_sight: bool) -> Period:
    """A month or a day; `in_sight` says that what it lies in is told beside."""
    first, last = span(value)
    label = day_label(value)
    words = label.split()
    if first == last:
        short = words[0] if in_sight else f"{words[0]} {words[1][:3]}"
    else:
        short = words[0][:3] if in_sight else f"{words[0][:3]} {words[1]}"
    return Period(value, first, last, label, short, count)


def _years(counts: Mapping[str, int], first: int, last: int) -> Iterator[Period]:
    step = next(each for each in (1, 10, 100, 1000) if (last - first) // each < _MOST_YEARS)
    for year in range(first - first % step, last + 1, step):
        end = year + step - 1
        within = [f"{each:04}" for each in range(max(year, first), min(end, last) + 1)]
        count = sum(counts.get(each, 0) for each in within)
        value = f"{year:04}" if step == 1 else ""
        label = value or f"{max(year, 1):04}–{end:04}"
        yield Period(
            value,
            date(max(year, 1), 1, 1),
            date(min(end, 9999), 12, 31),
            label,
            f"{year:04}",
            count,
        )


def _months(first: date, last: date) -> Iterator[str]:
    for month in range(12 * first.year + first.month - 1, 12 * last.year + last.month):
        yield f"{month // 12:04}-{month % 12 + 1:02}"


def _days(first: date, last: date) -> Iterator[str]:
    for day in range((last - first).days + 1):
        yield (first + timedelta(day)).isoformat()
