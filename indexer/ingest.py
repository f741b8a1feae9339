"""Ingest: from sources into an archive; reprocess and retry: kept records read anew."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from msgspec import structs

from index.delivery import ArticleWriter, Delivery
from index.refused import Refused
from index.rejected import Rejected
from index.settings import Settings
from index.versions import Kept
from indexer.gauge import Gauge
from indexer.intake import UNREAD, Progress, take_in
from indexer.raw import Record
from indexer.read import read_article
from indexer.report import IngestReport
from indexer.sources import check_source, read_source
from indexer.status import CANCELED
from indexer.web_source import WebSource, read_web


def ingest(
    sources: Sequence[Path | WebSource],
    writer: ArticleWriter,
    settings: Settings,
    progress: Progress | None = None,
    gauge: Gauge | None = None,
    knows: Callable[[Record], bool] | None = None,
) -> IngestReport:
    """Take in all articles of files, folders and addresses, and make them searchable.

    A record that is said to be known isn't read, and counts as unchanged: see indexer.recall.
    Raises SourceError, before anything is taken in, for a path that can't be read.
    """
    for source in sources:
        if isinstance(source, Path):
            check_source(source)
    moment = datetime.now(UTC)
    records = (record for source in sources for record in _records(source, gauge))
    reads = (
        UNREAD
        if knows and isinstance(record, Record) and knows(record)
        else read_delivery(record, settings, moment)
        for record in records
    )
    return take_in(reads, writer, progress)


def reprocess(
    kept: Iterable[Kept],
    writer: ArticleWriter,
    settings: Settings,
    progress: Progress | None = None,
) -> IngestReport:
    """Read each kept record anew; one that can't be read any more keeps its article."""
    now = datetime.now(UTC)
    return take_in((_read_again(each, settings, now) for each in kept), writer, progress)


def retry(
    refused: Iterable[Refused],
    writer: ArticleWriter,
    settings: Settings,
    progress: Progress | None = None,
) -> tuple[IngestReport, list[int]]:
    """Read rejected records again: what became of them, and the numbers of those that went through.

    One whose bytes weren't kept whole stays rejected: only its source has it.
    """
    now = datetime.now(UTC)
    through: list[int] = []

    def read(each: Refused) -> Delivery | Rejected:
        kept = each.rejected
        if not kept.format:
            return kept
        again = read_delivery(Record(kept.data, kept.format, kept.origin), settings, now)
        if isinstance(again, Delivery):
            through.append(each.number)
        return again

    return take_in(map(read, refused), writer, progress), through


def _records(source: Path | WebSource, gauge: Gauge | None) -> Iterator[Record | Rejected]:
    return read_source(source, gauge) if isinstance(source, Path) else read_web(source)


def read_delivery(
    record: Record | Rejected, settings: Settings, now: datetime
) -> Delivery | Rejected:
    """What a record delivers, or why it can't; one that was rejected before stays so."""
    if isinstance(record, Rejected):
        return record
    read = read_article(record, settings, now)
    if isinstance(read, Rejected):
        return read
    kill = read.extra.get("pubstatus") == CANCELED
    return Delivery(read, record.data, record.format, kill=kill)


def _read_again(kept: Kept, settings: Settings, now: datetime) -> Delivery | Rejected:
    read = read_delivery(Record(kept.data, kept.format, kept.origin), settings, now)
    if isinstance(read, Rejected):
        return read
    # A new reading withdraws nothing: the article may have been reinstated since.
    article = structs.replace(read.article, id=kept.id)
    return structs.replace(read, article=article, reread=kept.seq, kill=False)
