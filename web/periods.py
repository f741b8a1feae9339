"""Years, months and days as values of the date facet, which lie within each other."""

from dataclasses import replace

from search.request import UNDATED, SearchRequest


def above(value: str) -> tuple[str, ...]:
    """The year and the month that an ISO date lies in: of `2016-08-09`, `2016` and `2016-08`."""
    parts = value.split("-")
    return tuple("-".join(parts[:length]) for length in range(1, len(parts)))


def newest_first(value: str) -> tuple[int, ...]:
    """A key that sorts as the results are: newest first, each year before its months."""
    if value == UNDATED:
        return (1,)
    return (0, *(-int(part) for part in value.split("-")))


def toggle_period(request: SearchRequest, value: str) -> SearchRequest:
    """The request that a click on a period leads to.

    Chosen values are alternatives, so a month takes the place of the year it lies in, and a year
    that of its months.
    """
    if ("date", value) in request.filters:
        return request.toggle("date", value)
    apart = {
        chosen
        for chosen in request.chosen("date")
        if chosen not in above(value) and value not in above(chosen)
    }
    others = {pair for pair in request.filters if pair[0] != "date"}
    filters = frozenset(others | {("date", each) for each in {*apart, value}})
    return replace(request, filters=filters, page=1)
