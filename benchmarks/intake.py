"""`python -m benchmarks.intake`: an archive filled and enriched, and the memory that both take."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.article import records
from benchmarks.contest import DATELINE
from benchmarks.job import job
from benchmarks.own import Own, command

_SILENT = ("topic", "language")  # what every other article leaves for the enrichment to find
_COPIED = 10  # one article in so many comes again, cut, by another source
_CUT = 40  # characters


def intake(own: Own) -> dict[str, Any]:
    """Articles a CPU second and memory: of taking in half-told articles, and of enriching them."""
    with TemporaryDirectory(prefix="intake-", dir=own.archive.parent) as folder:
        told, archive = Path(folder) / "articles.jsonl", Path(folder) / "archive"
        with told.open("w", encoding="utf-8") as stream:
            count = sum(1 for line in _lines(own.corpus.path) if stream.write(line))
        ingest = job("index", DATELINE, told, archive)
        enrich = job("enrich", archive)
    figures = {"ingest": _figures(count, ingest), "enrich": _figures(count, enrich)}
    return {"intake": {"articles": count, **figures}}


def _lines(corpus: Path) -> Iterator[str]:
    for number, record in enumerate(records(corpus)):
        if number % 2:
            record = {name: value for name, value in record.items() if name not in _SILENT}
        yield json.dumps(record) + "\n"
        if number % _COPIED == 0:
            yield json.dumps(_copy(record)) + "\n"


def _copy(record: Mapping[str, Any]) -> dict[str, Any]:
    """The same story as another paper prints it."""
    own = {"id": f"{record['id']}-copy", "source": "The Copyist"}
    return {**record, **own, "body": record["body"][:-_CUT]}


def _figures(count: int, took: Mapping[str, float]) -> dict[str, float]:
    return {
        "articles_per_cpu_s": round(count / took["cpu_s"], 1),
        "peak_rss": int(took["peak_rss"]),
        "peak_anonymous": int(took["peak_anonymous"]),
    }


main = command(intake)

if __name__ == "__main__":
    main()
