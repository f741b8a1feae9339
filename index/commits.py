"""Commits: which segments make up the index, as Whoosh's table of contents says it.

A commit's segment files are on disk before its table of contents is renamed into place, so that
a crash leaves either the old index or the new one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from whoosh.index import TOC, EmptyIndexError, clean_files

from index.codec import ArraySegment
from index.schema import schema
from index.storage import SafeStorage, sync_folder

NAME = "MAIN"


@dataclass(frozen=True, slots=True)
class Commit:
    """One state of the index; `reached` is the ledger's sequence number that it is at."""

    generation: int
    segments: tuple[ArraySegment, ...]

    @property
    def reached(self) -> int:
        """The ledger's change that the index has come to."""
        return max((each.reached for each in self.segments), default=0)

    @property
    def zone(self) -> str:
        """The time zone that its days are counted in, empty where it has none."""
        return self.segments[0].zone if self.segments else ""


def newest_generation(folder: Path) -> int:
    """The number of the newest commit, -1 where there is none."""
    return int(TOC._latest_generation(SafeStorage(str(folder)), NAME))


def read_commit(folder: Path) -> Commit:
    """The newest commit; one of generation -1 where there is none yet."""
    while True:
        try:
            toc = TOC.read(SafeStorage(str(folder)), NAME)
        except EmptyIndexError:
            return Commit(-1, ())
        except FileNotFoundError:  # a newer commit has just taken its place
            continue
        return Commit(toc.generation, tuple(toc.segments))


def write_commit(folder: Path, generation: int, segments: Sequence[ArraySegment]) -> Commit:
    """Make these segments the index and remove files that it needs no longer.

    The caller holds the writer's lock, and has written and synced the segments' files.
    """
    storage = SafeStorage(str(folder))
    sync_folder(folder)
    TOC(schema(), list(segments), generation).write(storage, NAME)
    clean_files(storage, NAME, generation, segments)
    for left in folder.glob(f"_{NAME}_*.toc.*"):  # of a process that was killed while writing
        left.unlink(missing_ok=True)
    return Commit(generation, tuple(segments))
