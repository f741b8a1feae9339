"""Intake: articles into an archive in batches, with an account of every record."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from enum import Enum
from itertools import islice
from time import monotonic

from index.delivery import ArticleWriter, Delivery, Outcome
from index.errors import SourceError
from index.rejected import Rejected
from indexer.report import REJECTED_SHOWN, TAKEN_SHOWN, IngestReport, Taken


class Unread(Enum):
    """A record that needn't be read, since it was taken in before."""

    SAME = "same"


BATCH = 2000  # records; large enough for a transaction's cost to vanish, small enough to hold
UNREAD = Unread.SAME
Progress = Callable[[IngestReport], None]


def take_in(
    reads: Iterable[Delivery | Rejected | Unread],
    writer: ArticleWriter,
    progress: Progress | None = None,
) -> IngestReport:
    """Write what was read and make it searchable; `progress` is called after each batch.

    An interruption leaves what was written searchable, and goes on.
    """
    started = monotonic()
    report = IngestReport()
    source = iter(reads)
    with _seldom_collected():
        try:
            while batch := list(islice(source, BATCH)):
                report = replace(_take(batch, writer, report), seconds=monotonic() - started)
                if progress:
                    progress(report)
        except (KeyboardInterrupt, SourceError):
            writer.commit()
            raise
        writer.commit()
    return replace(report, seconds=monotonic() - started)


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """While this lasts, Python looks for dead cycles after 500,000 objects more, not after 700.

    A batch has far more objects than that, and none is in a cycle: each look is in vain, and all
    of them took a twelfth of an ingest's time.
    """
    before = gc.get_threshold()
    gc.set_threshold(500_000, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _take(
    batch: Sequence[Delivery | Rejected | Unread], writer: ArticleWriter, report: IngestReport
) -> IngestReport:
    """Write one batch; the report with it counted in."""
    deliveries = [each for each in batch if isinstance(each, Delivery)]
    rejected = [each for each in batch if isinstance(each, Rejected)]
    settled = writer.write(deliveries) if deliveries else []
    if rejected:
        writer.reject(rejected)
    outcomes = [each.outcome for each in settled]
    outcomes += [Outcome.UNCHANGED] * (len(batch) - len(deliveries) - len(rejected))
    shown = zip(settled, deliveries[:TAKEN_SHOWN], strict=False)
    taken = [Taken(each.id, delivery.article.title) for each, delivery in shown]
    return replace(
        report,
        read=report.read + len(batch),
        outcome={each: report.outcome[each] + outcomes.count(each) for each in Outcome},
        rejected=report.rejected + len(rejected),
        first_rejected=(*report.first_rejected, *rejected)[:REJECTED_SHOWN],
        first_taken=(*report.first_taken, *taken)[:TAKEN_SHOWN],
    )
