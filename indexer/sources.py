"""Sources: from files, folders and archive files to records, each with where it stood.

What is named raises SourceError if it can't be read; what is found inside a folder or an archive
file becomes a Rejected, and the rest goes on.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import BufferedReader
from pathlib import Path
from typing import Any, cast

from index.errors import SourceError
from index.rejected import Rejected
from indexer.archive_files import members
from indexer.gauge import Gauge
from indexer.kinds import KNOWN, is_plain_text, kind_of
from indexer.raw import Record
from indexer.source import DEEPEST, Source, printable
from indexer.split import SPLITTERS
from indexer.streams import HEAD, head_of, unpacked

STDIN = "-"
_SPOOLED = 64 << 20  # bytes of standard input kept in memory
_ARCHIVES = ("zip", "tar")


def read_source(path: Path, gauge: Gauge | None = None) -> Iterator[Record | Rejected]:
    """The records of a file, or of all files in a folder and those in it, in sorted order.

    `-` is standard input. Raises SourceError if there is no such path, if it can't be opened, or
    if a file is of no kind that Dateline reads. In a folder, hidden files and those of other kinds
    are left out. What is read of files is noted by `gauge`.
    """
    measured = gauge or Gauge()
    if str(path) == STDIN:
        yield from _read_stdin()
        return
    if not path.exists():
        raise SourceError(f"{path}: there is no such file or folder")
    if not path.is_dir():
        yield from _read_file(path, measured, named=True)
        return
    for found in _files(path):
        if isinstance(found, Rejected):
            yield found
            continue
        try:
            yield from _read_file(found, measured, named=False)
        except SourceError as error:
            yield _unreadable(found, error)


def check_source(path: Path) -> None:
    """Raise SourceError if `read_source` would, without reading on: to know before any work."""
    if str(path) == STDIN:
        return
    if not path.exists():
        raise SourceError(f"{path}: there is no such file or folder")
    try:
        if path.is_dir():
            os.scandir(path).close()
        else:
            with _opened(path, Gauge(), named=True) as source:
                _kind(replace(source, stream=unpacked(source.stream)))
    except OSError as error:
        raise SourceError(f"{path}: can't be opened: {error.strerror}") from error


def read_stream(source: Source) -> Iterator[Record | Rejected]:
    """The records of an open file; SourceError where it is named and of no kind that is read."""
    opened = replace(source, stream=unpacked(source.stream))
    kind = _kind(opened)
    if kind in _ARCHIVES:
        yield from _read_archive(opened, kind)
    elif kind:
        yield from SPLITTERS[kind](opened)


def _kind(source: Source) -> str | None:
    """How to read an unpacked file; None where it isn't named and no way is known."""
    head = head_of(source.stream)
    kind = kind_of(head, source.name)
    if kind is None and source.named and is_plain_text(head, source.name):
        return "page"
    if kind is None and source.named and not head:
        raise SourceError(f"{source.origin}: is empty: there is nothing in it")
    if kind is None and source.named:
        kinds = ", ".join(f"*{kind}" for kind in KNOWN)
        raise SourceError(
            f"{source.origin}: not of a kind that is read; these are: {kinds}, each also"
            " .gz, .bz2, .xz or .zst"
        )
    return kind


def _read_archive(source: Source, kind: str) -> Iterator[Record | Rejected]:
    if source.depth >= DEEPEST:
        reason = f"archive files within {DEEPEST} others aren't opened: unpack it first"
        yield Rejected(source.origin, reason)
        return
    for member in members(source, kind):
        if isinstance(member, Rejected):
            yield member
        else:
            yield from read_stream(member)


@contextmanager
def _opened(path: Path, gauge: Gauge, named: bool) -> Iterator[Source]:
    with gauge.open(path) as stream:
        yield Source(printable(str(path)), path.name, stream, named)


def _read_file(path: Path, gauge: Gauge, named: bool) -> Iterator[Record | Rejected]:
    try:
        with _opened(path, gauge, named) as source:
            yield from read_stream(source)
    except OSError as error:
        raise SourceError(f"{path}: can't be read: {error.strerror or error}") from error


def _read_stdin() -> Iterator[Record | Rejected]:
    """The records of standard input, which is kept whole first: an archive file is read twice."""
    with tempfile.SpooledTemporaryFile(_SPOOLED) as spool:
        shutil.copyfileobj(sys.stdin.buffer, spool)
        spool.seek(0)
        stream = BufferedReader(cast("Any", spool), HEAD)
        yield from read_stream(Source("standard input", "-.txt", stream, named=True))


def _files(folder: Path) -> Iterator[Path | Rejected]:
    """The files of a folder, hidden ones left out; one that can't be opened, as Rejected."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Rejected(printable(str(folder)), f"the folder can't be opened: {error.strerror}")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(folder / entry.name)
        elif entry.is_file():
            yield folder / entry.name


def _unreadable(path: Path, error: SourceError) -> Rejected:
    return Rejected(printable(str(path)), str(error).removeprefix(f"{path}: "))
