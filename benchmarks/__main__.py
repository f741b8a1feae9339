"""`python -m benchmarks`: the peers side by side, and the files that tell how it went."""

import os
import time
from pathlib import Path

import click

from benchmarks.article import records
from benchmarks.contest import contestants
from benchmarks.corpus import Corpus, corpus, digest_of
from benchmarks.measure import BLOCK
from benchmarks.own import FOLDER, HERE, WHERE
from benchmarks.publish import publish
from benchmarks.session import Session, figures


@click.command()
@click.option("--size", default=20_000, show_default=True, help="Articles to generate.")
@click.option("--peers", default="", help="Names with commas between; else all that can cope.")
@click.option("--repeats", default=3, show_default=True, help="Rounds that are counted.")
@click.option("--reuters", type=WHERE, help="Reuters-21578 as JSON lines, instead of generating.")
@click.option("--folder", type=WHERE, default=FOLDER, help="Where corpora and indexes are kept.")
@click.option("--out", type=WHERE, default=HERE, help="Where the results are written.")
@click.option("--jobs", default=os.cpu_count() or 1, help="Indexes to build at a time.")
@click.option("--block", default=BLOCK, show_default=True, help="Questions an engine has in a row.")
def main(
    size: int,
    peers: str,
    reuters: Path | None,
    folder: Path,
    out: Path,
    **how: int,
) -> None:
    """Index the same articles with every engine and ask them the same questions."""
    started = time.perf_counter()
    texts = _given(reuters) if reuters else corpus(folder, size)
    names = [name for name in peers.split(",") if name]
    session = Session(texts, contestants(names, texts.size), folder, **how)
    print(f"{texts.size:,} articles: {', '.join(each.name for each in session.contestants)}")
    title = "reuters" if reuters else str(size)
    publish(out, title, figures(session))
    print(f"done in {time.perf_counter() - started:.0f} s")


def _given(path: Path) -> Corpus:
    """A corpus of someone else's."""
    return Corpus(path, sum(1 for _ in records(path)), digest_of(path))


if __name__ == "__main__":
    main()
