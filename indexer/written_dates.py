"""Dates written with words, or with numbers whose order is in doubt.

They are brought into the one shape that python-dateutil can't misread, `9 Aug 2016 10:00 …`, and
it reads time and zone. Left to itself it swaps `2016-08-09` under a day-first rule, takes
`10 Jan 69` as 2069, fills a missing day with today's and drops zones that it doesn't know.
"""

import re
from datetime import datetime, timedelta, timezone, tzinfo
from functools import lru_cache

from dateutil.parser import parser, parserinfo

from index.dates import NewsDate, Precision
from index.words import fold
from indexer.date_words import ENGLISH, HALVES, IGNORED, MONTHS, find_zone, split_label

_UNREADABLE = "isn't a date that can be read"


class DateRefused(ValueError):
    """The text isn't a date that can be trusted; the message says why."""


def read_written(text: str, order: str, latest_year: int) -> tuple[NewsDate, str]:
    """The date of a text, and a remark if its day and month may be swapped; else DateRefused.

    `order` is DMY or MDY; two-digit years are the latest up to `latest_year`.
    """
    text, remark = _numbers_to_words(split_label(text)[1], order, latest_year)
    text, zone = _split_zone(text)
    found = _parse(_plain(text), latest_year)
    return (found if zone is None else _in_zone(found, zone)), remark


_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?([-/.年])\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?(?!\d)")
_YEAR_LAST = re.compile(r"(?<![\d:])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d\d)(?![\d:])")


def _numbers_to_words(text: str, order: str, latest_year: int) -> tuple[str, str]:
    """The text with a date of mere numbers as `9 Aug 2016`, and a remark if it may be another."""
    if match := _YEAR_FIRST.search(text):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        return _spelled(match, year, month, day), ""
    match = _YEAR_LAST.search(text)
    if match is None:
        return text, ""
    first, second = int(match[1]), int(match[3])
    year = int(match[4]) if len(match[4]) == 4 else full_year(int(match[4]), latest_year)
    dotted = match[2] == "."  # nobody writes the month first with dots
    doubtful = first <= 12 and second <= 12 and first != second and not dotted
    day_first = first > 12 or ((order == "DMY" or dotted) and second <= 12)
    day, month = (first, second) if day_first else (second, first)
    taken = f"{year:04}-{month:02}-{day:02}"
    remark = f"date {text} has day and month in doubt: taken as {taken} by the archive's day_order"
    return _spelled(match, year, month, day), remark if doubtful else ""


def _spelled(match: re.Match[str], year: int, month: int, day: int) -> str:
    if not 1 <= month <= 12:
        raise DateRefused("isn't in the calendar")
    spelled = f" {day} {ENGLISH[month - 1]} {year:04} "
    return match.string[: match.start()] + spelled + match.string[match.end() :]


def full_year(year: int, latest: int) -> int:
    """The latest year up to `latest` that ends in these two digits."""
    return latest - (latest - year) % 100


_PLACE_ZONE = re.compile(r"\s*\[?([A-Z][A-Za-z_]+(?:/[A-Za-z0-9_+-]+)+)\]?\s*$")
_NAMED_OFFSET = re.compile(r"\b(?:GMT|UTC|UT)\s?([+-])\s?(\d{1,2}):?(\d\d)?\b")
_COMMENT = re.compile(r"\s*\([^()]*\)\s*$")  # `+0300 (EEST)`: the offset says it already


def _split_zone(text: str) -> tuple[str, tzinfo | None]:
    """The text without a zone as `Europe/Istanbul`, and that zone."""
    text = _NAMED_OFFSET.sub(
        lambda m: f" {m[1]}{int(m[2]):02}{m[3] or '00'}", _COMMENT.sub("", text)
    )
    match = _PLACE_ZONE.search(text)
    if match is None:
        return text, None
    zone = find_zone(match[1])
    if zone is None:
        raise DateRefused(f"has a zone that isn't known: {match[1]}")
    return text[: match.start()], zone


def _in_zone(found: NewsDate, zone: tzinfo) -> NewsDate:
    """The date in its zone; an offset that it has already says the same and stays."""
    if found.moment.tzinfo or not found.has_time:
        return found
    return NewsDate(_fixed(found.moment.replace(tzinfo=zone)), found.precision)


def _fixed(moment: datetime) -> datetime:
    """The moment with its zone as an offset, which is what its text keeps."""
    offset = moment.utcoffset()
    return moment.replace(tzinfo=timezone(offset) if offset is not None else None)


_WORD = re.compile(r"[^\W\d_]+[\u0300-\u036f\u064b-\u0652]*")  # with marks set over letters
_CLOCK = re.compile(r"\b(\d{1,2})[.hH](\d\d)(?:\s*(?:[Uu]hr|h))?\s*$")  # `10.15 Uhr`, `10h15`
_HALF = re.compile(r"(?<=[\d ])([AaPp])\.?\s?[Mm]\b\.?")
_MARKS = str.maketrans("|•·–—,;()º°ª،", " " * 13)
_READABLE = re.compile(r"[A-Za-z0-9 :.+/'-]*")


def _plain(text: str) -> str:
    """The text in English months, digits, clock and zone, and nothing else; or it is refused."""
    text = _HALF.sub(r"\1m", text.translate(_MARKS))
    text = _CLOCK.sub(r" \1:\2", text) if ":" not in text else text
    text = re.sub(r"\s-\s", " ", text)
    months: set[str] = set()

    def english(match: re.Match[str]) -> str:
        word = fold(match[0])
        month = MONTHS.get(word, "")
        if month in months:  # `نيسان / أبريل`: the same one by another name
            return " "
        if month:
            months.add(month)
            return month + " "
        return " " if word in IGNORED else HALVES.get(word, match[0])

    text = _WORD.sub(english, text).replace(". ", " ")
    if len(months) != 1 or not _READABLE.fullmatch(text):
        raise DateRefused(_UNREADABLE)
    return text.strip(" .:")


class _Info(parserinfo):
    """dateutil's words, without those that let prose pass; two-digit years by our rule."""

    JUMP = [" ", ".", ",", "-", "/", "'", "T"]  # noqa: RUF012 - dateutil declares it so

    def __init__(self, latest_year: int) -> None:
        super().__init__()
        self.latest_year = latest_year

    def convertyear(self, year: int, century_specified: bool = False) -> int:
        """See `full_year`; dateutil's own rule lets years reach fifty years ahead."""
        return year if century_specified or year > 99 else full_year(year, self.latest_year)


@lru_cache(4)
def _parser(latest_year: int) -> parser:
    return parser(_Info(latest_year))


# What dateutil takes from the default differs between the two readings: so it wasn't given.
_DEFAULTS = (datetime(2001, 1, 1, 0, 0, 0), datetime(2004, 2, 2, 1, 1, 1))


def _parse(text: str, latest_year: int) -> NewsDate:
    read = _parser(latest_year)
    try:
        first, other = (read.parse(text, default, tzinfos=_zone) for default in _DEFAULTS)
    except DateRefused:
        raise
    except (ValueError, OverflowError) as error:
        raise DateRefused(_UNREADABLE) from error
    return NewsDate(_fixed(first.replace(microsecond=0)), _given(first, other))


def _given(first: datetime, other: datetime) -> Precision:
    if first.year != other.year or first.month != other.month:
        raise DateRefused("names no year")
    if first.day != other.day:
        return Precision.MONTH
    if first.hour != other.hour:
        return Precision.DAY
    return Precision.SECOND if first.second == other.second else Precision.MINUTE


def _zone(name: str | None, offset: int | None) -> tzinfo | None:
    """What dateutil asks of each zone that it meets."""
    if name is None and offset is None:
        return None
    if offset is not None:
        if name not in (None, "UTC", "GMT", "Z") or abs(offset) >= 86400:
            raise DateRefused(f"has a zone that can't be read: {name or offset}")
        return timezone(timedelta(seconds=offset))
    zone = find_zone(name or "")
    if zone is None:
        raise DateRefused(f"has a zone that isn't known or means several: {name}")
    return zone
