"""Recall: records that were taken in before are told unchanged without being read again.

A page takes twenty milliseconds to read, and to tell that it is the same one of its bytes. Only
records whose reading is slow are remembered: for others the look-up would cost what it saves.
"""

from collections.abc import Sequence
from hashlib import blake2b
from importlib.metadata import version

from index.delivery import ArticleWriter, Delivery, Settled
from index.ledger import Ledger
from index.rejected import Rejected
from index.settings import Settings
from indexer.raw import Record

_QUICK = frozenset({"json", "table"})


class Recall:
    """An ArticleWriter that remembers what it wrote, by where it stood, its bytes and settings."""

    def __init__(self, writer: ArticleWriter, ledger: Ledger, settings: Settings) -> None:
        self._writer = writer
        self._ledger = ledger
        # With other settings, or by another version, a record may be read as something else.
        self._edition = f"{version('dateline')} {settings!r}".encode()

    def knows(self, record: Record) -> bool:
        """Whether just this was taken in before; it then changes nothing."""
        if record.format in _QUICK:
            return False
        return self._ledger.readings.has(self._digest(record.origin, record.format, record.data))

    def write(self, batch: Sequence[Delivery]) -> list[Settled]:
        """What became of each, in order."""
        settled = self._writer.write(batch)
        if digests := {self._of(each) for each in batch if _lasts(each)}:
            self._ledger.remember(digests)
        return settled

    def reject(self, batch: Sequence[Rejected]) -> None:
        """Keep records that could not be read; they are read again each time."""
        self._writer.reject(batch)

    def commit(self) -> None:
        """Make searchable what was written."""
        self._writer.commit()

    def _of(self, delivery: Delivery) -> int:
        return self._digest(delivery.article.origin, delivery.format, delivery.data)

    def _digest(self, origin: str, format_: str, data: bytes) -> int:
        digest = blake2b(self._edition, digest_size=8)
        digest.update(f"\0{origin}\0{format_}\0".encode())
        digest.update(data)
        return int.from_bytes(digest.digest(), "little", signed=True)


def _lasts(delivery: Delivery) -> bool:
    """Whether reading it another day gives the same: what has no date today may lie ahead."""
    article = delivery.article
    ahead = article.date is None or any(each.startswith("updated:") for each in article.remark)
    return delivery.format not in _QUICK and not ahead
