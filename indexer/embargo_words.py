"""Embargoes in words, as wires write them above a text: when it may be published."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import chain

from index.words import fold
from indexer.date_words import ENGLISH, MONTHS, find_zone

# An embargo on oil is none on news: the word alone counts only in a note to editors.
_HELD = re.compile(
    r"\bHOLD FOR RELEASE\b|\bSPERRFRIST\b|\bEMBARGOED (?:FOR|UNTIL|TILL|TO)\b"
    r"|\bEMBARGO(?=:?\s+(?:UNTIL|TILL|FOR RELEASE|\d))|^EMBARGO(?:ED)?:?$",
    re.IGNORECASE,
)
_NOTED = re.compile(rf"{_HELD.pattern}|\bEMBARGO(?:ED)?\b", re.IGNORECASE)

# `0001 GMT`, `18:30 CET`, `6 p.m. EDT`, `12.00 Uhr MESZ`: nothing without a zone can be trusted.
_TIME = re.compile(
    r"(?<![\d:.])(?P<hour>\d{1,2}?)(?:[:.h]?(?P<minute>[0-5]\d))?\s*(?:(?P<half>[apAP])\.?[mM]\.?)?"
    r"\s*(?:hrs|hours|Uhr)?\s*\(?(?P<zone>[A-Z]{1,4})\b",
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_MONTH = r"(?P<month>[^\W\d_]{3,})\.?"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d))?\b"
_DATES = (  # `14 May 2019`, `May 14, 2019`
    re.compile(rf"\b{_DAY}\s+(?:of\s+|de\s+)?{_MONTH}{_YEAR}"),
    re.compile(rf"\b{_MONTH}\s+{_DAY}(?!\d|[:.]\d){_YEAR}"),
)
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_HALF_YEAR = timedelta(days=183)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS = frozenset((*_WEEKDAYS, "tomorrow"))


def held_by(heads: Iterable[str], note: str) -> str:
    """What of a message's head or note to editors holds it back; empty where nothing does."""
    held = [each for each in heads if _HELD.search(each)]
    return " ".join([*held, *([note] if _NOTED.search(note) else [])])


def release_time(text: str, sent: str) -> str:
    """The ISO time until which a text is held, by a line such as `EMBARGO until 1800 GMT May 14`.

    A line that names no day means the next time that the clock shows it after the message was
    `sent` (ISO 8601). Empty where it has no time with a zone, or a day that can't be told.
    """
    clock = next(filter(None, map(_clock, _TIME.finditer(text))), None)
    if clock is None:
        return ""
    after = _moment(sent, clock)
    day = _day(text, after)
    if day is None and after is not None and not _names_a_day(text):
        day = after.date() + timedelta(days=after.time() > clock.replace(tzinfo=None))
    return datetime.combine(day, clock).isoformat(timespec="minutes") if day else ""


def _clock(found: re.Match[str]) -> time | None:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    zone = find_zone(found["zone"])
    if found["half"]:
        hour = hour % 12 + 12 * (found["half"] in "pP")
    return time(hour, minute, tzinfo=zone) if zone and hour < 24 else None


def _moment(sent: str, clock: time) -> datetime | None:
    """When the message was sent, in the zone of the clock."""
    if not sent:
        return None
    moment = datetime.fromisoformat(sent)
    return moment.astimezone(clock.tzinfo) if moment.tzinfo else moment.replace(tzinfo=clock.tzinfo)


def _day(text: str, after: datetime | None) -> date | None:
    """The day that a text names; of one without a year, that which is nearest to the sending."""
    if iso := _ISO.search(text):
        return _calendar(*map(int, iso.groups()))
    for found in chain.from_iterable(each.finditer(text) for each in _DATES):
        if name := MONTHS.get(fold(found["month"])):
            month, day = ENGLISH.index(name) + 1, int(found["day"])
            if found["year"]:
                return _calendar(int(found["year"]), month, day)
            return _nearest(after.date(), month, day) if after else None
    return _weekday(text, after.date()) if after else None


def _nearest(to: date, month: int, day: int) -> date | None:
    days = (_calendar(to.year + step, month, day) for step in (-1, 0, 1))
    return next((each for each in days if each and abs(each - to) < _HALF_YEAR), None)


def _weekday(text: str, after: date) -> date | None:
    words = fold(text).split()
    named = {at for word in words for at, name in enumerate(_WEEKDAYS) if word.strip(",.") == name}
    return after + timedelta(days=(named.pop() - after.weekday()) % 7) if len(named) == 1 else None


def _names_a_day(text: str) -> bool:
    """Whether it names a day, be it one that can't be told: then the hour alone says nothing."""
    words = re.findall(r"[^\W\d_]+", fold(text))
    return any(word in MONTHS or word in _DAYS for word in words)


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
