"""Snapshot: one state of the index, held open for as long as a reader needs it."""

from dataclasses import dataclass
from pathlib import Path

from index.codec import open_segment
from index.commits import newest_generation, read_commit
from index.segment import Segment

_TRIES = 100


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The segments of one commit. All files are open: they may be unlinked meanwhile."""

    generation: int
    reached: int
    segments: tuple[Segment, ...]


def open_snapshot(folder: Path) -> Snapshot:
    """The newest state of the index."""
    for _ in range(_TRIES):
        commit = read_commit(folder)
        try:
            segments = tuple(open_segment(folder, each) for each in commit.segments)
        except FileNotFoundError:
            if newest_generation(folder) == commit.generation:
                raise
            continue
        return Snapshot(commit.generation, commit.reached, segments)
    raise TimeoutError(f"{folder}: the index changed {_TRIES} times while it was opened")
