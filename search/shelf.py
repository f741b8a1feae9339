"""Shelf: what results show of articles, read from the ledger or kept from searches before."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice, repeat
from typing import TypeVar

from index.article import Article
from index.ledger import Ledger
from search.cache import Cache, nbytes
from search.result import Copy, Head, Hit, copy_of, head_of
from search.snippets import Sought, snippet
from search.stories import Beneath
from search.top import Ranked

T = TypeVar("T")


class Shelf:
    """The texts of a ledger, with as much of them at hand as a cache holds."""

    def __init__(self, ledger: Ledger, cache: Cache) -> None:
        self._ledger = ledger
        self._cache = cache

    def ids(self, seqs: Sequence[int]) -> list[str]:
        """The ids of the articles in these states."""
        return [str(head[0]) for head in self._kept("head", seqs, self._heads, nbytes)]

    def hits(
        self, page: Ranked, sought: Sought | None, below: Sequence[Beneath] | None
    ) -> tuple[Hit, ...]:
        """The hits of a page, with passages that mark what is sought, and copies beneath them."""
        heads = self._kept("head", page.seqs, self._heads, nbytes)
        scores = [round(score, 6) for score in page.scores]
        snippets = repeat("", len(heads)) if sought is None else self._snippets(page.seqs, sought)
        copies = repeat(((), 0), len(heads)) if below is None else self._beneath(below)
        rows = zip(heads, scores, snippets, copies, strict=True)
        return tuple(Hit._make((*head, score, text, *under)) for head, score, text, under in rows)

    def _beneath(self, below: Sequence[Beneath]) -> Iterator[tuple[tuple[Copy, ...], int]]:
        """The copies beneath each hit, all read at once, and how many there are."""
        copies = iter(self.copies([seq for each in below for seq in each.seqs]))
        return ((tuple(islice(copies, len(each.seqs))), each.count) for each in below)

    def copies(self, seqs: Sequence[int]) -> tuple[Copy, ...]:
        """These states as copies of a story."""
        return tuple(map(copy_of, self._kept("head", seqs, self._heads, nbytes)))

    def _heads(self, seqs: Sequence[int]) -> list[Head]:
        return [head_of(each) for each in self._ledger.outlines(seqs)]

    def _snippets(self, seqs: Sequence[int], sought: Sought) -> list[str]:
        articles = self._kept("article", seqs, self._ledger.read, _article_bytes)
        return [snippet(each, sought) for each in articles]

    def _kept(
        self,
        kind: str,
        seqs: Sequence[int],
        read: Callable[[Sequence[int]], Sequence[T]],
        size_of: Callable[[T], int],
    ) -> list[T]:
        """What is read of these versions, which never change, or was read before."""
        held: dict[int, T] = {seq: self._cache.peek((kind, seq)) for seq in seqs}
        missing = [seq for seq in seqs if held[seq] is None]
        # What is kept now may push out what was there a moment ago: `held` has it all the same.
        held.update(zip(missing, read(missing), strict=True))
        return [
            self._cache.get((kind, seq), partial(held.__getitem__, seq), size_of) for seq in seqs
        ]


def _article_bytes(article: Article) -> int:
    return 2_000 + len(article.body) + len(article.summary)
