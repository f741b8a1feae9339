"""Room: how much a page shows of what is long, so that none is over 100 KiB.

A page has hundreds of links, each of which bears the whole search. Most searches are short and the
page shows all that it has; where it grows too big, it is made anew with less on it.
"""

from collections.abc import Callable
from dataclasses import dataclass

MOST = 100 * 1024  # bytes of a page
# Characters of the query, and of all else that is chosen, as they stand in an address.
LONGEST_QUERY, LONGEST_CHOICE = 1_000, 800


@dataclass(frozen=True, slots=True)
class Room:
    """What a page of results has room for; `told` says what it hasn't, where readers miss it."""

    listed: int = 30  # values of a facet behind "show more"
    nested: int = 60  # topics, broad and narrow
    passages: bool = True
    narrowing: bool = True  # all that narrows the search: facets, timeline, numbers of pages
    chips: int = 1_000
    told: str = ""


ROOMS = (
    Room(),
    Room(listed=0, nested=12),
    Room(
        listed=0,
        nested=12,
        passages=False,
        told="There are so many results on this page that it has no passages of them.",
    ),
    Room(
        narrowing=False,
        chips=8,
        told="This search is so long that its page has no facets and no timeline.",
    ),
    Room(
        passages=False,
        narrowing=False,
        chips=8,
        told="This search is so long that its page has no passages, facets and timeline.",
    ),
)


def made_to_fit(make: Callable[[Room], str]) -> bytes:
    """The page with the most on it that isn't too big."""
    for room in ROOMS:
        page = make(room).encode("utf-8", "replace")
        if len(page) <= MOST:
            break
    return page


def fitting_rows(count: int, row: int, budget: int) -> int:
    """How many of `count` rows of `row` bytes a budget holds: one at least."""
    return max(1, min(count, budget // row))
