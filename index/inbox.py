"""Inbox: takes articles into the ledger, and leaves the index to whoever keeps it."""

from collections import Counter
from collections.abc import Callable, Sequence

from index.delivery import Delivery, Settled
from index.ledger import Check, Ledger
from index.rejected import Rejected


class Inbox:
    """An ArticleWriter for a process that has others to answer: a commit only asks for one.

    `index` is called once there is something to make searchable.
    """

    def __init__(self, ledger: Ledger, index: Callable[[], None]) -> None:
        self._ledger = ledger
        self._index = index
        self._run: int | None = None
        self._counts: Counter[str] = Counter()

    def write(self, batch: Sequence[Delivery], check: Check | None = None) -> list[Settled]:
        """What became of each, in order; an error of `check` leaves all as it was."""
        settled = self._ledger.write(batch, self._running(), check).settled
        self._counts.update(each.outcome for each in settled)
        return settled

    def reject(self, batch: Sequence[Rejected]) -> None:
        """Keep records that could not be read, with their reasons."""
        self._ledger.reject(batch, self._running())
        self._counts["rejected"] += len(batch)

    def commit(self) -> None:
        """Have it made searchable, now or in a moment."""
        if self._run is not None:
            self._ledger.end_run(self._run, self._counts)
        self._run, self._counts = None, Counter()
        self._index()

    def _running(self) -> int:
        if self._run is None:
            self._run = self._ledger.begin_run()
        return self._run
