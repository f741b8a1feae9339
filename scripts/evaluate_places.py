"""How well countries are read from Reuters-21578 when the source's own are hidden.

`python -m scripts.evaluate_places reuters21578.jsonl.gz` prints, for the first two thirds, which
the weights of `indexer.about` were fitted on, and for the rest: precision, recall and F1 over all
pairs of an article and a country, of the dateline's countries and those that the story is about;
the share of datelines with a country; and the processor's time an article takes.
"""

import gzip
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from time import process_time
from typing import Any

from index.article import Article
from index.countries import country_code
from index.settings import Settings, SourceSettings
from indexer.place_reading import find_bearings, read_about
from indexer.prose_names import lexicon
from indexer.raw import Record
from indexer.read import read_article
from scripts.pairs import Pairs

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SETTINGS = Settings()
_NO_PAIRS = Pairs()
Row = dict[str, Any]


@dataclass(frozen=True)
class Quality:
    """Counts over pairs of an article and a country, and over datelines."""

    pairs: Pairs = _NO_PAIRS
    datelines: int = 0
    resolved: int = 0
    articles: int = 0
    seconds: float = 0.0  # of the processor, spent on what the stories are about

    @property
    def dateline_share(self) -> float:
        """The share of datelines that have a country."""
        return self.resolved / max(self.datelines, 1)

    def __str__(self) -> str:
        return (
            f"{self.pairs}, "
            f"datelines with a country {self.dateline_share:.3f}, "
            f"{self.seconds / max(self.articles, 1) * 1e6:.0f} µs an article"
        )


def main() -> None:
    """Print the figures of the file named on the command line."""
    rows = read_rows(Path(sys.argv[1]))
    lexicon()  # is read once a process, and not counted here
    cut = len(rows) * 2 // 3
    for name, part in (("fitted on", rows[:cut]), ("held out", rows[cut:]), ("all", rows)):
        print(f"{name:10} {len(part):6,} articles: {evaluate(part)}")


def read_rows(path: Path) -> list[Row]:
    """The articles of the file, ordered by their date."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return sorted((json.loads(line) for line in lines), key=lambda row: str(row["date"]))


def evaluate(rows: Sequence[Row]) -> Quality:
    """How well the countries of these articles are read."""
    quality = Quality()
    for row in rows:
        hidden = {name: value for name, value in row.items() if name not in ("places", "topics")}
        record = Record(json.dumps(hidden).encode(), "json", "reuters")
        article = read_article(record, SETTINGS, NOW)
        if isinstance(article, Article):
            true = {code for place in row["places"] if (code := country_code(place))}
            quality = _counted(quality, article, true)
    return quality


def _counted(quality: Quality, article: Article, true: set[str]) -> Quality:
    started = process_time()
    about = read_about(article, find_bearings(SourceSettings(), article.date, SETTINGS))
    seconds = process_time() - started
    found = {*article.country, *(each.value for each in about)}
    named = bool(article.dateline.places)
    return replace(
        quality,
        pairs=quality.pairs.with_one(found, true),
        datelines=quality.datelines + named,
        resolved=quality.resolved + (named and bool(article.country)),
        articles=quality.articles + 1,
        seconds=quality.seconds + seconds,
    )


if __name__ == "__main__":
    main()
