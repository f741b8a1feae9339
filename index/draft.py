"""Draft: versions of articles taken apart as they come, for a segment that is to be written.

A version that is about to be indexed is taken apart while its article is at hand, and is then
small: its words and values are numbers. So what is being written needs not be read again, and
memory is bounded however long it goes on. A draft is never the truth: the ledger says which
versions make up a segment, and what the draft lacks is read from there.
"""

from collections.abc import Sequence
from datetime import tzinfo
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, Growing
from index.article import Access, Article
from index.dates import NO_DAY, NO_INSTANT, day_number
from index.fields import KEYWORDS, ZONES
from index.kernels import Kernels, Words
from index.keywords import BORNE, Borne
from index.segment import LARGEST
from index.vocabulary import MOST, Vocabulary

MOST_WORDS = 48_000_000  # 4 bytes each here, and some 15 in the arrays that are made of them

ACCESS = (None, Access.FULL, Access.SNIPPET, Access.NONE)


class Draft:
    """Versions by their sequence numbers, ready to be made a segment of."""

    def __init__(self, kernels: Kernels, zone: tzinfo) -> None:
        self.kernels = kernels
        self.zone = zone  # where the archive's days begin
        self.vocabulary = Vocabulary(kernels)
        self._doc_of: dict[int, int] = {}
        self._numbers = Growing(np.uint32)
        self._cells = Growing(np.int64)
        self._columns = {name: Growing(dtype) for name, dtype in _COLUMNS.items()}
        self._bearing: dict[str, dict[Borne, int]] = {field: {} for field in KEYWORDS}
        self._borne = {field: Growing(np.uint32) for field in KEYWORDS}
        self._stories = {"": 0}  # the number of each that some version is a copy of
        self._story = Growing(np.uint32)
        self._cells.extend([0])

    def clear(self) -> None:
        """Forget the versions, and the vocabulary only once it is too large."""
        if len(self.vocabulary) > MOST:
            self.vocabulary = Vocabulary(self.kernels)
        for each in (self._numbers, self._cells, *self._columns.values(), *self._borne.values()):
            each.clear()
        self._story.clear()
        self._stories = {"": 0}
        self._doc_of.clear()
        for known in self._bearing.values():
            known.clear()
        self._cells.extend([0])

    def __len__(self) -> int:
        return len(self._doc_of)

    def __contains__(self, seq: int) -> bool:
        return seq in self._doc_of

    def has_room(self, articles: int) -> bool:
        """Whether so many more can come in before a segment is to be written."""
        return len(self) + articles <= LARGEST and len(self._numbers.values) < MOST_WORDS

    def add(self, seqs: Sequence[int], articles: Sequence[Article]) -> None:
        """Take these versions apart."""
        texts = [getattr(article, zone.name) for article in articles for zone in ZONES]
        numbers, counts = self.vocabulary.number(texts)
        self._cells.extend(self._cells.values[-1] + np.cumsum(counts))
        self._numbers.extend(numbers)
        self._doc_of.update(zip(seqs, range(len(self), len(self) + len(seqs)), strict=True))
        for name, values in _columns(articles, self.zone).items():
            self._columns[name].extend(values)
        for field in KEYWORDS:
            known = self._bearing[field]
            of = map(BORNE[field], articles)
            self._borne[field].extend([known.setdefault(each, len(known)) for each in of])
        stories = self._stories
        self._story.extend([stories.setdefault(each.story, len(stories)) for each in articles])

    def docs(self, seqs: Sequence[int]) -> NDArray[np.int64]:
        """These versions as the draft numbers them, in this order: what else it is asked for."""
        return np.array([self._doc_of[seq] for seq in seqs], np.int64)

    def words(self, docs: NDArray[np.int64]) -> Words:
        """The words of versions."""
        return Words(self._numbers.values, self._cells.values, docs)

    def columns(self, docs: NDArray[np.int64]) -> dict[str, Array]:
        """The dates and rights of versions: see index.build."""
        return {name: each.values[docs] for name, each in self._columns.items()}

    def borne(self, field: str, docs: NDArray[np.int64]) -> tuple[list[Borne], NDArray[np.uint32]]:
        """What versions bear in a keyword field, each once, and the number of each version's."""
        return list(self._bearing[field]), self._borne[field].values[docs]

    def stories(self, docs: NDArray[np.int64]) -> tuple[list[str], NDArray[np.uint32]]:
        """The stories that versions are copies of, and the number of each version's."""
        return list(self._stories), self._story.values[docs]


_COLUMNS: dict[str, Any] = {
    "first_day": np.int32,
    "last_day": np.int32,
    "instant": np.int64,
    "visible_from": np.int64,
    "access": np.uint8,
}


def _columns(articles: Sequence[Article], zone: tzinfo) -> dict[str, Sequence[int]]:
    days = [each.date.days(zone) if each.date else None for each in articles]
    return {
        "first_day": [day_number(span[0]) if span else NO_DAY for span in days],
        "last_day": [day_number(span[1]) if span else NO_DAY for span in days],
        "instant": [each.date.instant(zone) if each.date else NO_INSTANT for each in articles],
        "visible_from": [each.visible_from or 0 for each in articles],
        "access": [ACCESS.index(each.access) for each in articles],
    }
