"""How values read on a page and in a terminal: dates and numbers."""

import re
from calendar import month_name
from datetime import date, tzinfo

from markupsafe import Markup

from index.dates import NewsDate, Precision

UNTITLED = "Untitled"
_BLANK = re.compile(r"\n\s*\n")
_QUOTED = re.compile("“([^”]*)”")
_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def number(value: int) -> str:
    """`12,500`."""
    return f"{value:,}"


def capital(text: str) -> str:
    """The text with a capital first, unless its first word has one of its own, as iPhone."""
    first = text.partition(" ")[0]
    return text[:1].upper() + text[1:] if first.islower() else text


def article_count(count: int) -> str:
    """`1 article`, `12,500 articles`."""
    return f"{number(count)} article{'' if count == 1 else 's'}"


def isolated(text: str) -> Markup:
    """The text with what stands in “quotes” kept apart: it may run from right to left."""
    parts = _QUOTED.split(text)
    parts[1::2] = [Markup("“<bdi>{}</bdi>”").format(part) for part in parts[1::2]]
    return Markup("").join(parts)


def tally(articles: int, stories: int) -> str:
    """`12,500 articles`, and in how many stories where some are copies of one."""
    counted = article_count(articles)
    if stories == articles:
        return counted
    return f"{counted} in {number(stories)} stor{'y' if stories == 1 else 'ies'}"


def full_day(day: date) -> str:
    """`9 August 2016`."""
    return f"{day.day} {month_name[day.month]} {day.year:04}"


def day_label(moment: NewsDate | None, zone: tzinfo) -> str:
    """The day as `zone` counts it, only as precise as is known: `August 2016`, or `Undated`."""
    if moment is None:
        return "Undated"
    first, _ = moment.days(zone)
    match moment.precision:
        case Precision.YEAR:
            return f"{first.year:04}"
        case Precision.MONTH:
            return f"{month_name[first.month]} {first.year:04}"
        case _:
            return full_day(first)


def clock_label(moment: NewsDate | None, zone: tzinfo) -> str:
    """The day, and the clock time where there is one."""
    label = day_label(moment, zone)
    if moment is None or not moment.has_time:
        return label
    return f"{label}, {moment.here(zone):%H:%M}"


def moment_label(moment: NewsDate | None, zone: tzinfo) -> str:
    """The same with the zone that the time is told in, where it is of one."""
    label = clock_label(moment, zone)
    zoned = moment is not None and moment.has_time and moment.moment.tzinfo
    return f"{label} ({zone})" if zoned else label


def iso_label(text: str | None, zone: tzinfo) -> str:
    """`clock_label` of an ISO 8601 date as a hit has it."""
    return clock_label(NewsDate.parse(text) if text else None, zone)


def spread(start: date | None, end: date | None) -> str:
    """The days of `from` and `to` in words."""
    if start and end:
        return full_day(start) if start == end else f"{full_day(start)} – {full_day(end)}"
    if start:
        return f"since {full_day(start)}"
    return f"until {full_day(end)}" if end else ""


def facet_title(facet: str) -> str:
    """What a facet is called."""
    return facet.capitalize()


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text that parts them by blank lines."""
    return tuple(part.strip() for part in _BLANK.split(text) if part.strip())


def brief(text: str, most: int = 70) -> str:
    """The text, or the beginning of a long one."""
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def unbracketed(text: str) -> str:
    """The text without the brackets that it stands in as a whole: it is shown between quotes."""
    inner, ends = text[1:-1], text[:1] + text[-1:]
    return inner.strip() if ends in ("()", "[]") and not set(inner) & set(ends) else text


def web_address(url: str) -> str:
    """The address, if it is one that a browser can safely follow, else ""."""
    return url if _WEB.fullmatch(url) else ""
