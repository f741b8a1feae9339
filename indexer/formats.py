"""The readers by name: what a record's `format` says."""

from collections.abc import Callable, Mapping

from index.rejected import Rejected
from indexer.raw import RawArticle, Record
from indexer.read_feed import read_feed
from indexer.read_html import read_html, read_warc
from indexer.read_json import read_json
from indexer.read_markdown import read_markdown
from indexer.read_newsml import read_newsml
from indexer.read_newsml_g2 import read_newsml_g2
from indexer.read_nitf import read_nitf
from indexer.read_scraped import read_scraped
from indexer.read_sitemap import read_sitemap
from indexer.read_table import read_table
from indexer.read_wire import read_wire
from indexer.read_wordpress import read_wordpress

FORMATS: dict[str, Callable[[Record], RawArticle | Rejected]] = {
    "json": read_json,
    "scraped": read_scraped,
    "nitf": read_nitf,
    "newsml-g2": read_newsml_g2,
    "newsml": read_newsml,
    "wire": read_wire,
    "html": read_html,
    "warc": read_warc,
    "feed": read_feed,
    "sitemap": read_sitemap,
    "wordpress": read_wordpress,
    "markdown": read_markdown,
}

# Whose fields the archive's settings name.
BY_COLUMN: dict[str, Callable[[Record, Mapping[str, str]], RawArticle | Rejected]] = {
    "table": read_table,
}


def read_record(record: Record, columns: Mapping[str, str]) -> RawArticle | Rejected:
    """The fields of a record; `columns` are the archive's names of a table's columns."""
    if reader := FORMATS.get(record.format):
        return reader(record)
    if by_column := BY_COLUMN.get(record.format):
        return by_column(record, columns)
    known = ", ".join((*FORMATS, *BY_COLUMN))
    reason = f"no reader is named {record.format!r}; there are: {known}"
    return record.rejected(reason)
