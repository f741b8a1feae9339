"""A page as the web gave it, as one WARC record: its bytes, its address, and what its server said.

Pages of a crawl and pages that Dateline fetches are kept alike, to be read anew one day.
"""

from dataclasses import dataclass
from email.message import Message
from io import BytesIO
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

# A header that a record lacks is an AttributeError of warcio's.
BAD_WARC = (ArchiveLoadFailed, ValueError, AttributeError)


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page's unpacked bytes; `fetched` is ISO 8601, or "" if it isn't known."""

    url: str
    data: bytes
    fetched: str = ""
    content_type: str = ""
    language: str = ""

    @property
    def charset(self) -> str:
        """The encoding that its server named."""
        message = Message()
        message["Content-Type"] = self.content_type or "text/html"
        return str(message.get_param("charset") or "")

    @property
    def is_html(self) -> bool:
        """Whether it is a page, so far as its server or its first bytes tell."""
        kind = self.content_type.partition(";")[0].strip().lower()
        if kind:
            return kind in ("text/html", "application/xhtml+xml")
        return b"<html" in self.data[:2000].lower()


def as_warc(page: WebPage) -> bytes:
    """The page as a WARC record."""
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {_line(page.content_type or 'text/html')}\r\n"
    if page.language:
        http += f"Content-Language: {_line(page.language)}\r\n"
    content = http.encode() + b"\r\n" + page.data
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {_line(page.url)}\r\n"
    if page.fetched:
        head += f"WARC-Date: {_line(page.fetched)}\r\n"
    head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(content)}"
    return head.encode() + b"\r\n\r\n" + content + b"\r\n\r\n"


def from_warc(data: bytes) -> WebPage | None:
    """The page of a WARC record; None where it is none."""
    try:
        for record in ArchiveIterator(BytesIO(data)):
            return page_of(record, record.content_stream().read())
    except BAD_WARC:
        return None
    return None


def page_of(record: Any, data: bytes) -> WebPage:  # noqa: ANN401 - warcio has no types
    """The page that warcio's record holds, with these unpacked bytes."""
    head, http = record.rec_headers, record.http_headers
    return WebPage(
        url=_said(head, "WARC-Target-URI").strip("<>"),
        data=data,
        fetched=_said(head, "WARC-Date"),
        content_type=_said(http or head, "Content-Type"),
        language=_said(http, "Content-Language"),
    )


def _said(headers: Any, name: str) -> str:  # noqa: ANN401
    return str(headers.get_header(name) or "") if headers else ""


def _line(text: str) -> str:
    """A header's value: no line break in it begins another."""
    return " ".join(text.split())
