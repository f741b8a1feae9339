"""Files as bytes, packed or not, in bounded memory; a broken end doesn't lose the beginning."""

import bz2
import gzip
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BufferedReader, RawIOBase
from typing import Any

import zstandard

from indexer.zstd import MAGIC, ZstdStream

HEAD = 1 << 16  # bytes by which a file's kind is told
LONGEST_LINE = 64 << 20  # bytes
_CHUNK = 1 << 20
BROKEN = (
    EOFError, zlib.error, gzip.BadGzipFile, lzma.LZMAError, zipfile.BadZipFile, zstandard.ZstdError,
)  # fmt: skip
_PACKERS: tuple[tuple[bytes, Callable[[BufferedReader], Any]], ...] = (
    (b"\x1f\x8b", lambda stream: gzip.GzipFile(fileobj=stream, mode="rb")),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\0", lzma.LZMAFile),
    (MAGIC, ZstdStream),
)


class ReadFault(Exception):
    """The rest of a packed file can't be read; the message says why."""


def unpacked(stream: BufferedReader) -> BufferedReader:
    """The bytes, unpacked if they begin as gzip, bzip2, xz or zstd do, whatever their name."""
    head = head_of(stream)
    for magic, opener in _PACKERS:
        if head.startswith(magic):
            return BufferedReader(Pieces(opener(stream)), HEAD)
    return stream


class Pieces(RawIOBase):
    """A packed stream read piece by piece, so that what stands before a broken end comes out."""

    def __init__(self, inner: Any) -> None:  # noqa: ANN401 - gzip's or another's own
        self._inner = inner

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - whatever memory is given
        """How many bytes of the next piece were put into the buffer."""
        data = self._inner.read1(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def head_of(stream: BufferedReader) -> bytes:
    """The first bytes, which stay to be read; none where even they are broken."""
    try:
        return stream.peek(HEAD)
    except (*BROKEN, ReadFault):
        return b""


def lines_of(stream: BufferedReader) -> Iterator[bytes]:
    """The lines of a stream; of one longer than LONGEST_LINE only the head, one byte longer.

    Raises ReadFault where a packed file is cut off or damaged, and OSError.
    """
    try:
        while line := stream.readline(LONGEST_LINE + 1):
            if len(line) > LONGEST_LINE:
                _skip_line(stream, line)
            yield line
    except BROKEN as error:
        raise ReadFault(reason(error)) from error


def whole(stream: BufferedReader, most: int) -> tuple[bytes, str]:
    """All bytes of a stream and no fault, or what could be read and what is wrong with the rest."""
    data = bytearray()
    try:
        while chunk := stream.read1(_CHUNK):
            data += chunk
            if len(data) > most:
                return bytes(data), f"the file is larger than {most >> 20} MB"
    except (*BROKEN, ReadFault) as error:
        return bytes(data), reason(error)
    return bytes(data), ""


def reason(error: Exception) -> str:
    """What is wrong with a packed file, in plain words."""
    match error:
        case ReadFault():
            return str(error)
        case EOFError():
            return "the compressed file is cut off"
        case _:
            return f"the compressed file is damaged ({error})"


def _skip_line(stream: BufferedReader, head: bytes) -> None:
    while head and not head.endswith(b"\n"):
        head = stream.readline(_CHUNK)
