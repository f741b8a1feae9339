"""Article: one published story as the archive knows it, and its JSON form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import msgspec
from msgspec import Struct, field, structs

from index.dates import NewsDate, Precision


class Access(StrEnum):
    """What a reader may see of an article."""

    FULL = "full"
    SNIPPET = "snippet"  # found and shown in results, but its body isn't
    NONE = "none"  # neither found nor shown


@dataclass(frozen=True, slots=True)
class Dateline:
    """The line that gives a story's place and date, and the agency where it names one."""

    places: tuple[str, ...] = ()
    date: str = ""  # as written, since most give no year
    agency: str = ""


@dataclass(frozen=True, slots=True)
class Inference:
    """A value that the source doesn't give, with how sure Dateline is and why."""

    value: str
    confidence: float  # 0 to 1
    evidence: str = ""


NO_DATELINE = Dateline()


class Article(Struct, frozen=True, omit_defaults=True):
    """One version of a published story; empty text or tuple where the source says nothing."""

    id: str
    title: str = ""
    summary: str = ""  # the standfirst
    body: str = ""  # paragraphs parted by a blank line
    caption: str = ""
    credit: str = ""  # who took the picture
    date: NewsDate | None = None  # first publication
    updated: NewsDate | None = None
    dateline: Dateline = NO_DATELINE
    place: tuple[str, ...] = ()  # names, the dateline's first
    country: tuple[str, ...] = ()  # codes: declared, else the dateline's
    about: tuple[Inference, ...] = ()  # countries inferred from the text
    topic: tuple[str, ...] = ()  # keys: IPTC Media Topics, else the source's own label
    declared_topic: tuple[str, ...] = ()  # the source's own labels
    inferred_topic: tuple[Inference, ...] = ()
    language: str = ""  # ISO 639-1
    source: str = ""
    author: tuple[str, ...] = ()
    url: str = ""
    origin: str = ""  # the file and line, or the URL, that it was read from
    version: int | None = None
    access: Access | None = None  # None: as the archive's settings say of its source
    visible_from: int | None = None  # embargo, seconds since 1970 in UTC
    story: str = ""  # names the group of copies it belongs to
    correction: str = ""  # what its source says was corrected in it
    remark: tuple[str, ...] = ()  # what was doubtful in reading it
    extra: Mapping[str, Any] = field(default_factory=dict)  # the source's own other fields

    def to_json(self) -> dict[str, Any]:
        """Every field, in this order, as JSON's own types; `date_precision` follows `date`."""
        record: dict[str, Any] = {}
        for name in _NAMES:
            record[name] = _plain(getattr(self, name))
            if name == "date":
                record["date_precision"] = str(self.date.precision) if self.date else None
        return record

    def content(self) -> bytes:
        """What it says, as the ledger keeps it: the JSON of `to_json` without empty fields.

        Body, origin and remarks are kept apart from it. An article says the same wherever it was
        read, so these bytes tell whether it changed.
        """
        date, updated = self.date, self.updated
        said = structs.replace(
            self,
            body="",
            origin="",
            remark=(),
            dateline=self.dateline if self.dateline != NO_DATELINE else NO_DATELINE,
            date=str(date) if date else None,
            updated=str(updated) if updated else None,
        )
        content = _ENCODER.encode(said)
        return content[:-1] + _PRECISION[date.precision] if date else content

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> "Article":
        """The article that was written as JSON; fields it doesn't know are left out."""
        known = {name: record[name] for name in _NAMES if name in record}
        return cls(**{name: _READ.get(name, _same)(value) for name, value in known.items()})


_ENCODER = msgspec.json.Encoder()
_PRECISION = {each: f',"date_precision":"{each}"}}'.encode() for each in Precision}
_NAMES = Article.__struct_fields__


def _plain(value: Any) -> Any:  # noqa: ANN401 - JSON's own types, each a field's
    match value:
        case str():  # most are
            return value
        case NewsDate():
            return str(value)
        case Dateline():
            return {"places": list(value.places), "date": value.date, "agency": value.agency}
        case Inference():
            return {
                "value": value.value,
                "confidence": value.confidence,
                "evidence": value.evidence,
            }
        case tuple():
            return [_plain(each) for each in value]
        case _:
            return value


def _same(value: Any) -> Any:  # noqa: ANN401
    return tuple(value) if isinstance(value, list) else value


def _date(value: str | None) -> NewsDate | None:
    return NewsDate.parse(value) if value else None


def _dateline(value: Mapping[str, Any]) -> Dateline:
    return Dateline(tuple(value["places"]), value["date"], value["agency"])


def _inferences(value: list[dict[str, Any]]) -> tuple[Inference, ...]:
    return tuple(Inference(**each) for each in value)


_READ: dict[str, Callable[[Any], Any]] = {
    "date": _date,
    "updated": _date,
    "dateline": _dateline,
    "about": _inferences,
    "inferred_topic": _inferences,
    "access": lambda value: Access(value) if value else None,
}
