"""Files as bytes, compressed or not, in bounded memory; a broken end doesn't lose the beginning."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

LONGEST_LINE = 64 << 20  # bytes
_CHUNK = 1 << 20
_BROKEN = (EOFError, zlib.error, gzip.BadGzipFile)


class ReadFault(Exception):
    """The rest of a compressed file can't be read; the message says why."""


def lines_of(path: Path) -> Iterator[bytes]:
    """The lines of a file; of one longer than LONGEST_LINE only the head, one byte longer.

    Raises ReadFault where a compressed file is cut off or damaged, and OSError.
    """
    with _open(path) as stream:
        try:
            while line := stream.readline(LONGEST_LINE + 1):
                if len(line) > LONGEST_LINE:
                    _skip_line(stream, line)
                yield line
        except _BROKEN as error:
            raise ReadFault(_reason(error)) from error


def whole(path: Path, most: int) -> tuple[bytes, str]:
    """All bytes of a file and no fault, or what could be read and what is wrong with the rest."""
    data = bytearray()
    with _open(path) as stream:
        try:
            while chunk := stream.read1(_CHUNK):
                data += chunk
                if len(data) > most:
                    return bytes(data), f"the file is larger than {most >> 20} MB"
        except _BROKEN as error:
            return bytes(data), _reason(error)
    return bytes(data), ""


@contextmanager
def _open(path: Path) -> Iterator[BufferedReader | gzip.GzipFile]:
    """The file's bytes, unpacked if it begins as gzip does, whatever its name."""
    with path.open("rb") as stream:
        if stream.peek(2)[:2] == b"\x1f\x8b":
            with gzip.GzipFile(fileobj=stream) as unpacked:
                yield unpacked
        else:
            yield stream


def _skip_line(stream: BufferedReader | gzip.GzipFile, head: bytes) -> None:
    while head and not head.endswith(b"\n"):
        head = stream.readline(_CHUNK)


def _reason(error: Exception) -> str:
    if isinstance(error, EOFError):
        return "the compressed file is cut off"
    return f"the compressed file is damaged ({error})"
