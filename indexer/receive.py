"""Receive: records as they are sent over the network, each with an answer of its own."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BufferedReader
from itertools import islice
from typing import IO, Any, cast

from msgspec import structs

from index.delivery import ArticleWriter, Delivery
from index.rejected import Rejected
from index.settings import Settings
from indexer.ingest import read_delivery
from indexer.raw import Record
from indexer.source import Source
from indexer.split import SPLITTERS
from indexer.streams import HEAD

BATCH = 25  # records: between two batches others have their turn
REJECTED = "rejected"
_SAMPLE = (
    b'{"title": "Ferry strike", "date": "2016-08-09", "topic": ["Transport"], "source": "Courier",'
    b' "body": "IZMIR, Aug 9 (Courier) - The Turkish ferry stayed in the harbour of Piraeus."}'
)


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a record: `outcome` is one of Outcome, or `rejected` with a reason."""

    line: int
    outcome: str
    id: str = ""
    reason: str = ""


def split_sent(body: IO[bytes], kind: str, origin: str) -> Iterator[Record | Rejected]:
    """The records of a body: `lines` of JSON, or one `document`."""
    stream = BufferedReader(cast("Any", body), HEAD)
    try:
        yield from SPLITTERS[kind](Source(origin, origin, stream))
    finally:
        stream.detach()


def read_sent(record: Record, id_: str, settings: Settings) -> Delivery | Rejected:
    """A record as the article of this id, whatever id it gives itself."""
    read = read_delivery(record, settings, datetime.now(UTC))
    if isinstance(read, Rejected):
        return read
    return structs.replace(read, article=structs.replace(read.article, id=id_), named=True)


def get_ready(settings: Settings) -> None:
    """Load the tables that reading needs, so that the first to send something doesn't wait."""
    read_sent(Record(_SAMPLE, "json", "-"), "-", settings)


def receive(
    records: Iterable[Record | Rejected], writer: ArticleWriter, settings: Settings
) -> Iterator[list[Received]]:
    """Take records in, and say of each batch what became of it, in order."""
    now = datetime.now(UTC)
    source = iter(records)
    while batch := [read_delivery(each, settings, now) for each in islice(source, BATCH)]:
        yield _take(batch, writer)


def _take(batch: Sequence[Delivery | Rejected], writer: ArticleWriter) -> list[Received]:
    deliveries = [each for each in batch if isinstance(each, Delivery)]
    rejected = [each for each in batch if isinstance(each, Rejected)]
    settled = iter(writer.write(deliveries) if deliveries else ())
    if rejected:
        writer.reject(rejected)
    found = []
    for each in batch:
        if isinstance(each, Rejected):
            found.append(Received(_line(each.origin), REJECTED, reason=each.reason))
        else:
            id_, outcome = next(settled)
            found.append(Received(_line(each.article.origin), outcome, id_))
    return found


def _line(origin: str) -> int:
    number = origin.rpartition(":")[2]
    return int(number) if number.isascii() and number.isdigit() else 1
