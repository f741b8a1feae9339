"""Verify: recount the index from the ledger and say where they differ."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from index.arrays import ArrayFile
from index.build import segment_arrays
from index.codec import open_segment
from index.commits import read_commit
from index.draft import Draft
from index.errors import IndexDamaged
from index.kernels import kernels_for
from index.ledger import Ledger
from index.segment import Segment
from index.settings import Settings
from index.versions import CHUNK


def problems(ledger: Ledger, folder: Path, settings: Settings) -> Iterator[str]:
    """A sentence for each difference: damaged files, missing or extra articles, wrong arrays."""
    yield from ledger.damage()
    commit = read_commit(folder)
    found: list[int] = []
    whole = True
    for each in commit.segments:
        try:
            segment = open_segment(folder, each)
            damaged = list(ArrayFile(folder / segment.name).damage())
        except (IndexDamaged, FileNotFoundError) as error:
            yield f"index: {error}"
            whole = False
            continue
        yield from (f"index: {segment.name}: {name} isn't what was written" for name in damaged)
        if damaged:
            whole = False
        else:
            yield from _differences(segment, ledger, settings)
            found += segment.seq[segment.alive].tolist()
    if ledger.journal.changes(commit.reached, 1).reached != commit.reached:
        yield "index: it is behind the ledger; the next commit will catch up"
    elif whole:
        yield from _miscounted(ledger.journal.live(), found)


def _differences(segment: Segment, ledger: Ledger, settings: Settings) -> Iterator[str]:
    """Arrays that aren't what the ledger's articles give today."""
    seqs = segment.seq.tolist()
    draft = Draft(kernels_for(len(seqs)), settings.zone)
    for start in range(0, len(seqs), CHUNK):
        part = seqs[start : start + CHUNK]
        draft.add(part, ledger.read(part))
    expected = segment_arrays(draft, seqs)
    for name in sorted(set(expected) | set(segment.arrays)):
        if name not in expected or name not in segment.arrays:
            yield f"index: {segment.name}: {name} is on one side only"
        elif not np.array_equal(expected[name], segment.arrays[name]):
            yield f"index: {segment.name}: {name} differs from a recount"


def _miscounted(expected: Sequence[int], found: Sequence[int]) -> Iterator[str]:
    lacking, extra = set(expected) - set(found), set(found) - set(expected)
    if lacking:
        yield f"index: it lacks {len(lacking)} articles, such as version {min(lacking)}"
    if extra:
        yield f"index: it has {len(extra)} that don't stand, such as version {min(extra)}"
    if len(found) != len(set(found)):
        yield f"index: {len(found) - len(set(found))} articles are in it twice"
