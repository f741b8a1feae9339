"""Paragraphs: from the line breaks of a source to one line a paragraph, parted by blank lines."""

import re
from itertools import pairwise

WIDEST = 100  # characters: longer lines weren't broken by a typewriter or a wire
NARROWEST = 40  # columns of a text that was broken at a fixed width
_ENDS = (".", "!", "?", ":", "…", '."', '?"', '!"', ".”", "?”", "!”", ".'", ".’", "。")
_ODD_ENDS = "\r\u2028\u2029\x85\x0b\x0c"
_ODD_ASCII = "\r\x0b\x0c"
_LINE_ENDS = re.compile(rf"\r\n?|[{_ODD_ENDS}]")
_SPACES = re.compile(r"[ \t\xa0]+")


def reflow(text: str) -> str:
    """The text with one line a paragraph and a blank line between them.

    Breaks inside a paragraph, as in wire copy, become spaces; there an indented line begins a new
    paragraph. In other texts each line is a paragraph.
    """
    if "\n" not in text and "\r" not in text:
        return _single_spaced(text)
    odd = _ODD_ASCII if text.isascii() else _ODD_ENDS
    if any(each in text for each in odd):
        text = _LINE_ENDS.sub("\n", text)
    if "\t" in text:
        text = text.expandtabs(4)
    lines = [line.rstrip() for line in text.strip("\n").split("\n")]
    parts = _unwrapped(lines) if _is_wrapped(lines) else lines
    return "\n\n".join([_single_spaced(part) for part in parts if part])


def is_typed(text: str) -> bool:
    """Whether a text is wire copy: broken at a fixed width, its paragraphs indented or apart."""
    if text.count("\n") < 3:
        return False
    lines = [line.rstrip() for line in text.replace("\r", "").strip("\n").split("\n")]
    if not any(lines) or not _is_wrapped(lines):
        return False
    margins = {len(line) - len(line.lstrip()) for line in lines[1:] if line}
    return len(margins) > 1 or "" in (line.strip() for line in lines)


def _single_spaced(line: str) -> str:
    """The line with one space between words; most have that, which a look tells."""
    if "  " in line or "\t" in line or "\xa0" in line:
        line = _SPACES.sub(" ", line)
    return line.strip()


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines break inside sentences: most that are followed by another don't end one."""
    if max(map(len, lines)) > WIDEST:
        return False
    followed = [line for line, after in pairwise(lines) if line and after]
    broken = sum(not line.endswith(_ENDS) for line in followed)
    longest = max(map(len, followed), default=0)
    return longest >= NARROWEST and broken * 2 >= len(followed)


def _unwrapped(lines: list[str]) -> list[str]:
    """The lines of each paragraph joined."""
    margin = min(len(line) - len(line.lstrip()) for line in lines[1:] if line)
    parts: list[list[str]] = [[]]
    for line in lines:
        if not line or len(line) - len(line.lstrip()) > margin:
            parts.append([])
        parts[-1].append(line)
    return [" ".join(part) for part in parts]
