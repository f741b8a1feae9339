"""Peer: what the benchmark asks of every engine."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from benchmarks.question import Question

FACETS = ("country", "topic", "month")
HITS = 10
TITLE_BOOST = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question found: the titles of ten hits and, where counted, the facets of all."""

    total: int
    titles: Sequence[str]
    facets: Mapping[str, Mapping[str, int]]


class Peer(Protocol):
    """An engine with its index in a folder of its own; `open` comes before any question."""

    def index(self, corpus: Path, folder: Path) -> None:
        """Make a file of JSON lines searchable."""
        ...

    def open(self, folder: Path) -> None:
        """Get ready to answer."""
        ...

    def search(self, question: Question) -> Answer:
        """The titles of the first ten, the total and the facets."""
        ...

    def rank(self, question: Question) -> Sequence[object]:
        """The engine's own numbers of the first ten, without titles and facets."""
        ...

    def forget(self) -> None:
        """Give up every cache of the engine's own; the operating system keeps its."""
        ...
