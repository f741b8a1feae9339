"""From a record's fields as text to the Article that the archive keeps."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from msgspec import structs

from index.article import Access, Article
from index.dates import NewsDate
from index.rejected import Rejected
from index.settings import Settings, SourceSettings
from indexer.corrections import read_correction
from indexer.dateline_choice import find_dateline
from indexer.dates import DateRules, read_date
from indexer.identity import article_id
from indexer.languages import language_code
from indexer.picture_credits import part_credits
from indexer.place_reading import find_bearings, read_about
from indexer.places import read_places
from indexer.raw import RawArticle, Record
from indexer.status import CANCELED, WITHHELD
from indexer.text_heads import lift_heads
from indexer.topics import read_topics

# What sources call the rights that a reader has; any other word is refused, for an article must
# not be shown by mistake.
ACCESS = {
    "full": Access.FULL, "free": Access.FULL, "open": Access.FULL, "public": Access.FULL,
    "snippet": Access.SNIPPET, "premium": Access.SNIPPET, "metered": Access.SNIPPET,
    "subscriber": Access.SNIPPET, "subscribers": Access.SNIPPET,
    "none": Access.NONE, "private": Access.NONE, "internal": Access.NONE,
}  # fmt: skip
_UNKNOWN = SourceSettings()
_WHOLE = re.compile(r"\d{1,18}(?:\.0+)?")


class _RefusedError(ValueError):
    """The fields can't make an article; the message says why."""


@dataclass(frozen=True, slots=True)
class _Rights:
    access: Access | None
    visible_from: int | None


def assemble(
    record: Record, raw: RawArticle, settings: Settings, now: datetime
) -> Article | Rejected:
    """The article of a record's fields; Rejected where it has neither title nor body.

    Rejected, too, if an embargo or the access it allows can't be understood: what can't be told
    to be public isn't published.
    """
    if not raw.title.strip() and not raw.body.strip() and raw.status != CANCELED:
        return record.rejected("has neither a title nor a body" + _instead(raw))
    try:
        access = Access.NONE if raw.status == WITHHELD else _access(raw.access)
        rights = _Rights(access, _visible_from(raw.visible_from))
    except _RefusedError as refusal:
        return record.rejected(str(refusal))
    return _article(record, part_credits(lift_heads(raw)), settings, rights, now)


def _instead(raw: RawArticle) -> str:
    """What a record has that may have been meant for them."""
    names = [name for name in raw.extra if name != "pubstatus"]
    return f"; not understood: {', '.join(names)[:200]}" if names else ""


def _article(
    record: Record, raw: RawArticle, settings: Settings, rights: _Rights, now: datetime
) -> Article:
    source = settings.source.get(raw.source, _UNKNOWN)
    remarks = [*raw.remark]
    rules = DateRules(now, source.day_order, settings.day_order)
    dateline, body = find_dateline(raw.dateline, raw.body)
    date = _date(raw.date, rules, remarks)
    bearings = find_bearings(source, date, settings)
    places = read_places(dateline, raw.place, bearings)
    updated = _date(raw.updated, rules, remarks, "updated: ")
    language = _language(raw.language, remarks) or source.language or settings.language
    article = Article(
        id=article_id(raw),
        title=_line(raw.title),
        summary=_standfirst(raw.summary.strip(), raw.body, body),
        body=body.strip(),
        caption=raw.caption.strip(),
        credit=_line(raw.credit),
        date=date,
        updated=updated,
        dateline=dateline,
        place=places.place,
        country=places.country,
        topic=read_topics(raw.topic or (), settings.topics, language),
        declared_topic=raw.topic or (),
        language=language,
        source=_line(raw.source),
        author=raw.author,
        url=raw.url.strip(),
        origin=record.origin,
        version=_version(raw.version, remarks),
        access=rights.access,
        visible_from=rights.visible_from,
        correction=read_correction(raw),
        remark=(*remarks, *places.remark),
        extra={**raw.extra, "pubstatus": raw.status} if raw.status else raw.extra,
    )
    if raw.place == () or (raw.place and places.country):  # the source says it itself
        return article
    return structs.replace(article, about=read_about(article, bearings))


def _standfirst(summary: str, *bodies: str) -> str:
    """The standfirst, unless it only is the text's first paragraph once more."""
    said = any(each == summary or each.startswith(summary + "\n\n") for each in bodies)
    return "" if said else summary


def _line(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def _date(text: str, rules: DateRules, remarks: list[str], label: str = "") -> NewsDate | None:
    read = read_date(text, rules)
    if read.remark:
        remarks.append(label + read.remark)
    return read.date


def _language(text: str, remarks: list[str]) -> str:
    code = language_code(text) if text else ""
    if text and not code:
        remarks.append(f"language {text[:80]} isn't known: left open")
    return code


def _version(text: str, remarks: list[str]) -> int | None:
    """The version's number; None, with a remark, where it is none."""
    text = text.strip()
    if _WHOLE.fullmatch(text):
        return int(text.partition(".")[0])
    if text:
        remarks.append(f"version {text[:80]} isn't a whole number: left out")
    return None


def _access(text: str) -> Access | None:
    name = text.strip().lower()
    if not name:
        return None
    if name not in ACCESS:
        known = ", ".join(Access)
        raise _RefusedError(f"access {text[:80]!r} isn't known; it may be {known}")
    return ACCESS[name]


def _visible_from(text: str) -> int | None:
    """Seconds since 1970 until which the article stays hidden."""
    if not text.strip():
        return None
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise _RefusedError(
            f"visible_from {text[:80]!r} isn't an ISO time with a zone, as 2026-05-04T06:00+02:00"
        )
    return int((moment - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())
