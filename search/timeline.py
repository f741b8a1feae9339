"""The date facet: articles by year, month or day, as the span shown asks for."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from index.arrays import Array, DocIds, Mask
from index.dates import day_number
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


def within(segment: Segment, docs: DocIds, value: str) -> Mask:
    """Which of the documents are dated within a year, month or day, or are undated."""
    if value == UNDATED:
        return ~segment.dated[docs]
    first, last = (day_number(day) for day in span(value))
    return (segment.first_day[docs] >= first) & (segment.last_day[docs] <= last)


def _level(found: Sequence[Found]) -> str:
    """Year, month or day: the finest that keeps the span of these documents readable."""
    firsts = [segment.first_day[docs][segment.dated[docs]] for segment, docs in found]
    days = np.concatenate([np.empty(0, np.int32), *firsts])
    if not len(days):
        return "year"
    width = int(days.max()) - int(days.min())
    return "day" if width <= MOST_DAYS else "month" if width <= MOST_MONTHS * 31 else "year"


def _by_level(found: Sequence[Found], level: str) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for segment, docs in found:
        dated = docs[segment.dated[docs]]
        first = _periods(segment.first_day[dated], level)
        last = _periods(segment.last_day[dated], level)
        values, numbers = np.unique(first[first == last], return_counts=True)
        counts.update(dict(zip(values.astype(str).tolist(), numbers.tolist(), strict=True)))
    return dict(counts)


def _periods(days: Array, level: str) -> Array:
    """The year, month or day of each day number."""
    unit = {"year": "Y", "month": "M", "day": "D"}[level]
    return days.astype("datetime64[D]").astype(f"datetime64[{unit}]")
