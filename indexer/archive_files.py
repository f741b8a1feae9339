"""Archive files: the members of a .zip or .tar, one at a time, in bounded memory and time."""

import tarfile
import zipfile
from collections.abc import Iterator
from io import BufferedReader, BytesIO
from pathlib import PurePosixPath
from typing import IO, Any

from index.rejected import Rejected
from indexer.source import Source, printable
from indexer.streams import HEAD, Pieces, ReadFault, reason, whole

MOST_UNPACKED = 64 << 30  # bytes out of one archive file
_RATIO = 200  # text packs 5 to 50 times; what packs better is made to fill a disk
_SMALL = 64 << 20  # bytes that any member may have
_LARGEST_NESTED = 1 << 30  # bytes of an archive file within another, which is held in memory
_ENCRYPTED = 1  # the bit of a member's flags that says so
_OFFICE = ("[Content_Types].xml", "mimetype")


def members(source: Source, kind: str) -> Iterator[Source | Rejected]:
    """The files in it that aren't hidden; a Rejected for what can't be opened."""
    try:
        yield from _zipped(source) if kind == "zip" else _tarred(source)
    except (zipfile.BadZipFile, tarfile.TarError, EOFError) as error:
        yield Rejected(source.origin, f"the archive file is damaged ({error})")


class _Metered:
    """A member's bytes, which end with a ReadFault where they grow beyond all measure."""

    def __init__(self, inner: Any, most: int) -> None:  # noqa: ANN401 - zipfile's or tarfile's own
        self._inner = inner
        self._left = most

    def read1(self, size: int) -> bytes:
        """The next piece, at most so long."""
        data: bytes = self._inner.read1(size)
        self._left -= len(data)
        if self._left < 0:
            raise ReadFault("unpacks to far more than text does: taken for a trap, not read on")
        return data


def _member(source: Source, name: str, inner: IO[bytes], most: int) -> Source:
    name = printable(name)
    pieces: Any = Pieces(_Metered(inner, most))
    stream = BufferedReader(pieces, HEAD)
    return Source(
        f"{source.origin}!{name}", PurePosixPath(name).name, stream, depth=source.depth + 1
    )


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)


def _zipped(source: Source) -> Iterator[Source | Rejected]:
    stream: IO[bytes] = source.stream
    if source.depth or not source.stream.seekable():
        data, fault = whole(source.stream, _LARGEST_NESTED)
        if fault:
            yield Rejected(source.origin, fault)
            return
        stream = BytesIO(data)
    with zipfile.ZipFile(stream) as packed:
        infos = [info for info in packed.infolist() if not info.is_dir()]
        if infos and infos[0].filename in _OFFICE:
            yield Rejected(source.origin, "is an office document or e-book: save it as HTML")
            return
        spent = 0
        for info in infos:
            if _hidden(info.filename):
                continue
            spent += info.file_size
            if spent > MOST_UNPACKED:
                yield Rejected(source.origin, f"holds more than {MOST_UNPACKED >> 30} GB")
                return
            yield from _unzipped(source, packed, info)


def _unzipped(
    source: Source, packed: zipfile.ZipFile, info: zipfile.ZipInfo
) -> Iterator[Source | Rejected]:
    most = max(_SMALL, info.compress_size * _RATIO)
    try:
        with packed.open(info) as inner:
            yield _member(source, info.filename, inner, most)
    except (RuntimeError, NotImplementedError) as error:  # encrypted, or packed in a rare way
        fault = f"can't be unpacked: {error}"
        if info.flag_bits & _ENCRYPTED:
            fault = "is locked with a password: unpack it first"
        yield Rejected(f"{source.origin}!{printable(info.filename)}", fault)


def _tarred(source: Source) -> Iterator[Source | Rejected]:
    spent = 0
    try:
        with tarfile.open(fileobj=source.stream, mode="r|") as packed:
            for info in packed:
                if not info.isfile() or _hidden(info.name):
                    continue
                spent += info.size
                if spent > MOST_UNPACKED:
                    yield Rejected(source.origin, f"holds more than {MOST_UNPACKED >> 30} GB")
                    return
                if inner := packed.extractfile(info):
                    yield _member(source, info.name, inner, MOST_UNPACKED)
    except ReadFault as fault:
        yield Rejected(source.origin, reason(fault))
