"""The index's writer: brings the index to where the ledger is.

The ledger is the truth, so writing the index is catching up: what changed since the sequence
number that the last commit reached comes in as a new segment, and what it replaces goes.
Until segments are merged as arrays, small ones are merged by building them anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path

import numpy as np

from index.arrays import write_arrays
from index.article import Article
from index.build import build_segment
from index.codec import EXTENSION, ArraySegment, open_segment
from index.commits import NAME, Commit, read_commit, write_commit
from index.ledger import Ledger
from index.segment import Segment

BATCH = 8_192  # articles in one segment as it is first written: bounds memory
MOST_SEGMENTS = 10
_READ = 1_024  # articles read from the ledger at a time


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes the index in `folder` from the ledger; whoever uses it holds the writer's lock."""

    folder: Path
    ledger: Ledger
    zone: tzinfo

    def catch_up(self) -> Commit:
        """Bring the index to where the ledger is; the commit it then has."""
        commit = read_commit(self.folder)
        if commit.segments and commit.zone != str(self.zone):
            return self.rebuild()
        while True:
            changes = self.ledger.changes(commit.reached, BATCH)
            if changes.reached == commit.reached:
                return self._merge(commit)
            kept = self._without(commit.segments, changes.dead, changes.reached)
            added = self._add(changes.live, changes.reached)
            commit = self._commit(commit.generation + 1, [*kept, *added], changes.reached)

    def rebuild(self) -> Commit:
        """Build the whole index anew beside the one in use, then put it in its place."""
        commit = read_commit(self.folder)
        reached = self.ledger.sequence()
        live = self.ledger.live()
        segments = [
            segment
            for start in range(0, len(live), BATCH)
            for segment in self._add(live[start : start + BATCH], reached)
        ]
        self._commit(commit.generation + 1, segments, reached)
        return self.catch_up()

    def _add(self, seqs: Sequence[int], reached: int) -> list[ArraySegment]:
        """A new segment of these versions; none where there are none."""
        return [self._build(seqs, reached)] if seqs else []

    def _build(self, seqs: Sequence[int], reached: int) -> ArraySegment:
        articles: list[Article] = []
        for start in range(0, len(seqs), _READ):
            articles += self.ledger.read(seqs[start : start + _READ])
        segment = ArraySegment(NAME, len(articles), reached, str(self.zone))
        arrays = build_segment(seqs, articles, self.zone)
        write_arrays(self.folder / segment.make_filename(EXTENSION), arrays)
        return segment

    def _commit(self, generation: int, segments: Sequence[ArraySegment], reached: int) -> Commit:
        """The commit of these segments; an empty index keeps one, which says what it reached."""
        return write_commit(self.folder, generation, segments or [self._build((), reached)])

    def _without(
        self, segments: Sequence[ArraySegment], dead: Sequence[int], reached: int
    ) -> list[ArraySegment]:
        """The segments with those versions deleted, as of `reached`; empty ones are left out."""
        gone = np.array(dead, np.int64)
        changed = [each.without(self._open(each).doc_numbers(gone), reached) for each in segments]
        return [each for each in changed if each.doc_count() > 0]

    def _merge(self, commit: Commit) -> Commit:
        """The commit with few segments: the smallest go together into one."""
        if len(commit.segments) <= MOST_SEGMENTS:
            return commit
        ordered = sorted(commit.segments, key=lambda each: each.doc_count())
        few = len(ordered) - MOST_SEGMENTS // 2
        seqs = np.sort(np.concatenate([self._live(each) for each in ordered[:few]]))
        merged = self._add(seqs.tolist(), commit.reached)
        return write_commit(self.folder, commit.generation + 1, [*ordered[few:], *merged])

    def _live(self, segment: ArraySegment) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        opened = self._open(segment)
        return opened.seq[opened.alive]

    def _open(self, segment: ArraySegment) -> Segment:
        return open_segment(self.folder, segment)
