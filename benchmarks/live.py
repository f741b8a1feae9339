"""`python -m benchmarks.live`: from the writing of an article until another process finds it."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import islice
from statistics import median
from typing import Any

from benchmarks.article import BenchArticle, articles
from benchmarks.own import Own, command
from index.archive import Archive
from index.article import Article
from index.dates import NewsDate
from index.delivery import Delivery

_REPEATS = 30
_PAUSE = 0.02  # seconds between two articles
_READY = "ready\n"

_Times = list[tuple[float, float]]  # ms until the commit has returned, until it is found


def live(own: Own, repeats: int = _REPEATS) -> dict[str, Any]:
    """Ms until one article more is found by a searcher in another process: quiet, then busy."""
    with own.copied() as copy:
        quiet = _times(copy, "quiet", repeats)
        with _process("ask", copy.archive, copy.corpus.path, copy.corpus.size):
            busy = _times(copy, "busy", repeats)
    found = {**_figures(quiet), "busy": _figures(busy), "repeats": repeats}
    return {"live_commit_ms": found}


def _times(own: Own, name: str, repeats: int) -> _Times:
    texts = islice(articles(own.corpus.path), repeats)
    with ExitStack() as stack:
        archive = Archive.open(own.archive)
        stack.callback(archive.close)
        watcher = stack.enter_context(_process("watch", own.archive))
        return [_time(archive, watcher, text, _word(name, at)) for at, text in enumerate(texts)]


def _time(
    archive: Archive, watcher: "subprocess.Popen[str]", text: BenchArticle, word: str
) -> tuple[float, float]:
    """Deliver one article with the word, which nothing else has."""
    assert watcher.stdin
    assert watcher.stdout
    delivery = _delivery(text, word)
    print(f'"{word}"', file=watcher.stdin, flush=True)
    time.sleep(_PAUSE)
    started = time.monotonic()
    archive.write([delivery])
    archive.commit()
    committed = time.monotonic()
    found = float(watcher.stdout.readline())
    return (committed - started) * 1000, (found - started) * 1000


def _delivery(text: BenchArticle, word: str) -> Delivery:
    """An article like those of the corpus, under an id of its own."""
    article = Article(
        id=word,
        title=text.title,
        body=f"{text.body}\n\n{word}",
        date=NewsDate.parse(text.day.isoformat()),
        country=text.country,
        topic=text.topic,
        language="en",
    )
    return Delivery(article, json.dumps(article.to_json()).encode(), "json")


def _word(name: str, number: int) -> str:
    return f"live{name}{chr(ord('a') + number // 26)}{chr(ord('a') + number % 26)}"


@contextmanager
def _process(*arguments: object) -> Iterator["subprocess.Popen[str]"]:
    """A searcher in a process of its own, once it is ready."""
    searcher = [sys.executable, "-m", "benchmarks.watcher", *map(str, arguments)]
    pipe = subprocess.PIPE
    with subprocess.Popen(searcher, stdin=pipe, stdout=pipe, text=True) as process:
        try:
            if not process.stdout or process.stdout.readline() != _READY:
                raise SystemExit("the searcher in the other process didn't start")
            yield process
        finally:
            process.kill()


def _figures(times: Sequence[tuple[float, float]]) -> dict[str, float]:
    found = [each for _, each in times]
    return {
        "median": round(median(found), 2),
        "max": round(max(found), 2),
        "committed": round(median(each for each, _ in times), 2),
    }


main = command(live)

if __name__ == "__main__":
    main()
