"""Searchers in other processes than the one that writes.

One looks for a word until it is there: for each word on its standard input it prints the moment at
which it found an article, by the clock that all processes share. Another asks without a pause.
"""

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.peers.dateline import DatelinePeer
from benchmarks.questions import question_mix, sample
from search.request import SearchRequest

_PAUSE = 0.001  # seconds between two looks


def _watch(archive: Path) -> None:
    """Look again and again: what is shown is as old as the look that found it."""
    peer = _opened(archive)
    print("ready", flush=True)
    for line in sys.stdin:
        while not _found(peer, line.strip()):
            time.sleep(_PAUSE)
        print(time.monotonic(), flush=True)


def _ask(archive: Path, corpus: str, size: str) -> None:
    """Ask the warm questions without a pause until the process is ended."""
    peer = _opened(archive)
    questions, _ = question_mix(sample(Path(corpus), int(size)))
    print("ready", flush=True)
    while True:
        peer.search(random.choice(questions))


def _opened(archive: Path) -> DatelinePeer:
    """A searcher that has answered before."""
    peer = DatelinePeer()
    peer.open(archive)
    _found(peer, '"nothing has this"')
    return peer


def _found(peer: DatelinePeer, text: str) -> int:
    """How many articles the text finds."""
    return peer.searcher.search(SearchRequest(text, facets=(), snippets=False, relax=False)).total


_ROLES: dict[str, Callable[..., None]] = {"watch": _watch, "ask": _ask}


if __name__ == "__main__":
    role, archive, *rest = sys.argv[1:]
    _ROLES[role](Path(archive), *rest)
