"""Cursor: a place in the order of a search's hits, from which the next ones go on.

It names the last hit that was seen by what it is ordered by, and not by how many came before it: so
what arrives or goes meanwhile moves nothing, and a page costs the same however deep it lies.
"""

import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from hashlib import blake2b
from typing import NamedTuple

from index.errors import RequestError

_FORM = struct.Struct("<BIqfqq")
_KIND = 1  # a later form of cursor has another, and older ones are then told apart
_CHECK = 4  # bytes that tell a cursor that was cut or mistyped; no secret keeps it


class Cursor(NamedTuple):
    """The place after a hit; its text is safe in a URL."""

    search: int  # a digest of the search that it is of
    since: int  # the ledger's number when the first of the pages was made
    score: float
    instant: int
    seq: int

    def __str__(self) -> str:
        data = _FORM.pack(_KIND, *self)
        return urlsafe_b64encode(data + _sum(data)).rstrip(b"=").decode()

    @classmethod
    def read(cls, name: str, text: str) -> "Cursor":
        """The cursor that was written so; RequestError where it isn't one."""
        try:
            data = urlsafe_b64decode(text.encode() + b"=" * (-len(text) % 4))
        except (Error, ValueError):
            data = b""
        packed, check = data[:-_CHECK], data[-_CHECK:]
        if len(packed) != _FORM.size or check != _sum(packed) or packed[0] != _KIND:
            raise RequestError(
                f"{name}: {text[:80]!r} isn't a cursor that an answer gave as its 'next', or isn't"
                " all of it"
            )
        return cls(*_FORM.unpack(packed)[1:])


def _sum(data: bytes) -> bytes:
    return blake2b(data, digest_size=_CHECK).digest()
