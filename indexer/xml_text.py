"""The text of an XML document, whatever its encoding, ready to be cut into items and parsed."""

import re
from html.entities import html5

from indexer.texts import clean, decode

_DECLARATION = re.compile(rb"\s*(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)[\"']")
_FIRST = re.compile(r"\s*<\?xml.*?\?>", re.DOTALL)
_ENTITY = re.compile(r"&(?:#(?P<decimal>\d+)|#[xX](?P<hex>[\da-fA-F]+)|(?P<name>\w+));")
_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})  # XML's, which have to stay


def xml_text(data: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    r"""The text without its declaration, and a remark where its encoding was guessed.

    Entities of HTML become characters, for few documents bring the DTD that would define them; a
    number that no character of XML has becomes `\ufffd`.
    """
    found = _DECLARATION.match(data[:1024])
    encoding = declared or (found[1].decode("ascii") if found else "")
    text, remarks = decode(data, encoding)
    return _ENTITY.sub(_character, clean(_FIRST.sub("", text, count=1))), remarks


def _character(match: re.Match[str]) -> str:
    if name := match["name"]:
        return match[0] if name in _OWN else html5.get(name + ";", match[0])
    digits = match["decimal"] or match["hex"]
    number = int(digits, 10 if match["decimal"] else 16) if len(digits) < 10 else 0
    known = 0 < number < 0x110000 and clean(chr(number))
    return match[0] if known else "\ufffd"
