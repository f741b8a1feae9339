"""Told: a writer that tells of every rejected record as it comes by."""

from collections.abc import Callable, Sequence

from index.delivery import ArticleWriter, Delivery, Outcome
from index.rejected import Rejected


class Told:
    """An ArticleWriter in front of another that calls `tell` with each rejected record."""

    def __init__(self, writer: ArticleWriter, tell: Callable[[Rejected], None]) -> None:
        self._writer = writer
        self._tell = tell

    def write(self, batch: Sequence[Delivery]) -> list[Outcome]:
        """What became of each, in order."""
        return self._writer.write(batch)

    def reject(self, batch: Sequence[Rejected]) -> None:
        """Keep records that could not be read, and tell of them."""
        self._writer.reject(batch)
        for each in batch:
            self._tell(each)

    def commit(self) -> None:
        """Make searchable what was written."""
        self._writer.commit()
