"""Bytes as text: by their byte order mark, by what they declare, else UTF-8, else Windows-1252."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# As on the web: what is declared Latin-1 or ASCII is read as Windows-1252, which holds them. Yet
# systems declare it for whatever they send: bytes that make UTF-8 are that, for no text in Latin-1
# has only such letters side by side.
_WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252"}
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")


def decode(data: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text without its byte order mark, and a remark where its encoding was guessed."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace"), ()
    zeros = _without_mark(data)
    if zeros:
        return data.decode(zeros, errors="replace"), ()
    codec = _codec(declared)
    for name in filter(None, ("" if codec == "cp1252" else codec, "utf-8", codec)):
        try:
            return data.decode(name), ()
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", errors="replace"), ("not UTF-8: read as Windows-1252",)


def decode_head(head: bytes) -> str:
    """The text that a file begins with, so far as its first bytes tell."""
    try:
        if not _without_mark(head):
            return codecs.getincrementaldecoder("utf-8-sig")().decode(head)
    except UnicodeDecodeError:
        pass
    return decode(head)[0]


def clean(text: str) -> str:
    """The text without characters that no document may hold."""
    return _ILLEGAL.sub("", text)


def _without_mark(data: bytes) -> str:
    """The codec of UTF-16 that begins with `<` or a letter and has no mark, if it is that."""
    if len(data) < 4:
        return ""
    if data[1] == data[3] == 0 and data[0] and data[2]:
        return "utf-16-le"
    return "utf-16-be" if data[0] == data[2] == 0 and data[1] and data[3] else ""


def _codec(name: str) -> str:
    """The codec of a declared encoding; "" where it is unknown or can't be true.

    UTF-16 without its mark or zeros was transcoded on the way, and is UTF-8 by now.
    """
    try:
        known = codecs.lookup(name.strip()).name if name.strip() else ""
    except LookupError:
        return ""
    return "" if known.startswith(("utf-16", "utf-32")) else _WIDER.get(known, known)
