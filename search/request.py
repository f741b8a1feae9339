"""SearchRequest: what is asked, and the one place that turns a URL into it and back."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter
from typing import Any
from urllib.parse import urlencode

from index.errors import RequestError
from index.fields import FACETS
from search.cursor import Cursor

MAX_SIZE = 100
UNDATED = "undated"
NO_FACETS = "none"


class Mode(StrEnum):
    ALL = "all"
    ANY = "any"


class Sort(StrEnum):
    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One search; `filters` are pairs of a facet and a value, as chosen or typed.

    `facets` are those to count, and `snippets` says whether to show passages: a client that needs
    less of them is answered sooner. Where `collapse` is true, copies of one story are one hit.

    Where nothing is found, `relax` says whether to look for what would be.

    `start` and `end` are the days of `from` and `to`, both included. Without a sort of its own,
    a search with words is sorted by relevance, else newest first.
    """

    q: str = ""
    mode: Mode = Mode.ALL
    filters: frozenset[tuple[str, str]] = frozenset()
    start: date | None = None
    end: date | None = None
    inferred: bool = True
    sort: Sort | None = None
    page: int = 1
    size: int = 10
    facets: tuple[str, ...] = FACETS
    snippets: bool = True
    cursor: Cursor | None = None  # the place after which to go on, instead of a page
    relax: bool = True
    collapse: bool = True

    def chosen(self, facet: str) -> tuple[str, ...]:
        """The values chosen of one facet, in order."""
        return tuple(sorted(value for name, value in self.filters if name == facet))

    def toggle(self, facet: str, value: str) -> "SearchRequest":
        """The request that a click on a facet value leads to."""
        return replace(self, filters=self.filters ^ {(facet, value)}, page=1, cursor=None)

    def turn(self, page: int) -> "SearchRequest":
        """The same request on another page."""
        return replace(self, page=page, cursor=None)


def from_args(pairs: Iterable[tuple[str, str]]) -> SearchRequest:
    """The request that URL parameters ask for; RequestError names what can't be read.

    Empty values are as good as absent, unknown names are passed over.
    """
    values: dict[str, object] = {}
    filters: set[tuple[str, str]] = set()
    for name, raw in pairs:
        text = raw.strip()
        if not text:
            continue
        if name in FACETS:
            filters.add((name, _date_value(text) if name == "date" else text))
        elif name in _SINGLE:
            attribute, read, _ = _SINGLE[name]
            values[attribute] = read(name, text)
    if "cursor" in values and values.get("page", 1) != 1:
        raise RequestError("page: a cursor says already where to go on; leave one of them out")
    return replace(SearchRequest(filters=frozenset(filters)), **values)  # type: ignore[arg-type]


def to_args(request: SearchRequest) -> list[tuple[str, str]]:
    """URL parameters that `from_args` reads as this request; defaults are left out."""
    return [*_written(_values(request)), *_ordered(request)]


def to_query(request: SearchRequest) -> str:
    """The same as the query of a URL. A page has hundreds, in which little differs."""
    parts = (_encoded(_written(_values(request))), *map(_encoded_pair, _ordered(request)))
    return "&".join(filter(None, parts))


def _ordered(request: SearchRequest) -> list[tuple[str, str]]:
    return sorted(request.filters, key=lambda pair: (FACETS.index(pair[0]), pair[1]))


@lru_cache(256)
def _written(values: tuple[object, ...]) -> tuple[tuple[str, str], ...]:
    """The parameters but for the facets, of a request with these values."""
    return tuple(
        (name, write(value))
        for (name, (_, _, write)), value, usual in zip(
            _SINGLE.items(), values, _values(SearchRequest()), strict=True
        )
        if value != usual
    )


@lru_cache(256)
def _encoded(args: tuple[tuple[str, str], ...]) -> str:
    return urlencode(args)


@lru_cache(4096)
def _encoded_pair(pair: tuple[str, str]) -> str:
    return urlencode((pair,))


_DAY = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?", re.ASCII)


def span(text: str) -> tuple[date, date]:
    """First and last day of a year, a month or a day in ISO 8601; else ValueError."""
    found = _DAY.fullmatch(text.strip())
    try:
        return _span_of(*(int(part) for part in (found.groups() if found else ()) if part))
    except (ValueError, TypeError) as error:
        raise ValueError(f"{text!r} isn't a date such as 2016, 2016-08 or 2016-08-09") from error


def _span_of(year: int, month: int | None = None, day: int | None = None) -> tuple[date, date]:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        first = date(year, month, 1)
        return first, first.replace(day=monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


def _date_value(text: str) -> str:
    """The value as the date facet writes it: an ISO date with all its zeros, or `undated`."""
    if text.lower() == UNDATED:
        return UNDATED
    first, _ = _span("date", text)
    return first.isoformat()[: (4, 7, 10)[text.count("-")]]


def _span(name: str, text: str) -> tuple[date, date]:
    try:
        return span(text)
    except ValueError as error:
        raise RequestError(f"{name}: {error}") from error


def _number(limit: int) -> Callable[[str, str], int]:
    def read(name: str, text: str) -> int:
        if not re.fullmatch(r"\d{1,9}", text, re.ASCII) or not 1 <= int(text) <= limit:
            raise RequestError(f"{name}: {text!r} isn't a number from 1 to {limit}")
        return int(text)

    return read


def _one_of(choices: type[StrEnum]) -> Callable[[str, str], StrEnum]:
    def read(name: str, text: str) -> StrEnum:
        try:
            return choices(text.lower())
        except ValueError as error:
            raise RequestError(f"{name}: {text!r} isn't one of {', '.join(choices)}") from error

    return read


def _flag(name: str, text: str) -> bool:
    if text.lower() not in ("0", "1", "false", "true"):
        raise RequestError(f"{name}: {text!r} isn't 0 or 1")
    return text.lower() in ("1", "true")


def _facets(name: str, text: str) -> tuple[str, ...]:
    names = {part.strip().lower() for part in text.split(",")} - {"", NO_FACETS}
    if unknown := sorted(names - set(FACETS)):
        raise RequestError(f"{name}: {unknown[0]!r} isn't one of {', '.join(FACETS)}")
    return tuple(facet for facet in FACETS if facet in names)


def _flagged(value: bool) -> str:
    return "1" if value else "0"


# Name -> the request's attribute, how its text is read and how it is written.
_SINGLE: dict[str, tuple[str, Callable[[str, str], object], Callable[[Any], str]]] = {
    "q": ("q", lambda _, text: text, str),
    "mode": ("mode", _one_of(Mode), str),
    "from": ("start", lambda name, text: _span(name, text)[0], date.isoformat),
    "to": ("end", lambda name, text: _span(name, text)[1], date.isoformat),
    "inferred": ("inferred", _flag, _flagged),
    "sort": ("sort", _one_of(Sort), str),
    "page": ("page", _number(1_000_000), str),
    "size": ("size", _number(MAX_SIZE), str),
    "facets": ("facets", _facets, lambda names: ",".join(names) or NO_FACETS),
    "snippets": ("snippets", _flag, _flagged),
    "cursor": ("cursor", Cursor.read, str),
    "relax": ("relax", _flag, _flagged),
    "collapse": ("collapse", _flag, _flagged),
}

_values = attrgetter(*(attribute for attribute, _, _ in _SINGLE.values()))

PARAMETERS = (*_SINGLE, *FACETS)
