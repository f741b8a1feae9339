"""The date facet: articles by year, month or day, as the span shown asks for."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import numpy as np

from index.arrays import DocIds, Mask
from index.dates import NO_DAY, UNITS, day_number
from index.segment import Segment
from search.request import UNDATED, span

MOST_DAYS = 62  # a span up to this is shown by day
MOST_MONTHS = 36  # and up to this by month
_FINER = {4: "month", 7: "day"}  # by the length of an ISO date: what a chosen one opens into

Found = tuple[Segment, DocIds]  # the documents to count in one segment


def count_dates(found: Sequence[Found], chosen: Sequence[str]) -> dict[str, int]:
    """How many articles each date has, in order of time; `undated` is last.

    A chosen year is followed by its months, a chosen month by its days. What is dated less
    precisely than a value isn't counted there: a month-only date counts in its month.
    """
    counts = _by_level(found, _level(found))
    for value in chosen:
        inside = [(segment, docs[within(segment, docs, value)]) for segment, docs in found]
        counts[value] = sum(len(docs) for _, docs in inside)
        if len(value) in _FINER and value != UNDATED:
            counts |= _by_level(inside, _FINER[len(value)])
    undated = sum(int(np.count_nonzero(~segment.dated[docs])) for segment, docs in found)
    if undated:
        counts[UNDATED] = undated
    return dict(sorted(counts.items()))


def between(segment: Segment, docs: DocIds, start: date | None, end: date | None) -> Mask:
    """Which of the documents may be dated from one day to another, both included or open.

    A month-only date is any of its days; an undated article is in no span.
    """
    fits: Mask = segment.first_day[docs] != NO_DAY
    if start:
        fits &= segment.last_day[docs] >= day_number(start)
    if end:
        fits &= segment.first_day[docs] <= day_number(end)
    return fits


def within(segment: Segment, docs: DocIds, value: str) -> Mask:
    """Which of the documents are dated within a year, month or day, or are undated."""
    if value == UNDATED:
        return ~segment.dated[docs]
    first, last = (day_number(day) for day in span(value))
    return (segment.first_day[docs] >= first) & (segment.last_day[docs] <= last)


def _level(found: Sequence[Found]) -> str:
    """Year, month or day: the finest that keeps the span of these documents readable."""
    spans = [_span(segment, docs) for segment, docs in found]
    known = [each for each in spans if each]
    if not known:
        return "year"
    width = max(last for _, last in known) - min(first for first, _ in known)
    return "day" if width <= MOST_DAYS else "month" if width <= MOST_MONTHS * 31 else "year"


def _span(segment: Segment, docs: DocIds) -> tuple[int, int] | None:
    """The first and the last day of those that are dated."""
    days = segment.first_day[docs]
    last = int(days.max(initial=NO_DAY))
    if last == NO_DAY:
        return None
    return int(np.where(days == NO_DAY, last, days).min()), last


def _by_level(found: Sequence[Found], level: str) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for segment, docs in found:
        periods = segment.periods(level)[docs]
        known = periods[periods != NO_DAY]
        if len(known):
            first = int(known.min())
            numbers = np.bincount(known - first)
            names = (first + np.flatnonzero(numbers)).astype(f"datetime64[{UNITS[level]}]")
            counts.update(
                dict(zip(names.astype(str).tolist(), numbers[numbers > 0].tolist(), strict=True))
            )
    return dict(counts)
