"""Splitters by kind: from an open file to its records, each with where it stood."""

from collections.abc import Callable, Iterator

from index.rejected import Rejected
from indexer.json_documents import read_document
from indexer.raw import Record
from indexer.source import Source
from indexer.split_table import split_table
from indexer.split_warc import split_warc
from indexer.split_xml import split_xml
from indexer.streams import LONGEST_LINE, ReadFault, head_of, lines_of, whole
from indexer.wire_message import split_wire

LARGEST_DOCUMENT = 512 << 20  # bytes; larger archives come as JSON lines
LARGEST_PAGE = 16 << 20  # bytes of one article
HEAD_KEPT = 4096  # bytes kept of what is too long to keep


def _alone(format_: str) -> Callable[[Source], Iterator[Record | Rejected]]:
    """A splitter of files that hold one article."""

    def split(source: Source) -> Iterator[Record | Rejected]:
        data, fault = whole(source.stream, LARGEST_PAGE)
        if fault:
            yield Rejected(source.origin, fault, data[:HEAD_KEPT])
        else:
            yield Record(data, format_, source.origin)

    return split


def _lines(source: Source) -> Iterator[Record | Rejected]:
    number = 0
    try:
        for number, line in enumerate(lines_of(source.stream), start=1):
            if len(line) > LONGEST_LINE:
                reason = f"the line is longer than {LONGEST_LINE >> 20} MB"
                yield Rejected(f"{source.origin}:{number}", reason, line[:HEAD_KEPT])
            elif line.strip(b" \t\r\n\xef\xbb\xbf"):
                yield Record(line.rstrip(b"\r\n"), "json", f"{source.origin}:{number}")
    except ReadFault as fault:
        reason = f"{fault}; the {number} lines before were read"
        yield Rejected(f"{source.origin}:{number + 1}", reason)


def _document(source: Source) -> Iterator[Record | Rejected]:
    data, fault = whole(source.stream, LARGEST_DOCUMENT)
    if fault and len(data) > LARGEST_DOCUMENT:
        yield Rejected(source.origin, fault, data[:HEAD_KEPT])
    else:
        yield from read_document(data, source.origin, fault)


def _markdown(source: Source) -> Iterator[Record | Rejected]:
    """One article; without front matter only where it is named, for most are notes to a reader."""
    begins = head_of(source.stream).lstrip(b"\xef\xbb\xbf \t\r\n")[:3]
    if source.named or begins in (b"---", b"+++"):
        yield from _alone("markdown")(source)


SPLITTERS: dict[str, Callable[[Source], Iterator[Record | Rejected]]] = {
    "page": _alone("scraped"),
    "lines": _lines,
    "document": _document,
    "html": _alone("html"),
    "warc": split_warc,
    "xml": split_xml,
    "table": split_table,
    "wire": split_wire,
    "markdown": _markdown,
}
