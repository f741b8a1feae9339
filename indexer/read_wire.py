"""Wire text by ANPA 1312 and IPTC 7901: one message."""

import re
from typing import Any

from index.rejected import Rejected
from indexer.bylines import split_authors
from indexer.embargo_words import held_by, release_time
from indexer.raw import RawArticle, Record
from indexer.status import CANCELED, WITHHELD
from indexer.wire_header import Header, header_of, wire_id
from indexer.wire_lines import Lines, lines_of
from indexer.wire_message import message_of

_KILL = re.compile(
    r"(?:^|[,;:/-]\s*)(?:(?:BULLETIN|MANDATORY|URGENT|STORY|ADVISORY|FLASH|EDITORS:?)\s+)*"
    r"(?:KILL|WITHDRAWN|ANNULATION|ANNULE|STREICHUNG|BITTE STREICHEN)"
    r"(?:\s+(?:NOTICE|ADVISORY|STORY))?\s*(?:[,/:(].*)?$"
)
# Categories that ANPA 1312 names, and those that agencies write in IPTC 7901's place for them.
_TOPICS = {
    **dict.fromkeys(("s", "q", "sp"), "medtop:15000000"),  # q: results
    **dict.fromkeys(("f", "wi"), "medtop:04000000"),
    **dict.fromkeys(("e", "ku"), "medtop:01000000"),
    **dict.fromkeys(("p", "pl"), "medtop:11000000"),
    "l": "medtop:10000000",
}
# `BC-WEA--Global Weather, 1st Ld-Writethru,466`: cycle, desk, what it is of, take, words
_SLUG = re.compile(r"[A-Z]{2}-(?:[A-Z]{2,3}--)?(?P<of>[^,]{4,})(?:,.*)?")
_NUMBER = re.compile(r"\b([a-zA-Z]{1,6})\s?(\d{3,5})\b")


def read_wire(record: Record) -> RawArticle | Rejected:
    """The fields of a message; Rejected where it is empty or kills what it doesn't name."""
    message, remarks = message_of(record.data)
    header = header_of(message)
    lines = lines_of(message.text)
    if not lines.title and not lines.body:
        reason = "is a message without a text: not an article"
        return record.rejected(reason)
    if _is_kill(header, lines):
        return _kill(record, header, lines)
    return _article(header, lines, remarks)


def _article(header: Header, lines: Lines, remarks: tuple[str, ...]) -> RawArticle:
    held = held_by((header.slug, lines.slug, lines.title), lines.note)
    release = release_time(held, header.date)
    withheld = bool(held) and not release
    return RawArticle(
        id=header.id,
        title=lines.title or _title_of(lines.slug),
        body=lines.body,
        date=header.date,
        topic=_topic(header.category),
        source=header.agency or (header.service if len(header.service) > 1 else ""),
        author=split_authors(lines.byline),
        visible_from=release,
        status=WITHHELD if withheld else "",
        extra=_extra(header, lines),
        remark=(*remarks, *(["held back: its embargo can't be read"] if withheld else [])),
    )


def _topic(category: str) -> tuple[str, ...] | None:
    return (_TOPICS[category],) if category in _TOPICS else None


def _title_of(slug: str) -> str:
    """What a slug says of a story that has no headline."""
    found = _SLUG.fullmatch(slug)
    return found["of"].strip() if found else ""


def _extra(header: Header, lines: Lines) -> dict[str, Any]:
    given = {
        "slug": lines.slug or header.slug,
        "urgency": header.priority,
        "category": header.category,
        "number": header.number,
        "take": header.version or lines.take,
        "note": lines.note,
    }
    return {name: each for name, each in given.items() if each}


def _is_kill(header: Header, lines: Lines) -> bool:
    heads = (header.slug.upper(), header.version, lines.slug, lines.title)
    return any(_KILL.search(each.strip()) for each in heads)


def _kill(record: Record, header: Header, lines: Lines) -> RawArticle | Rejected:
    """The withdrawal of the message that a kill names by its number."""
    own = f"{header.service}{header.number}".lower()
    for service, number in _NUMBER.findall(" ".join((lines.title, lines.note, lines.body))):
        named = f"{service}{number}".lower()
        same = len(service) == len(header.service)
        if same and named != own and header.date:
            id_ = wire_id(header.agency or header.service, named, header.date)
            return RawArticle(id=id_, title=lines.title, body=lines.body, status=CANCELED)
    reason = "is a kill that names no message by its number: withdraw the story by its id"
    return record.rejected(reason)
