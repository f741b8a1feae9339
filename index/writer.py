"""The index's writer: brings the index to where the ledger is, and keeps its segments few.

The ledger is the truth, so writing the index is catching up: what changed since the sequence
number that the last commit reached comes in as a new segment, and what it replaces goes. That is
done under the writer's lock. Merging isn't: a merged segment is written while others commit, and
the lock is only held to put it in the place of those it was made from.
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import tzinfo
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from index.arrays import DocIds, write_arrays
from index.build import segment_arrays
from index.codec import EXTENSION, ArraySegment, open_segment
from index.commits import NAME, Commit, read_commit, write_commit
from index.draft import Draft
from index.errors import IndexLocked
from index.kernels import kernels_for
from index.ledger import Ledger
from index.lock import writer_lock
from index.merge import merge
from index.segment import LARGEST
from index.tiers import due

WORKERS = 2  # processes that build side by side, each with some 700 MB
_READ = 1_024  # articles read from the ledger at a time
_UNFINISHED = "merging-*.tmp"  # no name of Whoosh's, lest another's commit cleans it away


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the index in `folder` from the ledger."""

    folder: Path
    ledger: Ledger
    zone: tzinfo

    def catch_up(self, draft: Draft | None = None) -> None:
        """Bring the index to where the ledger is; IndexLocked if another process is at it.

        Versions that the draft has needn't be read from the ledger; it is empty afterwards.
        """
        with self._lock():
            commit = read_commit(self.folder)
            if commit.segments and commit.zone != str(self.zone):
                commit = self._rebuilt(commit)
            while True:
                changes = self.ledger.journal.changes(commit.reached, LARGEST)
                if changes.reached == commit.reached:
                    break
                if draft is None:
                    draft = Draft(kernels_for(len(changes.live)), self.zone)
                kept = self._without(commit.segments, changes.dead, changes.reached)
                added = self._add(changes.live, changes.reached, draft)
                commit = self._commit(commit.generation + 1, [*kept, *added], changes.reached)
        self.merge_due()

    def rebuild(self) -> None:
        """Build the whole index anew beside the one in use, then put it in its place."""
        with self._lock():
            self._rebuilt(read_commit(self.folder))
        self.catch_up()

    def merge_due(self) -> None:
        """Merge until there are few segments, unless another process is merging."""
        try:
            with writer_lock(self.folder.parent / "merge.lock"):
                for left in self.folder.glob(_UNFINISHED):  # of a process that was killed
                    left.unlink()
                while sources := due(read_commit(self.folder).segments):
                    self._merge(sources)
        except IndexLocked:
            return

    def _merge(self, sources: Sequence[ArraySegment]) -> None:
        opened = [open_segment(self.folder, each) for each in sources]
        total = sum(int(each.alive.sum()) for each in opened)
        merged = ArraySegment(NAME, total, 0, str(self.zone))
        path = self.folder / _UNFINISHED.replace("*", merged.segid)
        merge(opened, path)
        with self._lock(patient=True):
            commit = read_commit(self.folder)
            now = {each.segid: each for each in commit.segments}
            if not any(each.segid in now for each in sources):  # the index was built anew
                path.unlink()
                return
            dead = _deleted_since(sources, [now.get(each.segid) for each in sources])
            path.rename(self.folder / merged.make_filename(EXTENSION))
            gone = {each.segid for each in sources}
            kept = [each for each in commit.segments if each.segid not in gone]
            segments = [*kept, merged.without(dead, commit.reached)]
            self._commit(commit.generation + 1, segments, commit.reached)

    def _rebuilt(self, commit: Commit) -> Commit:
        reached = self.ledger.sequence()
        live = self.ledger.journal.live()
        parts = [live[start : start + LARGEST] for start in range(0, len(live), LARGEST)]
        segments = [segment for part in self._built(parts, reached) for segment in part]
        return self._commit(commit.generation + 1, segments, reached)

    def _built(self, parts: Sequence[Sequence[int]], reached: int) -> Iterator[list[ArraySegment]]:
        """The segments of each part, made side by side where there are several and cores for them.

        Each process reads the ledger for itself.
        """
        workers = min(WORKERS, os.cpu_count() or 1, len(parts))
        if workers < 2:
            draft = Draft(kernels_for(sum(map(len, parts))), self.zone)
            yield from (self._add(part, reached, draft) for part in parts)
            return
        where = self.folder, self.ledger.path, self.zone
        with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
            yield from pool.map(partial(_built_apart, *where, reached), parts)

    def _add(self, seqs: Sequence[int], reached: int, draft: Draft) -> list[ArraySegment]:
        """New segments of these versions, as few as can be."""
        return [self._build(part, reached, draft) for part in self._parts(seqs, draft)]

    def _parts(self, seqs: Sequence[int], draft: Draft) -> Iterator[Sequence[int]]:
        """The versions, as many at a time as the draft holds; what it lacks is read."""
        first = 0
        for start in range(0, len(seqs), _READ):
            part = seqs[start : start + _READ]
            lacking = [seq for seq in part if seq not in draft]
            if lacking and not draft.has_room(len(lacking)):
                if start > first:
                    yield seqs[first:start]
                draft.clear()
                first, lacking = start, [*part]
            if lacking:
                draft.add(lacking, self.ledger.read(lacking))
        if len(seqs) > first:
            yield seqs[first:]
        draft.clear()

    def _build(self, seqs: Sequence[int], reached: int, draft: Draft) -> ArraySegment:
        segment = ArraySegment(NAME, len(seqs), reached, str(self.zone))
        arrays = segment_arrays(draft, seqs)
        write_arrays(self.folder / segment.make_filename(EXTENSION), arrays)
        return segment

    def _commit(self, generation: int, segments: Sequence[ArraySegment], reached: int) -> Commit:
        """The commit of these segments; an empty index keeps one, which says what it reached."""
        empty = Draft(kernels_for(0), self.zone)
        return write_commit(self.folder, generation, segments or [self._build((), reached, empty)])

    def _without(
        self, segments: Sequence[ArraySegment], dead: Sequence[int], reached: int
    ) -> list[ArraySegment]:
        """The segments with those versions deleted, as of `reached`; empty ones are left out."""
        gone = np.array(dead, np.int64)
        nothing = np.empty(0, np.uint32)
        changed = [
            each.without(
                open_segment(self.folder, each).doc_numbers(gone) if len(gone) else nothing,
                reached,
            )
            for each in segments
        ]
        return [each for each in changed if each.doc_count() > 0]

    def _lock(self, patient: bool = False) -> AbstractContextManager[None]:
        return writer_lock(self.folder.parent / "writer.lock", wait=patient)


def _built_apart(
    folder: Path, ledger: Path, zone: tzinfo, reached: int, seqs: Sequence[int]
) -> list[ArraySegment]:
    """New segments of these versions, made by a process of its own."""
    opened = Ledger(ledger)
    try:
        draft = Draft(kernels_for(len(seqs)), zone)
        return Writer(folder, opened, zone)._add(seqs, reached, draft)
    finally:
        opened.close()


def _deleted_since(before: Sequence[ArraySegment], now: Sequence[ArraySegment | None]) -> DocIds:
    """The merged numbers of documents that were deleted while their segments were merged.

    A segment that is there no longer had lost all of its documents.
    """
    found = [np.empty(0, np.uint32)]
    first = 0
    for old, new in zip(before, now, strict=True):
        alive = np.ones(old.doc_count_all(), np.bool_)
        alive[old.deleted] = False
        number = (first + np.cumsum(alive) - 1).astype(np.uint32)
        found.append(number[np.setdiff1d(new.deleted, old.deleted)] if new else number[alive])
        first += int(alive.sum())
    return np.concatenate(found)
