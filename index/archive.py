"""Archive: a folder with a ledger, the index derived from it, and settings."""

import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from index.article import Article
from index.commits import newest_generation, read_commit
from index.delivery import Delivery, Settled
from index.draft import Draft
from index.errors import IndexLocked, NoArchive, NotFound
from index.history import Edition
from index.kernels import LARGE, kernels_for
from index.ledger import Ledger
from index.refused import Refused
from index.rejected import Rejected
from index.segment import LARGEST
from index.settings import read_settings
from index.snapshot import Snapshot, open_snapshot
from index.verify import problems
from index.versions import CHUNK, Kept
from index.visibility import may_be_seen
from index.watch import FolderWatch
from index.writer import Writer

LEDGER = "ledger.sqlite"
SETTINGS = "dateline.toml"
_PATIENCE = 600.0  # seconds to wait for another process to index what this one wrote


class Archive:
    """An archive opened for reading and writing; it is an ArticleWriter."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.settings = read_settings(path / SETTINGS)
        self.ledger = Ledger(path / LEDGER)
        self._index = path / "index"
        self._index.mkdir(exist_ok=True)
        self._snapshot: Snapshot | None = None
        self._watch = FolderWatch(self._index)
        self._run: int | None = None
        self._draft: Draft | None = None  # of what was written since the last commit
        self._counts: Counter[str] = Counter()

    @classmethod
    def create(cls, path: Path) -> "Archive":
        """The archive in this folder, made if there is none."""
        path.mkdir(parents=True, exist_ok=True)
        return cls(path)

    @classmethod
    def open(cls, path: Path) -> "Archive":
        """The archive in this folder; NoArchive where there is none."""
        if not (path / LEDGER).exists():
            raise NoArchive(
                f"there is no archive in {path}: 'dateline ingest --archive {path} FILE…' makes one"
            )
        return cls(path)

    def close(self) -> None:
        """Close the ledger; snapshots stay open for those that hold them."""
        self.ledger.close()

    # Writing

    def write(self, batch: Sequence[Delivery]) -> list[Settled]:
        """What became of each, in order; when this returns they are safe on disk."""
        written = self.ledger.write(batch, self._running())
        self._counts.update(each.outcome for each in written.settled)
        self._draw_up(written.kept)
        return written.settled

    def reject(self, batch: Sequence[Rejected]) -> None:
        """Keep records that could not be read, with their reasons."""
        self.ledger.reject(batch, self._running())
        self._counts["rejected"] += len(batch)

    def rejected(self) -> Iterator[Refused]:
        """Every rejected record that is kept."""
        return self.ledger.rejected()

    def forget_rejected(self, numbers: Sequence[int]) -> None:
        """Drop rejected records that have gone through since."""
        self.ledger.forget_rejected(numbers)

    def commit(self) -> None:
        """Make searchable what was written, by this process or whoever is writing the index."""
        if self._run is not None:
            self.ledger.end_run(self._run, self._counts)
        self._run, self._counts = None, Counter()
        draft, self._draft = self._draft, None
        deadline = time.monotonic() + _PATIENCE
        while not self._is_current():
            try:
                self._writer().catch_up(draft)
            except IndexLocked:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.02)

    def withdraw(self, id_: str, reason: str = "") -> None:
        """Take an article out of sight at once, until `reinstate`; NotFound for an unknown id."""
        self.ledger.withdraw(id_, reason)

    def reinstate(self, id_: str) -> None:
        """Lift a withdrawal; the article is found again after the next commit."""
        self.ledger.reinstate(id_)

    def has_indexed(self, seq: int) -> bool:
        """Whether the index has all that changed up to that number."""
        return not self.ledger.journal.has_changed(read_commit(self._index).reached, seq)

    def rebuild(self) -> None:
        """Build the index anew from the ledger, beside the one in use."""
        self._writer().rebuild()

    # Reading

    def snapshot(self) -> Snapshot:
        """The newest state of the index, opened once a commit."""
        if self._snapshot is None or not self._watch.is_unchanged():
            newest = newest_generation(self._index)
            if self._snapshot is None or self._snapshot.generation != newest:
                self._snapshot = open_snapshot(self._index)
        return self._snapshot

    def article(self, id_: str) -> Article:
        """The version that stands; Gone if withdrawn, NotFound if unknown or not to be seen."""
        article = self.ledger.current(id_)
        if not may_be_seen(article, self.settings, int(time.time())):
            raise NotFound(f"There is no article {id_!r}.")
        return article

    def is_revised(self, id_: str) -> bool:
        """Whether there may be more than one version of an article in its `history`."""
        return self.ledger.is_revised(id_)

    def history(self, id_: str) -> tuple[Edition, ...]:
        """The versions of an article that may be seen, the one that stands last.

        Errors are as those of `article`. A version that was never to be seen, or not yet, is left
        out: what replaced it doesn't lay it open.
        """
        self.article(id_)
        now = int(time.time())
        return self.ledger.history(id_, lambda each: may_be_seen(each, self.settings, now))

    def export(self) -> Iterator[Article]:
        """Every article that may be seen, in the order in which they came."""
        seqs = self.ledger.journal.live()
        for start in range(0, len(seqs), CHUNK):
            now = int(time.time())
            articles = self.ledger.read(seqs[start : start + CHUNK])
            yield from (each for each in articles if may_be_seen(each, self.settings, now))

    def kept_of(self, id_: str) -> Kept:
        """The raw record of an article that may be seen; Gone or NotFound where it may not."""
        self.article(id_)
        return self.ledger.kept_of(id_)

    def kept(self) -> Iterator[Kept]:
        """The raw record of every article's current version."""
        return self.ledger.kept()

    def stats(self) -> dict[str, Any]:
        """Counts of the ledger and of the index, and their sizes in bytes."""
        commit = read_commit(self._index)
        return {
            **self.ledger.counts(),
            "indexed": sum(each.doc_count() for each in commit.segments),
            "segments": len(commit.segments),
            "generation": commit.generation,
            "sequence": self.ledger.sequence(),
            "ledger_bytes": (self.path / LEDGER).stat().st_size,
            "index_bytes": sum(each.stat().st_size for each in self._index.iterdir()),
            "zone": str(self.settings.zone),
        }

    def verify(self) -> list[str]:
        """What is wrong, in plain words: the index is recounted from the ledger."""
        return list(problems(self.ledger, self._index, self.settings))

    def _draw_up(self, kept: Mapping[int, Article]) -> None:
        """Take new versions apart while they are at hand; index them once there are enough."""
        draft, self._draft = self._draft, None  # lest an interruption leaves one half made
        kernels = kernels_for(len(kept))
        if draft is None or (len(kept) >= LARGE and draft.kernels is not kernels):
            draft = Draft(kernels, self.settings.zone)
        seqs = list(kept)
        for start in range(0, len(seqs), LARGEST):
            part = seqs[start : start + LARGEST]
            draft.add(part, [kept[seq] for seq in part])
            # Before the ledger has more than the draft does.
            if not draft.has_room(len(part)):
                self._index_draft(draft)
        self._draft = draft

    def _index_draft(self, draft: Draft) -> None:
        """Make a segment of the draft, unless another process is indexing: it does this as well."""
        with suppress(IndexLocked):
            self._writer().catch_up(draft)
        draft.clear()

    def _writer(self) -> Writer:
        return Writer(self._index, self.ledger, self.settings.zone)

    def _is_current(self) -> bool:
        commit = read_commit(self._index)
        moved = bool(commit.segments) and commit.zone != str(self.settings.zone)
        return (
            not moved and self.ledger.journal.changes(commit.reached, 1).reached == commit.reached
        )

    def _running(self) -> int:
        if self._run is None:
            self._run = self.ledger.begin_run()
        return self._run
