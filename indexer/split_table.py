"""CSV and TSV files, whatever parts their cells: each row as a record, with the header above it."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from io import TextIOWrapper
from itertools import chain, islice
from typing import NamedTuple

from index.rejected import Rejected
from indexer.json_fields import field_of
from indexer.raw import Record
from indexer.source import Source
from indexer.streams import LONGEST_LINE, ReadFault, head_of, lines_of
from indexer.texts import clean, decode

_MARKS = ",;\t|"
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class _Tape:
    """Lines handed on one by one, and remembered until they are taken."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._taken: list[str] = []

    def __iter__(self) -> "_Tape":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self._taken.append(line)
        return line

    def take(self) -> list[str]:
        """The lines since the last time."""
        taken, self._taken = self._taken, []
        return taken


def split_table(source: Source) -> Iterator[Record | Rejected]:
    """The rows below the header, each with the line on which it begins."""
    lines = _text_lines(source)
    try:
        first = list(islice(lines, 1))
        if first and first[0].lower().startswith("sep="):  # as Excel tells its mark
            mark, number = first[0][4:5], 1
            header = list(islice(lines, 1))
        else:
            mark, number, header = _mark_of(first), 0, first
        yield from _rows(source.origin, mark, header, _Numbered(lines, number + 1))
    except ReadFault as fault:
        yield Rejected(source.origin, f"{fault}; the rows before were read")


class _Numbered(NamedTuple):
    """The lines below the header, and the number of the line that stands before them."""

    lines: Iterable[str]
    before: int


def parts_of(lines: Iterable[str], mark: str) -> Iterator[list[str]]:
    """The cells of each row."""
    csv.field_size_limit(LONGEST_LINE)
    return iter(csv.reader(lines, delimiter=mark, skipinitialspace=True))


def text_lines(text: str) -> list[str]:
    """The lines with their ends, which may be those of an old Macintosh; no other sign ends one."""
    return _LINE.findall(text.replace("\r\n", "\n").replace("\r", "\n"))


def _text_lines(source: Source) -> Iterator[str]:
    """The lines as text with their ends; a line that isn't UTF-8 is Windows-1252."""
    if head_of(source.stream)[:2] in _UTF_16:
        text = TextIOWrapper(source.stream, "utf-16", errors="replace")
        try:
            yield from text
        finally:
            text.detach()  # it would close what it doesn't own
        return
    for line in lines_of(source.stream):
        yield from text_lines(clean(decode(line)[0]))


def _mark_of(header: Sequence[str]) -> str:
    """What parts the cells: with it the header names the most fields, or the most columns."""

    def worth(mark: str) -> tuple[int, int]:
        names = _header(header, mark)
        return sum(field_of(name.strip()) is not None for name in names), len(names)

    return max(_MARKS, key=worth)


def _header(lines: Sequence[str], mark: str) -> list[str]:
    """The names of the columns; none where the line isn't a row of cells."""
    try:
        return next(parts_of(lines, mark), [])
    except csv.Error:
        return []


def _rows(
    origin: str, mark: str, header: Sequence[str], below: _Numbered
) -> Iterator[Record | Rejected]:
    names = _header(header, mark)
    if not any(name.strip() for name in names):
        yield Rejected(origin, "has no header: its first line must name the columns")
        return
    head = f"sep={mark}\n" + header[0].rstrip("\r\n") + "\n"
    tape = _Tape(below.lines)
    line = below.before
    rows = parts_of(tape, mark)
    while True:
        try:
            row = next(rows, None)
            fault = _fault(row or [], names)
        except csv.Error as error:
            row, fault = [], f"isn't a row of cells: {error}"
        raw = tape.take()
        if row is None:
            return
        text = head + "".join(raw)
        where = f"{origin}:{line + 1}"
        if len(raw) > 1 and _swallows(raw, row, names, mark):
            # A quote that nothing closes swallows what follows: only its own line is lost.
            yield Rejected(where, "a quote isn't closed", (head + raw[0]).encode(), "table")
            yield from _rows(origin, mark, header, _Numbered(chain(raw[1:], tape), line + 1))
            return
        if fault:
            yield Rejected(where, fault, text.encode(), "table")
        elif any(cell.strip() for cell in row):
            yield Record(text.encode(), "table", where)
        line += len(raw)


def _swallows(raw: Sequence[str], row: Sequence[str], names: Sequence[str], mark: str) -> bool:
    """Whether a row of several lines is one whose quote was never meant to be one."""
    if len(row) != len(names) or "".join(raw).count('"') % 2:
        return True
    # Prose has commas, but no tabs: lines that have them as a row does are rows.
    return mark == "\t" and all(line.count(mark) == len(names) - 1 for line in raw)


def _fault(row: Sequence[str], names: Sequence[str]) -> str:
    if len(row) > len(names) and any(cell.strip() for cell in row[len(names) :]):
        return f"has {len(row)} cells and the header names {len(names)}: quote what holds the mark"
    return ""
