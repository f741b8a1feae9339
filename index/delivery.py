"""What goes into an archive and what becomes of it: the seam between indexer and archive."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple, Protocol

from msgspec import Struct

from index.article import Article
from index.rejected import Rejected


class Outcome(StrEnum):
    """What the archive did with an article that was delivered."""

    ADDED = "added"  # a new article
    UPDATED = "updated"  # a new version of one it had
    UNCHANGED = "unchanged"  # it had just this
    OLDER = "older"  # kept as history: it has a higher version
    POORER = "poorer"  # kept as history: a feed or sitemap says less than the text that stands
    WITHDRAWN = "withdrawn"  # kept as history: the article was withdrawn, now or before


class Settled(NamedTuple):
    """What became of a delivery, and the id of the article that it is of."""

    id: str
    outcome: Outcome


class Delivery(Struct, frozen=True):
    """An article with the raw record that it was read from and the reader's name.

    `reread` is the version that the record was kept with, where it is read anew: the new reading
    replaces that version, and no other. `kill` says that the source takes the article back: it is
    withdrawn, and what was delivered is kept as history. `named` says that what
    is meant is the article of this id, if there is one, whatever its source.
    """

    article: Article
    data: bytes
    format: str
    reread: int | None = None
    kill: bool = False
    named: bool = False


class Written(NamedTuple):
    """What became of each delivery, in order, and the versions that were kept, by number."""

    settled: list[Settled]
    kept: dict[int, Article]


class ArticleWriter(Protocol):
    """Whatever takes articles in. What `write` has returned for is safe on disk."""

    def write(self, batch: Sequence[Delivery]) -> list[Settled]:
        """What became of each, in order; several of one id are taken one after the other."""
        ...

    def reject(self, batch: Sequence[Rejected]) -> None:
        """Keep records that could not be read, with their reasons."""
        ...

    def commit(self) -> None:
        """Make searchable what was written."""
        ...
