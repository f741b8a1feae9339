"""Written days: a year, a month or a day among the words of a query, as `date:` takes it."""

import re
from calendar import month_abbr, month_name
from contextlib import suppress

from search.request import span

_MONTHS = {
    name.casefold(): number
    for names in (month_abbr, month_name)
    for number, name in enumerate(names)
    if name
}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_DAY = r"(?P<day>\d\d?)(?:st|nd|rd|th)?"
_WRITTEN = [
    re.compile(rf"(?<![\w:.-]){form}(?![\w:-]|\.\d)", re.IGNORECASE | re.ASCII)
    for form in (
        rf"{_DAY} (?:of )?{_MONTH},? {_YEAR}",
        rf"{_MONTH} {_DAY},? {_YEAR}",
        rf"{_MONTH},? {_YEAR}",
        rf"{_YEAR}-(?P<number>\d\d)-{_DAY}",
        rf"{_YEAR}-(?P<number>\d\d)",
        _YEAR,
    )
]


def find_days(text: str) -> tuple[tuple[int, int], str] | None:
    """Where days are written in a text, and what they are in ISO 8601; None where none are."""
    for form in _WRITTEN:
        for found in form.finditer(text):
            with suppress(ValueError):
                value = _iso(found.groupdict())
                span(value)
                return found.span(), value
    return None


def _iso(parts: dict[str, str | None]) -> str:
    month = _MONTHS.get((parts.get("month") or "").casefold(), parts.get("number"))
    numbers = [each for each in (month, parts.get("day")) if each]
    return "-".join([parts["year"] or "", *(f"{int(each):02}" for each in numbers)])
