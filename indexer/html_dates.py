"""When a page's article appeared: the first date in order of trust that can be read."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import htmldate

from index.dates import NewsDate, Precision
from indexer.date_words import ENGLISH, MONTHS
from indexer.dates import DateRules, read_date
from indexer.xml_tree import Element, name_of

# Whether a text can be read as a date; what it means is settled with the source's own rules.
_ANY_DAY = DateRules(datetime(9000, 1, 1, tzinfo=UTC))
_ZERO = datetime(1970, 1, 1)
_ROUGH = (Precision.MONTH, Precision.YEAR)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
# In addresses, the surest first: `/2016/08/09/`, `/2016/aug/09/`, `/2016-08-09-`, `/20160809/`.
_IN_ADDRESS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"/{_YEAR}/{_MONTH}/{_DAY}(?=[/_.-]|$)",
        rf"/{_YEAR}/(?P<month>[a-z]{{3,9}})/{_DAY}(?=[/_.-]|$)",
        rf"[/_-]{_YEAR}-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?=[/_.-]|$)",
        r"[/_-](?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])"
        r"(?=[/_.-]|$)",
        rf"/{_YEAR}/{_MONTH}(?=/)",
    )
)
_BESIDE = frozenset({"aside", "nav", "footer"})


class Found(NamedTuple):
    """What a page says in one place, and where that is, as `meta og:title`."""

    text: str
    where: str


def best_date(found: Iterable[Found]) -> Found:
    """The first that is a date; of the same month or year, a later one that names the day.

    One that lies ahead, and so can't be the day of publication, comes after all others.
    """
    given = [each for each in found if each.text]
    read = [(each, date) for each in given if (date := _read(each.text))]
    if not read:
        return given[0] if given else Found("", "")
    today = DateRules(datetime.now(UTC))
    best, known = next((pair for pair in read if read_date(pair[0].text, today).date), read[0])
    for each, date in read[read.index((best, known)) + 1 :]:
        if _is_nearer(date, known):
            return each
    return best


def names_day(text: str) -> bool:
    """Whether a text can be read as a date that names the day."""
    found = _read(text)
    return found is not None and found.precision not in _ROUGH


def hidden_date(text: str) -> Found:
    """The day of first publication that htmldate finds in a page's markup.

    It is asked last, and not to search the prose: a year in a sentence is no date.
    """
    day = htmldate.find_date(text, original_date=True, extensive_search=False)
    return Found(day or "", "the page's markup, by htmldate")


def address_date(url: str) -> Found:
    """The date in a page's address, in ISO form: a day, or a month."""
    for pattern in _IN_ADDRESS:
        if match := pattern.search(url):
            parts = match.groupdict()
            month = parts["month"] if parts["month"].isdigit() else _numbered(parts["month"])
            if month:
                day = f"-{int(parts['day']):02}" if parts.get("day") else ""
                return Found(f"{parts['year']}-{int(month):02}{day}", "the address")
    return Found("", "")


def times(root: Element, updates: bool = False) -> Sequence[Found]:
    """What the page's `time` elements say of publication, or of updates; the surest first."""
    said = [each for each in root.iter("time") if _said(each) and not _is_beside(each)]
    if updates:
        return [_of(each) for each in said if _is_update(each)]
    told = [each for each in said if not _is_update(each)]
    return [_of(each) for each in sorted(told, key=lambda each: not _is_published(each))]


def _read(text: str) -> NewsDate | None:
    """The date of a text; None, too, for the zero of Unix, which programs write for no date."""
    found = read_date(text, _ANY_DAY).date
    return None if found and found.moment.replace(tzinfo=None) == _ZERO else found


def _is_nearer(date: NewsDate, known: NewsDate) -> bool:
    """Whether a date names the day of a known month, or the month of a known year."""
    rough = known.precision in _ROUGH
    return rough and date.precision is not known.precision and str(date).startswith(str(known))


def _numbered(word: str) -> str:
    """The number of a month by its name; "" if it is none."""
    english = MONTHS.get(word.lower(), "")
    return f"{ENGLISH.index(english) + 1}" if english else ""


def _is_beside(element: Element) -> bool:
    return any(name_of(each) in _BESIDE for each in element.iterancestors())


def _said(element: Element) -> str:
    return str(element.get("datetime") or element.get("content") or "").strip()


def _of(element: Element) -> Found:
    return Found(_said(element), "a time element")


def _words(element: Element) -> str:
    return f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()


def _is_published(element: Element) -> bool:
    words = _words(element)
    told = any(each in words for each in ("publish", "entry-date", "posted", "created"))
    return told or element.get("pubdate") is not None


def _is_update(element: Element) -> bool:
    words = _words(element)
    return ("modif" in words or "updat" in words) and not _is_published(element)
