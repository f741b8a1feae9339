"""WARC files, as web archives and the Common Crawl's news sets are: their pages as records."""

from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from warcio.archiveiterator import ArchiveIterator

from index.rejected import Rejected
from indexer.raw import Record
from indexer.source import Source
from indexer.streams import BROKEN, ReadFault, reason
from indexer.web_page import BAD_WARC, as_warc, page_of

_LARGEST_PAGE = 16 << 20  # bytes
_KINDS = ("response", "resource")


class _Whole:
    """A stream for warcio, which takes a broken end for the end: `fault` tells them apart."""

    def __init__(self, stream: BufferedReader) -> None:
        self._stream = stream
        self.fault = ""

    def read(self, size: int = -1) -> bytes:
        """What comes next, at most so much; nothing where the rest is broken."""
        try:
            return b"" if self.fault else self._stream.read1(size)
        except (ReadFault, *BROKEN) as error:
            self.fault = reason(error)
            return b""


def split_warc(source: Source) -> Iterator[Record | Rejected]:
    """Each HTML page that was answered with 200; other records hold no articles."""
    stream = _Whole(source.stream)
    number = 0
    try:
        for number, record in enumerate(ArchiveIterator(stream), start=1):
            if _is_page(record):
                yield from _page(record, f"{source.origin}:record {number}")
    except BAD_WARC as error:
        stream.fault = stream.fault or f"isn't WARC from here on: {error}"
    if stream.fault:
        where = f"{source.origin}:record {number + 1}"
        yield Rejected(where, f"{stream.fault.strip()}; the records before were read")


def _is_page(record: Any) -> bool:  # noqa: ANN401 - warcio's record
    if record.rec_type not in _KINDS:
        return False
    http = record.http_headers
    return http is None or str(http.get_statuscode()) == "200"


def _page(record: Any, origin: str) -> Iterator[Record | Rejected]:  # noqa: ANN401
    data = record.content_stream().read(_LARGEST_PAGE + 1)
    page = page_of(record, data)
    if not page.is_html:
        return
    if len(data) > _LARGEST_PAGE:
        yield Rejected(origin, f"the page is larger than {_LARGEST_PAGE >> 20} MB", data[:4096])
    elif getattr(record.raw_stream, "limit", 0) > 0:
        yield Rejected(origin, "the page is cut off", as_warc(page), "warc")
    else:
        yield Record(as_warc(page), "warc", origin)
