"""Trial: other requests than the one asked for, tried on the same archive within a budget."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from index.arrays import DocIds
from search.request import SearchRequest
from search.spelling import Speller

LIMIT = 25_000_000  # steps of all that is tried for one request: see search.budget
_EACH = 2_000  # steps for each request, whatever it finds
NOTHING: DocIds = np.empty(0, np.uint32)

Find = Callable[[SearchRequest], tuple[DocIds, int]]  # what is found, and the steps that it took


class Trial:
    """Tries requests; once the budget is spent, nothing more is found, so none is told wrongly."""

    def __init__(self, find: Find, speller: Speller, size: int, limit: int = LIMIT) -> None:
        self.size = size  # how many documents there are
        self._find = find
        self._speller = speller
        self._left = limit
        self._known: dict[SearchRequest, DocIds] = {}

    def docs(self, request: SearchRequest) -> DocIds:
        """The documents that a request finds."""
        if request not in self._known:
            if not self._affords(_EACH):
                return NOTHING
            self._known[request], steps = self._find(request)
            self._left -= steps
        return self._known[request]

    def count(self, request: SearchRequest) -> int:
        """How many articles it finds."""
        return len(self.docs(request))

    def holds(self, text: str) -> bool:
        """Whether the archive has anything at all with these words."""
        return bool(self.count(SearchRequest(text)))

    def spellings(self, raw: str) -> list[str]:
        """What a word that the archive hasn't may have been meant to be, the likeliest first."""
        if not self._affords(self._speller.steps):
            return []
        pairs = [" ".join(pair) for pair in self._speller.split(raw)]
        side_by_side = [pair for pair in pairs if self.holds(f'"{pair}"')]
        return [*side_by_side, *self._speller.near(raw)]

    def joined(self, raws: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Which words make one with the next that the archive has, and that one."""
        for at in range(len(raws) - 1):
            if form := self._speller.joined(raws[at], raws[at + 1]):
                yield at, form

    def _affords(self, steps: int) -> bool:
        """Whether the budget allows so many steps more, which then are spent."""
        self._left -= steps
        return self._left >= 0
