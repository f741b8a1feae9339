"""Sources: from files and folders to records, one at a time, each with where it stood.

What is named raises SourceError if it can't be read; what is found inside a folder becomes a
Rejected, and the rest goes on.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from index.errors import SourceError
from index.rejected import Rejected
from indexer.json_documents import read_document
from indexer.raw import Record
from indexer.streams import LONGEST_LINE, ReadFault, lines_of, whole

LARGEST_DOCUMENT = 512 << 20  # bytes; larger archives come as JSON lines
LARGEST_PAGE = 16 << 20  # bytes of text on one page
_HEAD = 4096  # bytes kept of what is too long to keep


def read_source(path: Path) -> Iterator[Record | Rejected]:
    """The records of a file, or of all files in a folder and those in it, in sorted order.

    Raises SourceError if there is no such path, if it can't be opened, or if a file is of no kind
    that Dateline reads. In a folder, hidden files and those of other kinds are left out.
    """
    if not path.exists():
        raise SourceError(f"{path}: there is no such file or folder")
    if not path.is_dir():
        yield from _read_file(path)
        return
    for found in _files(path):
        if isinstance(found, Rejected):
            yield found
            continue
        try:
            yield from _read_file(found)
        except SourceError as error:
            yield _unreadable(found, error)


def check_source(path: Path) -> None:
    """Raise SourceError if `read_source` would, without reading on: to know before any work."""
    if not path.exists():
        raise SourceError(f"{path}: there is no such file or folder")
    try:
        if path.is_dir():
            os.scandir(path).close()
        else:
            _reader_of(path)
            with path.open("rb"):
                pass
    except OSError as error:
        raise SourceError(f"{path}: can't be opened: {error.strerror}") from error


def _files(folder: Path) -> Iterator[Path | Rejected]:
    """The files of a folder that can be read; a folder in it that can't be opened, as Rejected."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Rejected(str(folder), f"the folder can't be opened: {error.strerror}")
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(folder / entry.name)
        elif _kind(entry.name) in _READERS and entry.is_file():
            yield folder / entry.name


def _unreadable(path: Path, error: SourceError) -> Rejected:
    return Rejected(str(path), str(error).removeprefix(f"{path}: "))


def _kind(name: str) -> str:
    """The end of a file's name that tells what is in it, without `.gz`."""
    return Path(name.lower().removesuffix(".gz")).suffix


def _reader_of(path: Path) -> Callable[[Path], Iterator[Record | Rejected]]:
    reader = _READERS.get(_kind(path.name))
    if reader is None:
        kinds = ", ".join(f"*{kind}" for kind in _READERS)
        raise SourceError(f"{path}: not of a kind that is read; these are: {kinds}, each also .gz")
    return reader


def _read_file(path: Path) -> Iterator[Record | Rejected]:
    reader = _reader_of(path)
    try:
        yield from reader(path)
    except OSError as error:
        raise SourceError(f"{path}: can't be read: {error.strerror or error}") from error


def _page(path: Path) -> Iterator[Record | Rejected]:
    data, fault = whole(path, LARGEST_PAGE)
    if fault:
        yield Rejected(str(path), fault, data[:_HEAD])
    else:
        yield Record(data, "scraped", str(path))


def _lines(path: Path) -> Iterator[Record | Rejected]:
    name, number = str(path), 0
    try:
        for number, line in enumerate(lines_of(path), start=1):
            if len(line) > LONGEST_LINE:
                reason = f"the line is longer than {LONGEST_LINE >> 20} MB"
                yield Rejected(f"{name}:{number}", reason, line[:_HEAD])
            elif line.strip(b" \t\r\n\xef\xbb\xbf"):
                yield Record(line.rstrip(b"\r\n"), "json", f"{name}:{number}")
    except ReadFault as fault:
        reason = f"{fault}; the {number} lines before were read"
        yield Rejected(f"{name}:{number + 1}", reason)


def _document(path: Path) -> Iterator[Record | Rejected]:
    data, fault = whole(path, LARGEST_DOCUMENT)
    if fault and len(data) > LARGEST_DOCUMENT:
        yield Rejected(str(path), fault, data[:_HEAD])
    else:
        yield from read_document(data, str(path), fault)


_READERS: dict[str, Callable[[Path], Iterator[Record | Rejected]]] = {
    ".txt": _page,
    ".jsonl": _lines,
    ".ndjson": _lines,
    ".json": _document,
}
