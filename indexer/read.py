"""From a record to an article: what an ingest does with each, and a reprocess does again."""

from datetime import datetime

from index.article import Article
from index.rejected import Rejected
from index.settings import Settings
from indexer.assemble import assemble
from indexer.formats import FORMATS
from indexer.raw import Record


def read_article(record: Record, settings: Settings, now: datetime) -> Article | Rejected:
    """The article that a record holds, or why there is none; `now` bears a zone.

    One that its source has canceled bears that as `pubstatus` in its `extra`: see indexer.status.
    """
    reader = FORMATS.get(record.format)
    if reader is None:
        known = ", ".join(FORMATS)
        reason = f"no reader is named {record.format!r}; there are: {known}"
        return Rejected(record.origin, reason, record.data, record.format)
    raw = reader(record)
    return raw if isinstance(raw, Rejected) else assemble(record, raw, settings, now)
