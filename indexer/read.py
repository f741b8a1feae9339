"""From a record to an article: what an ingest does with each, and a reprocess does again."""

from datetime import datetime

from index.article import Article
from index.rejected import Rejected
from index.settings import Settings
from indexer.assemble import assemble
from indexer.formats import read_record
from indexer.raw import Record


def read_article(record: Record, settings: Settings, now: datetime) -> Article | Rejected:
    """The article that a record holds, or why there is none; `now` bears a zone.

    One that its source has canceled bears that as `pubstatus` in its `extra`: see indexer.status.
    """
    raw = read_record(record, settings.columns)
    return raw if isinstance(raw, Rejected) else assemble(record, raw, settings, now)
