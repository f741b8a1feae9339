"""The text of an XML document, whatever its encoding, ready to be cut into items and parsed."""

import re
from html.entities import html5

from indexer.texts import clean, decode

_DECLARATION = re.compile(rb"\s*(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)[\"']")
_FIRST = re.compile(r"\s*<\?xml.*?\?>", re.DOTALL)
_ENTITY = re.compile(r"&(\w+);")
_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})  # XML's, which have to stay


def xml_text(data: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text without its declaration, and a remark where its encoding was guessed.

    Entities of HTML become characters, for few documents bring the DTD that would define them.
    """
    found = _DECLARATION.match(data[:1024])
    encoding = declared or (found[1].decode("ascii") if found else "")
    text, remarks = decode(data, encoding)
    return _ENTITY.sub(_character, clean(_FIRST.sub("", text, count=1))), remarks


def _character(match: re.Match[str]) -> str:
    return match[0] if match[1] in _OWN else html5.get(match[1] + ";", match[0])
