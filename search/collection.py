"""Collection: a snapshot of the index as one run of documents, opened for searching.

The documents of its segments are numbered through, in their order, and their columns laid side
by side in memory, 40 to 80 bytes a document. So a query is evaluated once and not once a segment,
and what it takes per document is one step in one array.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, DocIds, joined
from index.segment import Segment
from index.settings import Settings
from index.snapshot import Snapshot
from index.strings import Strings
from index.visibility import VisibleDocs
from search.kernels import Kernels, Scores
from search.matches import Matches
from search.scores import length_norms
from search.story_table import StoryTable
from search.timeline import Calendar
from search.values import Tables


class Collection:
    """The columns of a snapshot, its tables of values, and what may be seen of it."""

    def __init__(self, snapshot: Snapshot, settings: Settings, kernels: Kernels) -> None:
        segments = snapshot.segments
        self.snapshot = snapshot
        self.kernels = kernels
        self.bases = [0, *accumulate(map(len, segments))][:-1]
        self.seq: NDArray[np.int64] = joined([each.seq for each in segments], np.int64)
        self.instant: NDArray[np.int64] = joined([each.instant for each in segments], np.int64)
        self.calendar = Calendar.of(
            joined([each.first_day for each in segments], np.int32),
            joined([each.last_day for each in segments], np.int32),
        )
        self.visible = VisibleDocs(segments, settings)
        self.tables = Tables(segments, kernels)
        self.stories = StoryTable.over(segments)
        self._norms: dict[str, Scores] = {}

    def __len__(self) -> int:
        return len(self.seq)

    @property
    def segments(self) -> Sequence[Segment]:
        """The segments, in the order in which their documents are numbered."""
        return self.snapshot.segments

    @cached_property
    def everything(self) -> Matches:
        """All documents, deleted ones included, which score nothing."""
        return Matches(np.arange(len(self), dtype=np.uint32), np.zeros(len(self), np.float32))

    def norms(self, zone: str) -> Scores:
        """What the length of a zone, or of the whole text, does to a word's score."""
        if zone not in self._norms:
            lengths = joined([_lengths(each, zone) for each in self.segments], np.uint32)
            average = float(lengths.sum(dtype=np.int64)) / max(len(self), 1)
            self._norms[zone] = length_norms(lengths, average)
        return self._norms[zone]

    def find(self, strings: Strings, text: str) -> int:
        """The ordinal of this very string in a segment's table, or -1."""
        wanted = np.frombuffer(text.encode(), np.uint8)
        return self.kernels.ordinal(strings.blob, strings.offsets, wanted)

    def starting(self, strings: Strings, prefix: str) -> range:
        """The ordinals of all strings that begin so."""
        bounds = [
            self.kernels.lower_bound(strings.blob, strings.offsets, np.frombuffer(each, np.uint8))
            for each in (prefix.encode(), prefix.encode() + b"\xff")  # a byte beyond all UTF-8
        ]
        return range(*bounds)

    def numbered(self, docs_of: Callable[[Segment], DocIds]) -> DocIds:
        """The documents that are found in each segment, by their numbers here."""
        lists = [
            docs_of(segment) + np.uint32(base)
            for segment, base in zip(self.segments, self.bases, strict=True)
        ]
        return joined(lists, np.uint32)


def _lengths(segment: Segment, zone: str) -> Array:
    return segment.zone_lengths(zone) if zone else segment.length
