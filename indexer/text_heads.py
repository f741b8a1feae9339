"""Text heads: the lines that wires put above a story's first sentence, taken to their own fields.

`(Adds quotes, background)` tells editors what is new, `By Ada Byron` who wrote it, and lines with
a star say in short what is in it.
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from msgspec.structs import replace

from indexer.bylines import split_authors
from indexer.dateline import split_dateline
from indexer.page_lines import byline
from indexer.raw import RawArticle

_MOST = 10  # lines above a story
_FIRST = frozenset("(*BVPD")  # letters that such a line begins with
_BY = re.compile(r"(?:By|BY|Von|VON|Par|PAR|Por|POR|Di|DI)\s+\S+\s+\S.*[^.!?:…]")
_NOTE = re.compile(
    r"\((?:(?:New throughout|Adds?|Updates?|Recasts?|Releads?|Repeats?|Refiles?|Corrects?"
    r"|Clarifies|Fixes|Removes?|Deletes?|Changes|Writes through|Rewrites|Inserts)\b"
    r"|In [^()]{2,60}, (?:corrects|clarifies|fixes|removes|adds)\b)[^\n]{0,600}\)",
    re.IGNORECASE,
)


class Heads(NamedTuple):
    """What stands above a story, and the story."""

    byline: str
    note: str
    points: tuple[str, ...]
    rest: str


def heads_of(body: str) -> Heads:
    """Byline, note and points above a body's first sentence, and the body without them.

    Points are lines that begin with a star; a list that nothing parts from a story belongs to it.
    """
    by, note, rest = "", "", body
    points: list[str] = []
    for _ in range(_MOST):
        line, _, below = rest.partition("\n\n")
        line = line.strip()
        if not below.strip():
            break
        if not by and is_byline(line):
            by = line
        elif not note and _NOTE.fullmatch(line):
            note = line
        elif line.startswith("* "):
            points.append(line[2:].strip())
        else:
            break
        rest = below.lstrip()
    if points and not (by or note or split_dateline(rest)[0].agency):
        return Heads("", "", (), body)
    return Heads(by, note, tuple(points), rest)


def is_byline(line: str) -> bool:
    """Whether a whole line names who wrote the story: `By Ada Byron and Mary Shelley, Reuters`."""
    return bool(_BY.fullmatch(line)) and bool(byline(line))


def lift_heads(raw: RawArticle) -> RawArticle:
    """The fields with byline and note above the text brought to where they belong."""
    if raw.body[:1] not in _FIRST:
        return raw
    heads = heads_of(raw.body)
    if heads.rest == raw.body:
        return raw
    known = {name.casefold() for name in raw.author}
    written = [name for name in split_authors(heads.byline) if name.casefold() not in known]
    return replace(
        raw,
        body=heads.rest,
        summary="\n\n".join(filter(None, (raw.summary, *heads.points))),
        author=(*raw.author, *written),
        extra=_noted(raw.extra, heads.note.strip("()")),
    )


def _noted(extra: Mapping[str, Any], note: str) -> Mapping[str, Any]:
    if not note:
        return extra
    return {**extra, "note": " ".join(filter(None, (str(extra.get("note") or ""), note)))}
