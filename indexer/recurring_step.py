"""The step of the enrichment that tells articles of their copies and of their furniture."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from index.annotations import Change
from index.articles import Current
from index.ledger import Ledger
from indexer.recurring import FILE, Came, Found, Recurring
from indexer.step import Batch, Inspect, View, setting

BATCH = 1_000  # articles taken in, or told, at once


@contextmanager
def find_recurring(view: View) -> Iterator[Inspect]:
    """Names the story of what has copies, and the paragraphs of pages that are furniture."""
    ledger = view.archive.ledger
    recurring = Recurring(view.archive.path / FILE, ledger.read)
    try:
        finding = _Finding(recurring, ledger, view.collection.snapshot.reached)
        yield finding.inspect
        finding.settle()
    finally:
        recurring.close()


class _Finding:
    """What is being told; when the next batch comes, the ledger holds what the last one said."""

    def __init__(self, recurring: Recurring, ledger: Ledger, reached: int) -> None:
        self._recurring = recurring
        self._ledger = ledger
        self._reached = reached
        self._telling: Sequence[Found] = ()

    def inspect(self, batch: Batch) -> Mapping[str, Change]:
        """What recurs of a batch, and of others that are owed it."""
        self.settle()
        self._follow(batch.due[-1].changed if batch.due else self._reached)
        asked = self._recurring.of([each.id for each in batch.due])
        self._telling = [*asked, *self._recurring.owed(BATCH)]
        return {
            each.id: setting(story=each.story, dropped=each.furniture) for each in self._telling
        }

    def settle(self) -> None:
        """The ledger has what was told."""
        self._recurring.settle(self._telling)
        self._telling = ()

    def _follow(self, until: int) -> None:
        """Take in what has changed in the ledger up to that number."""
        while changed := self._ledger.changed(self._recurring.reached, until, BATCH):
            gone = [each.id for each in changed if each.withdrawn]
            held = self._recurring.held([each.id for each in changed])
            new = [
                each for each in changed if not each.withdrawn and held.get(each.id) != each.version
            ]
            self._recurring.update(gone, self._came(new), changed[-1].changed)

    def _came(self, new: Sequence[Current]) -> list[Came]:
        articles = self._ledger.read([each.version for each in new])
        return [
            Came(each.version, each.format, article)
            for each, article in zip(new, articles, strict=True)
        ]
