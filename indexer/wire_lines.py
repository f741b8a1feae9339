"""The lines of a wire message: slug, headline, byline and notes of its head, then its paragraphs.

ANPA 1312 marks each line of the head with `^`. IPTC 7901 ends the head with ` =`; where neither is
written, the first line is the headline, and a byline or a note may follow.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from indexer.paragraphs import reflow
from indexer.private_notes import without_private
from indexer.sign_offs import is_sign_off

# Looser than a byline is elsewhere: a head holds no prose, and the agency's name may be small.
_BYLINE = re.compile(r"(?:By|BY|Von|Par|Por|Di)\s+[^\W\d_].{1,80}")
_NOTE = re.compile(r"(?:Eds?:|Editors'?:?|EDITOR'S NOTE|Note to editors)", re.IGNORECASE)
# What says of a message which take it is or of what sort: part of its slug, not of its headline.
_TAKE = re.compile(
    r"\(?(?:(?:\d+(?:st|nd|rd|th)|first|second|third) (?:lead|ld|add|take)|lead|extra|urgent|eil"
    r"|refile|update(?: \d+)?|roundup|summary|zusammenfassung|bulletin|flash|repeat|wiederholung"
    r"|corrected|correction|berichtigung|achtung|attention|news feature|feature|preview|vorschau"
    r"|analysis|analyse|background|hintergrund|interview|profile|factbox|chronology|korr"
    r"|take \d+|\d+ add)\)?[:.]?",
    re.IGNORECASE,
)
_SLUG = re.compile(r"(?:[A-Za-z]{2}-){1,2}-?\S")
_SELECTOR = re.compile(r"^\*\d{3,5}<\s*\^?")  # routes a message in an agency's own system
_HEAD_END = re.compile(r"\s=\s*$")
_LONGEST_HEAD = 8  # lines
# dpa's notebook, below the text: notes, links, contacts.
_NOTEBOOK = re.compile(r"\n#{1,3} ?[^\W\d_][^\n]*(?:\n|\Z)|\n\*(?: \*){2,}\s*(?:\n|\Z)")
_NOTEBOOK_NOTE = re.compile(
    r"#+ (?:Note to editors|Redaktionelle Hinweise)\s*\n(?P<note>.*?)(?=\n\s*\n|\n#|\Z)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(slots=True)
class Lines:
    """A message's text, its first lines sorted out."""

    title: str = ""
    slug: str = ""
    byline: str = ""
    note: str = ""
    take: str = ""
    body: str = ""
    rest: list[str] = field(default_factory=list)  # lines of the head that are none of these


def lines_of(text: str) -> Lines:
    """Slug, headline, byline and note from the head, paragraphs from the rest."""
    text, notebook = _parted(without_private(text))
    lines = text.split("\n")
    while lines and (not lines[-1].strip() or is_sign_off(_plain(lines[-1]))):
        lines.pop()
    found = Lines()
    at = _head_end(lines)
    for line in lines[:at]:
        _sort_in(_plain(line).strip(), found)
    if _is_closed(lines[:at]):  # what the head has beside the headline goes on with it
        found.title = " ".join(filter(None, (found.title, *found.rest)))
        found.rest = []
    found.note = found.note or notebook
    found.body = reflow("\n".join(_indented(_plain(line)) for line in lines[at:]))
    if not found.body:
        found.body = "\n\n".join(found.rest)
    return found


def _parted(text: str) -> tuple[str, str]:
    """The text without the notebook below it, and the notebook's note to editors."""
    found = _NOTEBOOK.search(text)
    if not found:
        return text, ""
    note = _NOTEBOOK_NOTE.search(text, found.start())
    return text[: found.start()], " ".join(note["note"].lstrip("- ").split()) if note else ""


def _is_closed(head: Sequence[str]) -> bool:
    return bool(head) and bool(_HEAD_END.search(head[-1]))


def _head_end(lines: Sequence[str]) -> int:
    """How many lines the head has."""
    if any(line.startswith("^") for line in lines):
        marked = (at for at, line in enumerate(lines) if line.strip() and not line.startswith("^"))
        return next(marked, len(lines))
    for at, line in enumerate(lines[:_LONGEST_HEAD], start=1):
        if _HEAD_END.search(line):
            return at
    return _short_head(lines)


def _short_head(lines: Sequence[str]) -> int:
    """The headline and what may follow it: blank lines and a byline."""
    at, titled, signed = 0, False, False
    for at, line in enumerate(lines):
        plain = _plain(line).strip()
        if not plain or (not titled and (_TAKE.fullmatch(plain) or _SLUG.match(plain))):
            continue
        if not titled:
            titled = True
        elif not signed and _BYLINE.fullmatch(plain) and not line.startswith(("\t", "   ")):
            signed = True
        else:
            return at
    return at + 1 if lines else 0


def _sort_in(line: str, found: Lines) -> None:
    if not line:
        return
    if _BYLINE.fullmatch(line) and found.title:
        found.byline = found.byline or line
    elif _NOTE.match(line):
        found.note = found.note or line
    elif not found.title and _TAKE.fullmatch(line):
        found.take = " ".join(filter(None, (found.take, line.strip("().:"))))
    elif not found.slug and not found.title and _SLUG.match(line):
        found.slug = line
    elif not found.title:
        found.title = line
    else:
        found.rest.append(line)


def _plain(line: str) -> str:
    """The line without marks of typesetting: `^` before, `<` or `=` after, doubled quotes."""
    line = _SELECTOR.sub("", re.sub(r"^\^", "", line))
    line = re.sub(r"\s*[<=]+\s*$", "", line)
    return line.replace("``", "“").replace("''", "”").replace(" _ ", " — ")


def _indented(line: str) -> str:
    """The line with a paragraph's mark as an indentation."""
    return "    " + line.lstrip() if line.startswith(("\t", "  ")) else line
