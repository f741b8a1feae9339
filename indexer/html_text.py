"""The text of an HTML page, by the encoding that its server, its mark or the page itself names."""

import re

from indexer.texts import clean, decode

_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]*encoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)


def html_text(data: bytes, charset: str = "") -> tuple[str, tuple[str, ...]]:
    """The page as text, and a remark where its encoding was guessed; `charset` is its server's."""
    found = _META.search(data[:4096])
    declared = (found[1] or found[2]).decode("ascii") if found else ""
    text, remarks = decode(data, charset or declared)
    return clean(text), remarks
