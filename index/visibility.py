"""What may be seen: the one rule for pages, API, feeds and exports alike."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

import numpy as np

from index.arrays import Mask, joined
from index.article import Access, Article
from index.draft import ACCESS
from index.segment import Segment
from index.settings import Settings

_UNSET, _NONE = ACCESS.index(None), ACCESS.index(Access.NONE)


class VisibleDocs:
    """The documents that may be seen of some segments, numbered through in their order."""

    def __init__(self, segments: Sequence[Segment], settings: Settings) -> None:
        embargoes = joined([each.arrays["visible_from"] for each in segments], np.int64)
        self._seq = joined([each.seq for each in segments], np.int64)
        self._ever: Mask = joined([_ever(each, settings) for each in segments], np.bool_)
        self._all = bool(self._ever.all())
        hidden = np.flatnonzero(embargoes)
        self._embargoed = hidden[np.argsort(embargoes[hidden])]  # the first to be lifted first
        self._until: list[int] = embargoes[self._embargoed].tolist()
        self._made: dict[tuple[int, tuple[int, ...]], Mask] = {}

    def lifted(self, now: int) -> int:
        """How many embargoes are over at `now`."""
        return bisect_right(self._until, now)

    def at(self, now: int, withdrawn: Sequence[int]) -> Mask | None:
        """Who may be seen at `now` (seconds since 1970), but for withdrawn versions; None: all."""
        lifted = self.lifted(now)
        if lifted == len(self._until) and not withdrawn:
            return None if self._all else self._ever
        key = lifted, tuple(withdrawn)
        if key not in self._made:
            mask = self._ever.copy()
            mask[self._embargoed[lifted:]] = False
            mask[np.isin(self._seq, withdrawn)] = False
            self._made = {key: mask}
        return self._made[key]


def _ever(segment: Segment, settings: Settings) -> Mask:
    """Which documents of a segment may be seen once no embargo holds."""
    by_source = np.zeros(len(segment), np.uint8)
    for source in settings.source:
        by_source[segment.bearing("source", source).docs] = _code(source, settings)
    allowed: Mask = segment.alive & _allowed(segment.arrays["access"], by_source)
    return allowed


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
