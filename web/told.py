"""Told: a writer that tells of what becomes of records as they come by."""

from collections.abc import Callable, Sequence

from index.delivery import ArticleWriter, Delivery, Settled
from index.rejected import Rejected

Tell = Callable[[Delivery, Settled], None]


class Told:
    """An ArticleWriter in front of another, which tells of each rejected record.

    Where `tell_settled` is given, it tells of each that was taken in, too.
    """

    def __init__(
        self,
        writer: ArticleWriter,
        tell: Callable[[Rejected], None],
        tell_settled: Tell | None = None,
    ) -> None:
        self._writer = writer
        self._tell = tell
        self._tell_settled = tell_settled

    def write(self, batch: Sequence[Delivery]) -> list[Settled]:
        """What became of each, in order."""
        settled = self._writer.write(batch)
        if self._tell_settled:
            for delivery, each in zip(batch, settled, strict=True):
                self._tell_settled(delivery, each)
        return settled

    def reject(self, batch: Sequence[Rejected]) -> None:
        """Keep records that could not be read, and tell of them."""
        self._writer.reject(batch)
        for each in batch:
            self._tell(each)

    def commit(self) -> None:
        """Make searchable what was written."""
        self._writer.commit()
