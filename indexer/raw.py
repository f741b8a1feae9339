"""Record and RawArticle: an article as delivered, and its fields as text before any is read."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, field

from index.rejected import Rejected


class Record(Struct, frozen=True):
    """One article as its source delivered it: what the ledger keeps, to be read anew one day."""

    data: bytes
    format: str  # which reader reads `data`: a key of indexer.formats.FORMATS
    origin: str  # the file and line that it stood at, as `feed.jsonl:12`

    def rejected(self, reason: str) -> Rejected:
        """The record as one that can't be read, and why."""
        return Rejected(self.origin, reason, self.data, self.format)


class RawArticle(Struct, frozen=True):
    """A record's fields as its source wrote them; empty where it says nothing.

    `place` and `topic` are None where the source has no such field: an empty tuple is a source
    that says that there are none.
    """

    id: str = ""
    title: str = ""
    summary: str = ""
    body: str = ""
    caption: str = ""
    credit: str = ""
    date: str = ""
    updated: str = ""
    dateline: str = ""
    place: tuple[str, ...] | None = None  # countries and places alike
    topic: tuple[str, ...] | None = None
    language: str = ""
    source: str = ""
    author: tuple[str, ...] = ()
    url: str = ""
    version: str = ""
    access: str = ""
    visible_from: str = ""
    correction: str = ""  # what the source says that it corrected
    status: str = ""  # usable, canceled or withheld: see indexer.status
    extra: Mapping[str, Any] = field(default_factory=dict)
    remark: tuple[str, ...] = ()  # what was doubtful in reading it
    where: Mapping[str, str] = field(default_factory=dict)  # from what each field was read
