"""What may be seen: the one rule for pages, API, feeds and exports alike."""

from collections.abc import Collection
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.arrays import Mask
from index.article import Access, Article
from index.build import ACCESS
from index.segment import Segment
from index.settings import Settings

_UNSET, _NONE = ACCESS.index(None), ACCESS.index(Access.NONE)


class VisibleDocs:
    """The documents of one segment that may be seen, for as long as its snapshot lives."""

    def __init__(self, segment: Segment, settings: Settings) -> None:
        embargoes: NDArray[np.int64] = segment.arrays["visible_from"]
        by_source = np.zeros(len(segment), np.uint8)
        for source in settings.source:
            by_source[segment.bearing("source", source).docs] = _code(source, settings)
        self._segment = segment
        self._ever: Mask = segment.alive & _allowed(segment.arrays["access"], by_source)
        self._all = bool(self._ever.all())
        self._embargoed = np.flatnonzero(embargoes)
        self._until = embargoes[self._embargoed]

    def at(self, now: int, withdrawn: Collection[int]) -> Mask | None:
        """Who may be seen at `now` (seconds since 1970), but for withdrawn versions; None: all."""
        hidden = self._embargoed[self._until > now]
        if withdrawn:
            gone = self._segment.doc_numbers(np.array([*withdrawn], np.int64))
            hidden = np.concatenate([hidden, gone])
        if not len(hidden):
            return None if self._all else self._ever
        mask = self._ever.copy()
        mask[hidden] = False
        return mask


def may_be_seen(article: Article, settings: Settings, now: int) -> bool:
    """Whether an article that stands may be seen at `now`, in seconds since 1970."""
    own, by_source = np.uint8(ACCESS.index(article.access)), _code(article.source, settings)
    return bool(_allowed(own, by_source)) and (article.visible_from or 0) <= now


def access_of(article: Article, settings: Settings) -> Access:
    """What a reader may see of an article: its own rule, else its source's, else all of it."""
    found = settings.source.get(article.source)
    return article.access or (found.access if found else None) or Access.FULL


def _code(source: str, settings: Settings) -> int:
    found = settings.source.get(source)
    return ACCESS.index(found.access if found else None)


def _allowed(own: Any, by_source: Any) -> Any:  # noqa: ANN401
    """The rule of access, for one article's number or for a segment's array of them."""
    return np.where(own == _UNSET, by_source, own) != _NONE
