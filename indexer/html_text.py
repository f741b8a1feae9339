"""The text of an HTML page, by the encoding that its server, its mark or the page itself names."""

import re
import sys

from indexer.texts import clean, decode

_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]*encoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"&#(\d{1,9}|[xX][0-9a-fA-F]{1,8});?")


def html_text(data: bytes, charset: str = "") -> tuple[str, tuple[str, ...]]:
    """The page as text, and a remark where its encoding was guessed; `charset` is its server's."""
    found = _META.search(data[:4096])
    declared = (found[1] or found[2]).decode("ascii") if found else ""
    text, remarks = decode(data, charset or declared)
    return clean(_REFERENCE.sub(_legal, text)), remarks


def _legal(reference: re.Match[str]) -> str:
    """The reference, unless it is to a character that no document may hold."""
    digits = reference[1].lower()
    number = int(digits[1:], 16) if digits[0] == "x" else int(digits)
    return reference[0] if number <= sys.maxunicode and clean(chr(number)) else ""
