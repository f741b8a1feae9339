"""Years, months and days as values of the date facet, which lie within each other."""

from search.request import UNDATED


def above(value: str) -> tuple[str, ...]:
    """The year and the month that an ISO date lies in: of `2016-08-09`, `2016` and `2016-08`."""
    parts = value.split("-")
    return tuple("-".join(parts[:length]) for length in range(1, len(parts)))


def newest_first(value: str) -> tuple[int, ...]:
    """A key that sorts as the results are: newest first, each year before its months."""
    if value == UNDATED:
        return (1,)
    return (0, *(-int(part) for part in value.split("-")))
