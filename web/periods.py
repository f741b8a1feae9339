"""The order in which the date facet lists years, months and days."""

from search.request import UNDATED


def newest_first(value: str) -> tuple[int, ...]:
    """A key that sorts as the results are: newest first, each year before its months."""
    if value == UNDATED:
        return (1,)
    return (0, *(-int(part) for part in value.split("-")))
