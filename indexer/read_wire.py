"""Wire text by ANPA 1312 and IPTC 7901: one message."""

import re
from typing import Any, NamedTuple

from index.rejected import Rejected
from indexer.bylines import split_authors
from indexer.embargo_words import held_by, release_time
from indexer.paragraphs import reflow
from indexer.raw import RawArticle, Record
from indexer.status import CANCELED, WITHHELD
from indexer.wire_header import Header, header_of, wire_id
from indexer.wire_message import message_of

_KILL = re.compile(
    r"(?:^|[,;:/-]\s*)(?:(?:BULLETIN|MANDATORY|URGENT|STORY|ADVISORY|FLASH|EDITORS:?)\s+)*"
    r"(?:KILL|WITHDRAWN|ANNULATION|ANNULE|STREICHUNG|BITTE STREICHEN)"
    r"(?:\s+(?:NOTICE|ADVISORY|STORY))?\s*(?:[,/:(].*)?$"
)
_BYLINE = re.compile(r"(?:By|BY|Von|Par|Por|Di)\s+[^\W\d_].{1,80}")
_NOTE = re.compile(r"(?:Eds?:|Editors'?:?|EDITOR'S NOTE|Note to editors)", re.IGNORECASE)
_PRIVATE = re.compile(
    r"\n.*(?:information is not for publication|Redaktionelle Hinweise|nicht zur Ver.ffentlichung)"
    r"|\n#+ (?:Notizblock|Orte|Internet|Redaktioneller)"
)
_SLUG = re.compile(r"(?:[A-Za-z]{2}-){1,2}-?\S")
_END = re.compile(
    r"(?:NNNN|ENDS?|-30-|#{2,3}|=+|eom|[A-Z]{2,5})\s*|dpa(?: \w\w)+.{0,12}"
    r"|[A-Z]{2,5}-(?:[A-Z]{2}-)?\d\d-\d\d-\d\d.*"
)
_NUMBER = re.compile(r"\b([a-zA-Z]{1,6})\s?(\d{3,5})\b")


class _Lines(NamedTuple):
    """A message's text, its first lines sorted out."""

    title: str = ""
    slug: str = ""
    byline: str = ""
    note: str = ""
    body: str = ""


def read_wire(record: Record) -> RawArticle | Rejected:
    """The fields of a message; Rejected where it is empty or kills what it doesn't name."""
    message, remarks = message_of(record.data)
    header = header_of(message)
    lines = _lines_of(message.text)
    if not lines.title and not lines.body:
        reason = "is a message without a text: not an article"
        return record.rejected(reason)
    if _is_kill(header, lines):
        return _kill(record, header, lines)
    return _article(header, lines, remarks)


def _article(header: Header, lines: _Lines, remarks: tuple[str, ...]) -> RawArticle:
    held = held_by((header.slug, lines.slug, lines.title), lines.note)
    release = release_time(held, header.date)
    withheld = bool(held) and not release
    return RawArticle(
        id=header.id,
        title=lines.title,
        body=lines.body,
        date=header.date,
        source=header.agency or (header.service if len(header.service) > 1 else ""),
        author=split_authors(lines.byline),
        visible_from=release,
        status=WITHHELD if withheld else "",
        extra=_extra(header, lines),
        remark=(*remarks, *(["held back: its embargo can't be read"] if withheld else [])),
    )


def _extra(header: Header, lines: _Lines) -> dict[str, Any]:
    given = {
        "slug": lines.slug or header.slug,
        "urgency": header.priority,
        "category": header.category,
        "number": header.number,
        "take": header.version,
        "note": lines.note,
    }
    return {name: each for name, each in given.items() if each}


def _is_kill(header: Header, lines: _Lines) -> bool:
    heads = (header.slug.upper(), header.version, lines.slug, lines.title)
    return any(_KILL.search(each.strip()) for each in heads)


def _kill(record: Record, header: Header, lines: _Lines) -> RawArticle | Rejected:
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


def _lines_of(text: str) -> _Lines:
    """Slug, headline, byline and note from the head, paragraphs from the rest."""
    text = _PRIVATE.split(text, maxsplit=1)[0]
    lines = [_plain(line) for line in text.split("\n")]
    while lines and (not lines[-1].strip() or _END.fullmatch(lines[-1].strip())):
        lines.pop()
    marked = any(line.startswith("^") for line in text.split("\n"))
    at, found = 0, dict.fromkeys(("slug", "title", "byline", "note"), "")
    while at < len(lines) and (at < 1 or _is_head(text.split("\n")[at], marked, found)):
        _sort_in(lines[at].strip(), found)
        at += 1
    body = reflow("\n".join(_indented(line) for line in lines[at:]))
    return _Lines(**found, body=body)


def _is_head(line: str, marked: bool, found: dict[str, str]) -> bool:
    """Whether a line still belongs to the head: `^` marks them in ANPA; else it is one of few."""
    if marked:
        return line.startswith("^") or not line.strip()
    if not found["title"] or not line.strip():
        return not found["byline"]
    return not line.startswith(("\t", "   ")) and bool(_BYLINE.fullmatch(line.strip()))


def _sort_in(line: str, found: dict[str, str]) -> None:
    if not line:
        return
    if _BYLINE.fullmatch(line) and found["title"]:
        found["byline"] = found["byline"] or line
    elif _NOTE.match(line):
        found["note"] = found["note"] or line
    elif not found["slug"] and not found["title"] and _SLUG.match(line):
        found["slug"] = line
    elif not found["title"]:
        found["title"] = line


def _plain(line: str) -> str:
    """The line without marks of typesetting: `^` before, `<` or `=` after, doubled quotes."""
    line = re.sub(r"\s*[<=]+\s*$", "", re.sub(r"^\^", "", line))
    return line.replace("``", "“").replace("''", "”").replace(" _ ", " — ")


def _indented(line: str) -> str:
    """The line with a paragraph's mark as an indentation."""
    return "    " + line.lstrip() if line.startswith(("\t", "  ")) else line
