"""The date facet: articles by year, month or day, as the span shown asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, DocIds, Mask
from index.dates import EPOCH, NO_DAY, day_number
from search.kernels import Counts, Kernels
from search.request import UNDATED, span

MOST_DAYS = 62  # a span up to this is shown by day
MOST_MONTHS = 36  # and up to this by month
_FINER = {4: "month", 7: "day"}  # by the length of an ISO date: what a chosen one opens into
_SLOTS = 13  # of a year: one for what has no month, then the months
_OPEN = np.iinfo(np.int32)  # days before and after all others


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of all documents: the first and the last that each may be dated, or NO_DAY.

    `slots` has for each the slot of its year or month, counted from the year `begin` on, and
    the last of all for the undated.
    """

    first: NDArray[np.int32]
    last: NDArray[np.int32]
    slots: Array
    begin: int
    size: int
    has_undated: bool

    @classmethod
    def of(cls, first: NDArray[np.int32], last: NDArray[np.int32]) -> "Calendar":
        """The calendar of documents with these days."""
        dated = first != NO_DAY
        starts, ends = (_months(days[dated]) for days in (first, last))
        years = starts // 12
        begin, end = int(years.min(initial=9999)), int(years.max(initial=-9999))
        size = max(end - begin + 1, 0) * _SLOTS + 1
        slots = np.full(len(first), size - 1, np.uint16 if size <= 2**16 else np.uint32)
        slots[dated] = (years - begin) * _SLOTS + np.where(starts == ends, starts % 12 + 1, 0)
        return cls(first, last, slots, begin + 1970, size, not dated.all())

    def between(self, kernels: Kernels, docs: DocIds, start: date | None, end: date | None) -> Mask:
        """Which of the documents may be dated from one day to another, both included or open.

        A month-only date is any of its days; an undated article is in no span.
        """
        low = day_number(start) if start else _OPEN.min
        high = day_number(end) if end else _OPEN.max
        return kernels.between(docs, self.first, self.last, low, high)

    def within(self, docs: DocIds, value: str) -> Mask:
        """Which of the documents are dated within a year, month or day, or are undated."""
        days = self.first[docs]
        if value == UNDATED:
            undated: Mask = days == NO_DAY
            return undated
        first, last = (day_number(day) for day in span(value))
        fits: Mask = (days >= first) & (self.last[docs] <= last)
        return fits


def above(value: str) -> tuple[str, ...]:
    """The year and the month that an ISO date lies in: of `2016-08-09`, `2016` and `2016-08`."""
    parts = value.split("-")
    return tuple("-".join(parts[:length]) for length in range(1, len(parts)))


def _months(days: Array) -> NDArray[np.int64]:
    """The month of each day, counted from January 1970: by a table, since NumPy divides slowly."""
    if not len(days):
        return np.empty(0, np.int64)
    first, last = int(days.min()), int(days.max())
    table = np.arange(first, last + 1).astype("datetime64[D]").astype("datetime64[M]")
    months: NDArray[np.int64] = table.astype(np.int64)[days - first]
    return months


def count_dates(
    kernels: Kernels, calendar: Calendar, docs: DocIds, chosen: Sequence[str]
) -> dict[str, int]:
    """How many articles each date has, in order of time; `undated` is last.

    A chosen year is followed by its months and a chosen month by its days, and each stands among
    the others of what it lies in. What is dated less precisely than a value isn't counted there:
    a month-only date counts in its month.
    """
    slots = kernels.tallied(docs, calendar.slots, calendar.size)
    counts = _by_level(calendar, docs, slots, _level(kernels, calendar, docs, slots))
    counts |= dict.fromkeys(chosen, 0)
    for value in _opened(chosen):
        inside = docs[calendar.within(docs, value)]
        counts[value] = len(inside)
        finer = kernels.tallied(inside, calendar.slots, calendar.size)
        counts |= _by_level(calendar, inside, finer, _FINER[len(value)])
    if slots[-1]:
        counts[UNDATED] = int(slots[-1])
    return dict(sorted(counts.items())) if chosen else counts


def _opened(chosen: Sequence[str]) -> list[str]:
    """The years and months that are chosen, or in which something chosen lies, the widest first."""
    periods = {each for value in chosen if value != UNDATED for each in (*above(value), value)}
    return sorted(each for each in periods if len(each) in _FINER)


def _level(kernels: Kernels, calendar: Calendar, docs: DocIds, slots: Counts) -> str:
    """Year, month or day: the finest that keeps the span of the documents readable."""
    occupied = np.flatnonzero(slots[:-1])
    if not len(occupied) or _month(occupied[-1]) - _month(occupied[0]) > MOST_MONTHS + 1:
        return "year"  # however the days lie in these months
    first, last = kernels.day_span(docs, calendar.first)
    width = last - first
    return "day" if width <= MOST_DAYS else "month" if width <= MOST_MONTHS * 31 else "year"


def _month(slot: int) -> int:
    """The month of a slot, of a year's own slot January."""
    year, month = divmod(slot, _SLOTS)
    return 12 * year + max(month - 1, 0)


def _by_level(calendar: Calendar, docs: DocIds, slots: Counts, level: str) -> dict[str, int]:
    """The counts by year, month or day, in order of time; `slots` are those of the documents."""
    if level == "day":
        return _by_day(calendar, docs)
    by_year = slots[:-1].reshape(-1, _SLOTS)
    if level == "year":
        yearly = by_year.sum(axis=1)
        years = np.flatnonzero(yearly)
        names = [f"{calendar.begin + year:04}" for year in years.tolist()]
        return dict(zip(names, yearly[years].tolist(), strict=True))
    year_of, month_of = np.nonzero(by_year[:, 1:])
    counts = by_year[year_of, month_of + 1].tolist()
    pairs = zip(year_of.tolist(), month_of.tolist(), counts, strict=True)
    return {f"{calendar.begin + year:04}-{month + 1:02}": count for year, month, count in pairs}


def _by_day(calendar: Calendar, docs: DocIds) -> dict[str, int]:
    days = calendar.first[docs]
    days = days[(days == calendar.last[docs]) & (days != NO_DAY)]
    found, counts = np.unique(days, return_counts=True)
    names = [date.fromordinal(EPOCH + day).isoformat() for day in found.tolist()]
    return dict(zip(names, counts.tolist(), strict=True))
