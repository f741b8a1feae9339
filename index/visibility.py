"""What may be seen: the one rule for pages, API, feeds and exports alike."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.arrays import Mask
from index.article import Access, Article
from index.build import ACCESS
from index.segment import Segment
from index.settings import Settings

_UNSET, _NONE = ACCESS.index(None), ACCESS.index(Access.NONE)


@dataclass(frozen=True, slots=True)
class Visibility:
    """What may be seen at `now` (seconds since 1970), `withdrawn` versions taken out."""

    settings: Settings
    now: int
    withdrawn: Collection[int] = ()

    def mask(self, segment: Segment) -> Mask:
        """The documents of a segment that may be seen."""
        allowed = _allowed(
            segment.arrays["access"],
            self._by_source(segment),
            segment.arrays["visible_from"],
            self.now,
        )
        mask: Mask = segment.alive & allowed
        if self.withdrawn:
            mask[segment.doc_numbers(np.array([*self.withdrawn], np.int64))] = False
        return mask

    def allows(self, article: Article) -> bool:
        """Whether an article that stands may be seen."""
        return bool(
            _allowed(
                np.uint8(ACCESS.index(article.access)),
                np.uint8(self._code(article.source)),
                np.int64(article.visible_from or 0),
                self.now,
            )
        )

    def _by_source(self, segment: Segment) -> NDArray[np.uint8]:
        codes = np.zeros(len(segment), np.uint8)
        for source in self.settings.source:
            codes[segment.bearing("source", source).docs] = self._code(source)
        return codes

    def _code(self, source: str) -> int:
        found = self.settings.source.get(source)
        return ACCESS.index(found.access if found else None)


def access_of(article: Article, settings: Settings) -> Access:
    """What a reader may see of an article: its own rule, else its source's, else all of it."""
    found = settings.source.get(article.source)
    return article.access or (found.access if found else None) or Access.FULL


def _allowed(own: Any, by_source: Any, visible_from: Any, now: int) -> Any:  # noqa: ANN401
    """The rule, for one article's numbers or for a segment's arrays of them."""
    access = np.where(own == _UNSET, by_source, own)
    return (access != _NONE) & (visible_from <= now)
