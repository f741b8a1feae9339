"""StoryTable: which documents of a collection are copies of one story."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.arrays import DocIds, joined, offsets_of
from index.segment import Segment
from index.stories import numbered

_ALONE: DocIds = np.empty(0, np.uint32)


@dataclass(frozen=True, slots=True)
class StoryTable:
    """The stories that have several documents, by numbers below `size`.

    `of` has the story's number of each document, 0 for those that stand alone;
    `docs[at[s]:at[s + 1]]` are the documents of story s, sorted.
    """

    of: NDArray[np.uint32]
    size: int
    at: NDArray[np.int64]
    docs: DocIds

    @classmethod
    def over(cls, segments: Sequence[Segment]) -> "StoryTable | None":
        """The table of some segments, their documents numbered through; None: all stand alone."""
        parts = [each.stories for each in segments]
        if not any(len(each.docs) for each in parts):
            return None
        names, lists = numbered(parts, [*map(len, segments)])
        of = joined(lists, np.uint32)
        counts = np.bincount(of, minlength=len(names))
        several = counts > 1
        several[0] = False
        if not several.any():
            return None
        renumbered = np.where(several, np.cumsum(several), 0).astype(np.uint32)
        of = renumbered[of]
        copies = np.flatnonzero(of)
        sorted_ = copies[np.argsort(of[copies], kind="stable")].astype(np.uint32)
        at = offsets_of(np.concatenate([[0], counts[several]])).astype(np.int64)
        return cls(of, len(at) - 1, at, sorted_)

    def copies(self, doc: int) -> DocIds:
        """All documents of a document's story, none where it stands alone."""
        number = int(self.of[doc])
        return self.docs[self.at[number] : self.at[number + 1]] if number else _ALONE
