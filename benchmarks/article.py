"""The articles of a corpus file, as the peers index them."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class BenchArticle:
    """What every peer gets of an article."""

    id: str
    title: str
    body: str
    day: date
    country: tuple[str, ...]
    topic: tuple[str, ...]


def articles(path: Path) -> Iterator[BenchArticle]:
    """The articles of a file of JSON lines, compressed or not."""
    for record in records(path):
        yield BenchArticle(
            record["id"],
            record["title"],
            record["body"],
            date.fromisoformat(record["date"][:10]),
            _values(record, "country", "places"),
            _values(record, "topic", "topics"),
        )


def _values(record: dict[str, Any], *names: str) -> tuple[str, ...]:
    """The values under the first of the names that the record has."""
    found = next((record[name] for name in names if name in record), ())
    return tuple(dict.fromkeys(found))


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON objects of a file, a line each."""
    with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as stream:
        for line in stream:
            yield json.loads(line)
