"""Datelines: the line that gives a story's place, date and agency, by itself or at a body's head.

A dateline's places bear their qualifier (`Tripoli, Lebanon`), so that they can be resolved.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from index.article import NO_DATELINE, Dateline
from index.words import fold
from indexer.date_words import IGNORED, MONTHS
from indexer.dateline_words import AGENCIES, NOT_A_PLACE, PARTICLES
from indexer.gazetteer import CITIES, bearers, located
from indexer.lone_places import KNOWN_TOWN, LONGEST, are_names, is_dateline, stands_alone
from indexer.place_names import split_places

GREAT_CITY = 250_000  # weight of a city that may stand in small letters before a dash

_DASH = re.compile(r"\s+[-–—_]+\s*|\s*(?:--+|[–—])\s*|-+(?=\s|$)|(?<=\))\s+=\s+")
_NUMBER = r"[\dOl]{1,3}(?:st|nd|rd|th|er|º)?\.?"
_WORDED = re.compile(
    rf"(?P<before>^|[,.]\s*|\s+)"
    rf"(?:(?P<month>[^\W\d]{{3,}})\.?,?\s+{_NUMBER}"
    rf"|(?=[Ol]{{0,2}}\d){_NUMBER}\s*(?:de\s+)?(?P<later>[^\W\d]{{3,}})\.?)"
    r"(?:,?\s+(?:de\s+)?\d{4})?[\s,.]*$"
)
_NUMERIC = re.compile(
    r"(?:^|[,.]?\s+|,)"
    r"(\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}(?:[./](?:\d{4}|\d\d))?|(?<=, )\d{1,2})[\s,.]*$"
)
_LONE_MONTH = re.compile(r",\s*([^\W\d]{3,})\.?[\s,]*$")
_WEEKDAY = re.compile(r"(?:^|[\s,]+)([^\W\d]{3,})\.?[\s,]*$")
_AGENCY = re.compile(
    r"\s*(?:\((?P<round>[^()]{2,40})\)|/(?P<slash>[^\W\d_][\w.\- ]{1,30})/)[\s.,:]*$"
)
_BARE_AGENCY = re.compile(r"\s([A-Z]{2,5}|[Rr]euters?)[\s.,]*$")
_STAMP = re.compile(r"\d{4}-?\d\d-?\d\d[T ]?\d.*")  # when some system sent it: no dateline
_COMMA_AGENCY = re.compile(r"[,.]\s*([\w/.]+)[\s.,]*$")
_FRONT_AGENCY = re.compile(r"\(([^()]{2,40})\)\s*[-–—]+\s*(?=\S)")
_CLOSED = re.compile(r"\([^()]{2,40}\)|/[^\W\d_a-z][\w.\- ]{1,30}/\.?")
_ENCLOSED = re.compile(r"\(([^()\n]{4,80})\)\s*(?:[-–—:]+\s*)?(?=\S)")
_PLAIN = re.compile(r"[^\W\d_]+(?:(?:[ .,'’/]+|-)[^\W\d_]+)*\.?")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_COLON = re.compile(r":(?=\s)")


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands before a dash, taken apart."""

    where: str  # the places as written
    date: str = ""
    agency: str = ""
    month: bool = False  # whether the date names a real month


@lru_cache(maxsize=8192)
def read_dateline(text: str) -> Dateline:
    """The dateline that a source gives as such; places it doesn't know are kept."""
    line = " ".join(text.split()).lstrip("* ")
    if _STAMP.fullmatch(line):
        return NO_DATELINE
    front = _FRONT_AGENCY.match(line)
    if front:
        line = line[front.end() :]
    before, *after = _DASH.split(line, maxsplit=2)
    head = _take_apart(before)
    if not head.date and after:
        next_part = _take_apart(after[0])
        if next_part.date and not next_part.where:
            head = _Head(head.where, next_part.date, head.agency or next_part.agency)
    agency = head.agency or (front[1] if front else "")
    return Dateline(split_places(head.where), head.date, agency)


def split_dateline(body: str) -> tuple[Dateline, str]:
    """The dateline at the head of a body, and the body without it; else an empty one and all."""
    text = body.lstrip("* \t\r\n")  # stars mark urgent wires
    front = _FRONT_AGENCY.match(text)
    agency = front[1] if front and _is_agency(front[1]) else ""
    start = front.end() if front and agency else 0
    if enclosed := _enclosed(text):
        return enclosed
    for before, mark, at in _cuts(text[start:]):
        head = _take_apart(before)
        rest = text[start + at :].lstrip()
        if rest and _is_head(head, mark, rest):
            return Dateline(split_places(head.where), head.date, head.agency or agency), rest
    return (Dateline(agency=agency), text[start:]) if agency else (NO_DATELINE, body)


def _enclosed(text: str) -> tuple[Dateline, str] | None:
    """The dateline that stands in brackets with its date, as press releases have it."""
    match = _ENCLOSED.match(text)
    if not match or not _begins_sentence(text[match.end() :]):
        return None
    dateline = read_dateline(match[1])
    dated = any(fold(word) in MONTHS for word in re.findall(r"\w+", dateline.date))
    known = dateline.places and all(map(located, dateline.places))
    return (dateline, text[match.end() :]) if dated and known else None


def _cuts(text: str) -> Iterator[tuple[str, str, int]]:
    """Where a dateline may end: what stands before, the mark that ends it, where prose begins."""
    line = text[:LONGEST].partition("\n")[0]
    # Most lines have none of these marks: to look for one letter is quicker than to try a pattern.
    if any(each in line for each in "-–—_="):
        for dash in islice(_DASH.finditer(line), 2):
            yield line[: dash.start()], "-", dash.end()
    if "(" in line or "/" in line:
        for closed in _CLOSED.finditer(line):
            yield line[: closed.end()], ")", closed.end()
    if ":" in line and (colon := _COLON.search(line)):
        yield line[: colon.start()], ":", colon.end()
    if len(line) < len(text[:LONGEST]):
        blank = _BLANK_LINE.match(text, len(line))
        yield line, "\n\n" if blank else "\n", len(line)


def _is_head(head: _Head, mark: str, rest: str) -> bool:
    """Whether what stands before a mark is a dateline and no prose."""
    agency = _is_agency(head.agency)
    if mark == ")" and not _begins_sentence(rest):
        return False
    if not head.where:
        return agency or (head.month and bool(head.agency) and mark == "-")
    if agency or (head.date and mark == "-"):
        return _is_known(head, agency) or _is_unknown_place(head, agency)
    if head.agency:
        return mark == "-" and _in_capitals(head.where) and _is_known(head, agency)
    if mark.startswith("\n"):
        wrapped = mark == "\n" and not (_in_capitals(head.where) and _begins_sentence(rest))
        return not wrapped and not head.date and is_dateline(head.where)
    return mark in "-:" and not head.date and _is_bare_head(head.where, mark, rest)


def _is_known(head: _Head, agency: bool) -> bool:
    """Whether the places are known, and no common words but by an agency's name or a month's."""
    places = split_places(head.where)
    common = any(fold(place) in NOT_A_PLACE for place in places)
    if common and not (agency or head.month):
        return False
    return _begins_sentence(head.where) and all(located(place) for place in places)


def _is_unknown_place(head: _Head, agency: bool) -> bool:
    """Whether a name that isn't known can only be a place, by agency or date: `ABOARD USS X`."""
    plain = _PLAIN.fullmatch(head.where)
    short = len(head.where.split()) <= (5 if agency else 3)
    return bool(plain) and short and (agency or head.month) and _in_capitals(head.where)


def _is_bare_head(where: str, mark: str, rest: str) -> bool:
    """Whether places with nothing but a mark behind them head a sentence: `PARIS — The`."""
    if not (_begins_sentence(rest) and are_names(where)):
        return False
    places = split_places(where)
    if not all(stands_alone(each, KNOWN_TOWN) for each in places):
        return False
    if any("," in each for each in places):
        return mark == "-" or _in_capitals(where)
    cities = [
        max((b.weight for b in bearers(each) if b.kind in CITIES), default=0) for each in places
    ]
    least = KNOWN_TOWN if _in_capitals(where) else GREAT_CITY
    return min(cities) >= least and (mark == "-" or _in_capitals(where))


def _begins_sentence(text: str) -> bool:
    first = text.lstrip("\"'“”‘’„«»<[(")[:1]
    return first.isalnum() and not first.islower()


def _in_capitals(where: str) -> bool:
    """Whether the places, without their qualifiers, are written in capitals."""
    first = where.partition(",")[0]
    return any(letter.isalpha() for letter in first) and first == first.upper()


def _is_agency(text: str) -> bool:
    """Whether a text names a news agency: `AP`, `Reuters`, `AP-DJ`, `dpa/lsw`, `AP Business`."""
    key = fold(text).strip(" .").replace(" ", "-")
    first, *more = key.split("/")
    return key in AGENCIES or re.split(r"[-.]", first)[0] in AGENCIES or bool(AGENCIES & {*more})


def _take_apart(text: str) -> _Head:
    """Place, date and agency of what stands before a dash; only the place's form is free."""
    agency = ""
    found = _AGENCY.search(text)
    if found and not bearers(text):
        agency = (found["round"] or found["slash"]).strip()
        text = text[: found.start()]
    elif (comma := _COMMA_AGENCY.search(text)) and _is_agency(comma[1]) and not bearers(comma[1]):
        agency, text = comma[1], text[: comma.start()]
    elif (bare := _BARE_AGENCY.search(text)) and _is_agency(bare[1]):
        dated = _take_date(text[: bare.start()])
        if dated[2]:  # `SEOUL, Nov 26 AFP`: without a date the word may be part of a name
            return _Head(dated[0].strip(" ,:"), dated[1], bare[1], month=True)
    text = text.rstrip(" ,.-") + ("." if text.rstrip(" ,-").endswith(".") else "")
    where, date, month = _take_date(text)
    return _Head(_with_region(where.strip(" ,:")), date, agency, month)


def _with_region(where: str) -> str:
    """The place with what it lies in behind a comma, which Spanish agencies write in brackets."""
    if not where.endswith(")") or bearers(where):
        return where
    return re.sub(r"\s*\(([^()]+)\)$", r", \1", where)


def _take_date(text: str) -> tuple[str, str, bool]:
    """The text without the date at its end, the date, and whether that names a real month.

    A word that isn't a month is taken for a misprinted one where a comma stands before it.
    """
    found = _WORDED.search(text)
    if found:
        real = fold(found["month"] or found["later"]) in MONTHS
        if real or found["before"].startswith(","):
            where = text[: found.start()]
            if "," in where and found["before"].startswith("."):
                where += "."  # of an abbreviation
            where = _without_weekday(where)
            return where, text[found.end("before") :].strip(" ,."), real
    numeric = _NUMERIC.search(text)
    if numeric:
        return _without_weekday(text[: numeric.start()]), numeric[1], False
    lone = _LONE_MONTH.search(text)
    if lone and fold(lone[1]) in MONTHS:
        return text[: lone.start()], lone[1], True
    return text, "", False


def _without_weekday(text: str) -> str:
    found = _WEEKDAY.search(text)
    if found and fold(found[1]) in IGNORED - PARTICLES:
        return text[: found.start()]
    return text
