"""From the dates that sources write to NewsDate: strict, and never a guess in silence.

Dates of digits alone are read here, ISO 8601 first, for most are; `written_dates` has the rest.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache

from index.dates import NewsDate, Precision
from indexer.written_dates import DateRefused, read_written

AHEAD = timedelta(days=2)  # clocks and zones differ; what is later is a mistake
EARLIEST = 1450  # no printing press before; year 1 is how programs write that there is no date
LONGEST = 80  # characters: a sentence isn't a date
_UNREADABLE = "isn't a date that can be read"


@dataclass(frozen=True, slots=True)
class DateRules:
    """How doubtful dates are read: `DMY` or `MDY` by the source's rule, else by the archive's."""

    now: datetime  # with a zone
    day_order: str | None = None  # the source's rule, if it has one
    default_order: str = "DMY"  # the archive's


@dataclass(frozen=True, slots=True)
class DateRead:
    """The date, or None where there is none that can be trusted; `remark` says what is doubtful."""

    date: NewsDate | None
    remark: str = ""


def read_date(text: str, rules: DateRules) -> DateRead:
    """The date that a source's text gives; anything else is undated, with the text in the remark.

    Two-digit years are the latest that isn't in the future; a date more than two days ahead is
    undated.
    """
    text = text.strip()
    if not text:
        return DateRead(None)
    ahead = rules.now + AHEAD
    try:
        found = _iso(text)
        remark = ""
        if found is None:
            order = rules.day_order or rules.default_order
            found, remark = _other(text, order, ahead.year)
        _check_range(found, ahead)
    except DateRefused as refusal:
        return DateRead(None, f"date {text[:200]} {refusal}: taken as undated")
    return DateRead(found, "" if rules.day_order else remark)


def _check_range(found: NewsDate, ahead: datetime) -> None:
    moment = found.moment
    if moment.year < EARLIEST:
        raise DateRefused("lies before the first newspapers")
    if (moment if moment.tzinfo else moment.replace(tzinfo=ahead.tzinfo)) > ahead:
        raise DateRefused("lies in the future")


_ISO = re.compile(
    r"(\d{4})(-?)(\d\d)\2(\d\d)"
    r"(?:[Tt ](\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?)? ?([Zz]|[+-]\d\d(?::?[0-5]\d)?)?)?",
    re.ASCII,
)


_MOST = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)  # as most feeds write it


def _iso(text: str) -> NewsDate | None:
    """The date of an ISO 8601 text; None where it has another shape."""
    if _MOST.fullmatch(text):
        with suppress(ValueError):  # a leap second: see below
            return NewsDate(datetime.fromisoformat(text), Precision.SECOND)
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    year, _, month, day, hour, minute, second, zone = match.groups()
    seconds = min(int(second or 0), 59)  # a leap second is the one before
    try:
        moment = datetime(
            int(year), int(month), int(day), int(hour or 0), int(minute or 0), seconds
        )
    except ValueError as error:
        raise DateRefused(f"isn't in the calendar ({error})") from error
    if hour is None:
        return NewsDate(moment, Precision.DAY)
    moment = moment.replace(tzinfo=_offset(zone) if zone else None)
    return NewsDate(moment, Precision.SECOND if second else Precision.MINUTE)


@lru_cache(256)
def _offset(text: str) -> tzinfo:
    if text in "Zz":
        return UTC
    digits = text[1:].replace(":", "")
    span = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    if span >= timedelta(days=1):
        raise DateRefused(f"has a zone that can't be: {text}")
    return timezone(-span if text[0] == "-" else span)


@lru_cache(4096)
def _other(text: str, order: str, latest_year: int) -> tuple[NewsDate, str]:
    """The date of a text that isn't ISO 8601, and a remark if its day and month may be swapped."""
    if len(text) > LONGEST:
        raise DateRefused(_UNREADABLE)
    for shape, read in _SHAPES:
        if match := shape.fullmatch(text):
            return read(match), ""
    return read_written(text, order, latest_year)


def _unix(match: re.Match[str]) -> NewsDate:
    seconds = int(match[1]) / (1000 if len(match[1]) == 13 else 1)
    return NewsDate(datetime.fromtimestamp(int(seconds), UTC), Precision.SECOND)


def _compact(match: re.Match[str]) -> NewsDate:
    found = _iso("T".join(match.groups()))
    if found is None:
        raise DateRefused(_UNREADABLE)
    return found


def _year(match: re.Match[str]) -> NewsDate:
    return NewsDate(datetime(max(int(match[1]), 1), 1, 1), Precision.YEAR)


def _month(match: re.Match[str]) -> NewsDate:
    year, month = int(match["year"]), int(match["month"])
    if not 1 <= month <= 12:
        raise DateRefused("isn't in the calendar")
    return NewsDate(datetime(max(year, 1), month, 1), Precision.MONTH)


_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], NewsDate]], ...] = (
    (re.compile(r"(\d{4})", re.ASCII), _year),
    (re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})", re.ASCII), _month),
    (re.compile(r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})", re.ASCII), _month),
    (re.compile(r"(\d{8})(\d{4}|\d{6})", re.ASCII), _compact),
    (re.compile(r"(\d{9,10}|\d{13})(?:\.\d+)?", re.ASCII), _unix),
)
