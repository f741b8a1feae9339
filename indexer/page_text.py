"""From the bytes of a text page to its lines."""

import re

from indexer.paragraphs import NARROWEST, WIDEST

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]")


def decode_page(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text, and a remark if it isn't UTF-8; never fails, for pages come in every encoding."""
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace"), ("not UTF-8: read as Windows-1252",)


def page_lines(text: str) -> list[str]:
    """The lines that hold something, trimmed; those broken at a fixed width joined again."""
    tidy = (
        " ".join(line.split()) for line in _BREAKS.sub("\n", _CONTROLS.sub("", text)).split("\n")
    )
    blocks: list[list[str]] = [[]]
    for line in tidy:
        if line:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    widest = max((len(line) for block in blocks for line in block), default=0)
    if not NARROWEST <= widest <= WIDEST:  # whole paragraphs on a line, or mere headings
        return [line for block in blocks for line in block]
    return [line for block in blocks for line in _joined(block, widest)]


def _joined(block: list[str], widest: int) -> list[str]:
    """One line, if all but the last are nearly as wide as the page; else the lines."""
    full = len(block) > 2 and all(len(line) > widest * 0.7 for line in block[:-1])
    return [" ".join(block)] if full else block
