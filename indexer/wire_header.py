"""What the header and the end of a wire message say: who sent it, its number, when, of what."""

import re
from dataclasses import dataclass

from index.words import fold
from indexer.dateline_words import AGENCIES
from indexer.wire_message import Message

# `a0123 wapin-----`, then `u i bc-Harbour-Strike 1stLd 05-14 0321`
_ANPA = re.compile(
    r"\s*(?P<service>[a-zA-Z])(?P<number>\d{3,4})\b(?P<selector>[^\n]*)\n?"
    r"\s*(?P<priority>[a-zA-Z])\s+(?P<category>[a-zA-Z])\s+(?P<slug>\S+)(?P<version>[^\n]*?)"
    r"(?:\s(?P<month>\d{1,2})-(?P<day>\d{1,2}))?(?:\s+(?P<words>\d{1,5}))?\s*\Z"
)
# `dpa0123 4 wi 321 Harbour/Strike`
_IPTC = re.compile(
    r"\s*(?P<service>[^\W\d_]{2,6})\s?(?P<number>\d{2,5})\s+(?P<priority>\d)"
    r"\s+(?P<category>[^\W\d_]{1,4})(?:\s+(?P<words>\d{1,5}))?(?P<version>[^\n]*)\n?(?P<slug>.*)\Z",
    re.DOTALL,
)
_ZONES = {
    "GMT": "Z", "UTC": "Z", "Z": "Z", "BST": "+01:00", "CET": "+01:00", "CEST": "+02:00",
    "MEZ": "+01:00", "MESZ": "+02:00", "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00",
    "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00",
}  # fmt: skip
_ZONE = "|".join(sorted(_ZONES, key=len, reverse=True))
# `AP-WF-05-14-19 1530GMT`, or ` 14-05-19 15-30-12`
_ANPA_END = re.compile(
    rf"(?:(?P<agency>[A-Z]{{2,5}})-(?:[A-Z]{{2}}-)?)?(?P<one>\d\d)-(?P<two>\d\d)-(?P<year>\d\d)"
    rf"\s+(?P<hour>\d\d)[:.-]?(?P<minute>\d\d)(?:[:.-]\d\d)?\s*(?P<zone>{_ZONE})?\b"
)
# `141530 GMT May 19`
_IPTC_END = re.compile(
    rf"(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)\s*(?P<zone>{_ZONE})?\s*"
    r"(?P<month>[^\W\d_]{3})[^\W\d_]*\.?\s*(?P<year>\d{4}|\d\d)\b",
)
_MONTHS = (
    "jan ene gen", "feb fev fév fek", "mar mär mrz", "apr avr abr", "may mai mag", "jun giu jui",
    "jul lug", "aug ago aoû", "sep set", "oct okt ott out", "nov", "dec dez déc dic",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Header:
    """A message's own data; `date` is ISO 8601, without a zone where none is given."""

    service: str = ""
    number: str = ""
    priority: str = ""
    category: str = ""
    slug: str = ""
    version: str = ""  # as `1st Ld`
    words: str = ""
    date: str = ""
    agency: str = ""

    @property
    def id(self) -> str:
        """What it is known by: its number, which comes anew each day."""
        return wire_id(self.agency or self.service, f"{self.service}{self.number}", self.date)


def wire_id(agency: str, number: str, date: str) -> str:
    """The id of a message of that number on that day; "" where a part is missing."""
    return f"{agency}-{number}-{date[:10]}".lower() if number and date else ""


def header_of(message: Message) -> Header:
    """What can be read of header and end; all empty where they are of no known shape."""
    header = " ".join(message.header.split("  ")) if "\n" not in message.header else message.header
    if found := _ANPA.match(header):
        return _anpa(found, message)
    if found := _IPTC.match(header):
        return _iptc(found, message)
    return Header(slug=" ".join(message.header.split()))


def _anpa(found: re.Match[str], message: Message) -> Header:
    end = _last(_ANPA_END, message)
    date, agency = "", ""
    if end:
        one, two = int(end["one"]), int(end["two"])
        # Month first in America, day first elsewhere: the header says month and day.
        day_first = one > 12 or (found["month"] and int(found["month"]) == two != one)
        month, day = (two, one) if day_first else (one, two)
        date, agency = _moment(end, _year(end["year"]), month, day), end["agency"] or ""
    return Header(
        service=found["service"].lower(),
        number=found["number"],
        priority=found["priority"].lower(),
        category=found["category"].lower(),
        slug=found["slug"],
        version=found["version"].strip(),
        words=found["words"] or "",
        date=date,
        agency=agency,
    )


def _iptc(found: re.Match[str], message: Message) -> Header:
    end = _last(_IPTC_END, message)
    month = _month(end["month"]) if end else 0
    date = _moment(end, _year(end["year"]), month, int(end["day"])) if end and month else ""
    return Header(
        service=found["service"],
        number=found["number"],
        priority=found["priority"],
        category=found["category"],
        slug=" ".join((found["slug"].strip() or found["version"]).split()).strip("/ "),
        words=found["words"] or "",
        date=date,
        agency=_agency(found["version"]),
    )


def _agency(text: str) -> str:
    """The agency that a header names behind the words' number: `dpa` of `ccccb   dpa 099`."""
    words = (word for word in text.replace("-", " ").split() if fold(word) in AGENCIES)
    return next(words, "")


def _last(shape: re.Pattern[str], message: Message) -> re.Match[str] | None:
    """The last of its kind: in what follows the text, else at the text's own end."""
    for part in (message.end, message.text[-300:]):
        if found := list(shape.finditer(part)):
            return found[-1]
    return None


def _moment(end: re.Match[str], year: int, month: int, day: int) -> str:
    zone = _ZONES.get(end["zone"] or "", "")
    return f"{year}-{month:02}-{day:02}T{end['hour']}:{end['minute']}{zone}"


def _year(text: str) -> int:
    """Of a year in two digits the century: wires of this kind began in the sixties."""
    year = int(text)
    return year if year > 99 else year + (1900 if year >= 60 else 2000)


def _month(name: str) -> int:
    plain = name.lower()
    return next((at for at, names in enumerate(_MONTHS, start=1) if plain in names.split()), 0)
