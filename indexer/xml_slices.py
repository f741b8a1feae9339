"""Slices: an XML document of many items cut into documents of one item each.

The text is cut, not a tree: each record keeps the bytes that its source wrote, a large file needs
no tree, and one item that is broken doesn't spoil the others.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TOKEN = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)"
    r"""|<(?P<end>/?)(?P<name>[^\s<>/!?]+)(?:"[^"]*"|'[^']*'|[^<>"'])*>""",
    re.DOTALL,
)
_PROLOG = re.compile(
    r"(?:\s+|<\?.*?\?>|<!--.*?-->)*(?P<doctype><!DOCTYPE[^<>\[]*(?P<own>\[.*?\]\s*)?>)?", re.DOTALL
)


def local(name: str) -> str:
    """A tag's name without its prefix, in small letters."""
    return name.rpartition(":")[2].lower()


def root_of(text: str) -> tuple[str, str]:
    """The name of the root, without its prefix and in small letters, and its whole tag."""
    for token in _TOKEN.finditer(text, _prolog(text)[0]):
        if token["name"]:
            return local(token["name"]), token[0]
    return "", ""


def _prolog(text: str) -> tuple[int, str]:
    """Where the root may begin, and the document type if it defines entities of its own."""
    found = _PROLOG.match(text)
    if found is None:
        return 0, ""
    return found.end(), found["doctype"] if found["own"] else ""


@dataclass(slots=True)
class _Cut:
    """Where the first item stands: what is written before it, and what is open around it."""

    names: frozenset[str]
    start: int = -1
    inside: str = ""  # the item that is open
    depth: int = 0
    around: list[str] = field(default_factory=list)


def slices(text: str, names: frozenset[str], drop: str = "") -> Iterator[tuple[str, int]]:
    """A document for each item of these names, with the line on which the item begins.

    It holds the item alone within the elements around it and after all that comes before the first
    item, which is where feeds and messages describe themselves; of that, `drop` matches what isn't
    wanted. An item that isn't closed ends where the text ends.
    """
    cut = _Cut(names)
    shell: tuple[str, str] | None = None
    line, counted = 1, 0
    for begin, end in _spans(text, cut):
        if shell is None:
            shell = _shell(text[:begin], cut.around, drop)
        line += text.count("\n", counted, begin)
        counted = begin
        yield shell[0] + text[begin:end] + shell[1], line


def _spans(text: str, cut: _Cut) -> Iterator[tuple[int, int]]:
    """Where each outermost item begins and ends."""
    for token in _TOKEN.finditer(text, _prolog(text)[0]):
        name = token["name"]
        if not name or (cut.inside and local(name) != cut.inside):
            continue
        empty = token[0].endswith("/>")
        if not cut.inside:
            if token["end"] or local(name) not in cut.names:
                if cut.start < 0:
                    _walk(cut, token, empty)
                continue
            cut.inside, cut.start, cut.depth = local(name), token.start(), 0
        cut.depth += 0 if empty else -1 if token["end"] else 1
        if cut.depth <= 0:
            yield cut.start, token.end()
            cut.inside = ""
    if cut.inside:
        yield cut.start, len(text)


def _walk(cut: _Cut, token: re.Match[str], empty: bool) -> None:
    """Keep account of the elements that are open before the first item."""
    name = token["name"]
    if token["end"]:
        if name in cut.around:
            del cut.around[len(cut.around) - 1 - cut.around[::-1].index(name) :]
    elif not empty:
        cut.around.append(name)


def _shell(head: str, around: list[str], drop: str) -> tuple[str, str]:
    """What stands before each item and what closes it."""
    start, doctype = _prolog(head)
    head = head[start:] if around else ""
    if drop:
        head = re.sub(drop, "", head, flags=re.DOTALL)
    # On one line, so that lines are counted from where the item begins.
    head = " ".join((doctype + head).split("\n"))
    return head, "".join(f"</{name}>" for name in reversed(around))
