"""How well topics of Reuters-21578 are inferred where they are hidden.

`python -m scripts.evaluate_topics reuters21578.jsonl.gz` hides the topics of a fifth of its
articles, takes all in, and prints precision, recall and F1 over all pairs of a hidden article and a
topic; the share of articles without any true topic that get one; and the processor's time that an
article takes. With a number from 1 to 4 behind it, another fifth is hidden: the figures of
`indexer.topic_votes` were chosen on the fifth 1 with the fifth 0 left out.
"""

import gzip
import json
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from zlib import crc32

from index.archive import Archive
from indexer.enrich import enrich
from indexer.ingest import ingest
from indexer.topics import read_topics
from scripts.pairs import Pairs

FIFTHS = 5
_NO_PAIRS = Pairs()


@dataclass(frozen=True)
class Quality:
    """Counts over pairs of a hidden article and a topic, and over articles without a true topic."""

    pairs: Pairs = _NO_PAIRS
    untold: int = 0  # articles that truly have no topic
    alarms: int = 0  # of which so many got one
    articles: int = 0
    seconds: float = 0.0

    @property
    def alarm_share(self) -> float:
        """The share of articles without a true topic that got one."""
        return self.alarms / max(self.untold, 1)

    def __str__(self) -> str:
        return (
            f"{self.pairs}, "
            f"a topic for {self.alarm_share:.3f} of those without, "
            f"{self.seconds / max(self.articles, 1) * 1e6:.0f} µs an article"
        )


def main() -> None:
    """Print the figures of the file named on the command line."""
    print(evaluate(Path(sys.argv[1]), *map(int, sys.argv[2:3])))


def evaluate(path: Path, fifth: int = 0) -> Quality:
    """How well the topics of a fifth of the articles in the file are inferred."""
    with tempfile.TemporaryDirectory() as folder:
        hidden = Path(folder) / "hidden.jsonl"
        truth = _hide(path, hidden, fifth)
        archive = Archive.create(Path(folder) / "archive")
        ingest([hidden], archive, archive.settings)
        started = process_time()
        report = enrich(archive)
        seconds = process_time() - started
        quality = _compared(archive, truth, report.looked, seconds)
        archive.close()
    return quality


def _hide(path: Path, target: Path, fifth: int) -> Mapping[str, frozenset[str]]:
    """Write the file without the topics of a fifth: those of each article that has none there."""
    truth: dict[str, frozenset[str]] = {}
    with (
        gzip.open(path, "rt", encoding="utf-8") as lines,
        target.open("w", encoding="utf-8") as out,
    ):
        for line in lines:
            row = json.loads(line)
            if not row["topics"] or crc32(row["id"].encode()) % FIFTHS == fifth:
                truth[row["id"]] = frozenset(read_topics(row["topics"], {}))
                row["topics"] = []
            out.write(json.dumps(row) + "\n")
    return truth


def _compared(
    archive: Archive, truth: Mapping[str, frozenset[str]], articles: int, seconds: float
) -> Quality:
    """The inferred topics beside the true ones."""
    pairs, untold, alarms = Pairs(), 0, 0
    for article in archive.export():
        told = {each.value for each in article.inferred_topic}
        true = truth.get(article.id)
        if true:
            pairs = pairs.with_one(told, true)
        elif true is not None:
            untold, alarms = untold + 1, alarms + bool(told)
    return Quality(pairs, untold, alarms, articles, seconds)


if __name__ == "__main__":
    main()
