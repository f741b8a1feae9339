"""Reading files as an ingest does: to articles, and to what was rejected."""

from datetime import UTC, datetime
from pathlib import Path

from index.article import Article
from index.rejected import Rejected
from index.settings import Settings
from indexer.raw import Record
from indexer.read import read_article
from indexer.sources import read_source

NOW = datetime(2026, 6, 1, tzinfo=UTC)
SAMPLES = Path(__file__).parent.parent / "samples"


def read_path(path: Path, settings: Settings | None = None) -> list[Article | Rejected]:
    """What becomes of each record of a file or folder, in order."""
    return [
        each if isinstance(each, Rejected) else read_article(each, settings or Settings(), NOW)
        for each in read_source(path)
    ]


def one_of(path: Path) -> Article:
    """The only article of a file."""
    (article,) = read_path(path)
    assert isinstance(article, Article), article
    return article


def article_of(data: str | bytes, format_: str, settings: Settings | None = None) -> Article:
    """The article of a record's bytes."""
    read = attempt(data, format_, settings)
    assert isinstance(read, Article), read
    return read


def reason_of(data: str | bytes, format_: str) -> str:
    """Why a record's bytes are rejected."""
    read = attempt(data, format_)
    assert isinstance(read, Rejected), read
    assert read.origin == "wire:1"
    return read.reason


def attempt(
    data: str | bytes, format_: str, settings: Settings | None = None
) -> Article | Rejected:
    """What becomes of a record's bytes."""
    content = data.encode() if isinstance(data, str) else data
    return read_article(Record(content, format_, "wire:1"), settings or Settings(), NOW)
