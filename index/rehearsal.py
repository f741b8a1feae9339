"""Rehearsal: what an archive would do with articles, and nothing done."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from index.archive import LEDGER, SETTINGS
from index.delivery import Delivery, Settled
from index.ledger import Ledger
from index.register import Known
from index.rejected import Rejected
from index.settings import Settings, read_settings
from index.settling import settle

_NOWHERE = Path(":memory:")  # SQLite's name for a file that isn't one


class Rehearsal:
    """An ArticleWriter that writes nothing; what it would have written, it remembers."""

    def __init__(self, ledger: Ledger, settings: Settings) -> None:
        self.settings = settings
        self.ledger = ledger
        self._changed = Known()
        self._last = ledger.sequence()

    def write(self, batch: Sequence[Delivery]) -> list[Settled]:
        """What would become of each, in order."""
        named = self.ledger.named(batch)
        known = self.ledger.known(named)
        known.update(self._changed)
        done = settle(named, known, self._last)
        self._changed.update(done.changed)
        self._last += len(done.rows)
        return done.settled

    def reject(self, batch: Sequence[Rejected]) -> None:
        """Keep nothing."""

    def commit(self) -> None:
        """Do nothing."""


@contextmanager
def rehearsal(path: Path) -> Iterator[Rehearsal]:
    """A rehearsal on the archive in this folder, or on an empty one where there is none."""
    file = path / LEDGER
    with closing(Ledger(file if file.exists() else _NOWHERE)) as ledger:
        yield Rehearsal(ledger, read_settings(path / SETTINGS))
