"""The readers by name: what a record's `format` says."""

from collections.abc import Callable

from index.rejected import Rejected
from indexer.raw import RawArticle, Record
from indexer.read_json import read_json
from indexer.read_scraped import read_scraped

FORMATS: dict[str, Callable[[Record], RawArticle | Rejected]] = {
    "json": read_json,
    "scraped": read_scraped,
}
