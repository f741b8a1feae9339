"""Choosing: the filters of a request as the archive's own values, and what they hide."""

from dataclasses import replace

import numpy as np

from index.dates import NO_DAY
from search.narrow import SPAN, Choices, Narrowed
from search.request import UNDATED, SearchRequest
from search.result import Note
from search.values import Resolver


def resolved(
    request: SearchRequest, resolver: Resolver
) -> tuple[SearchRequest, Choices, tuple[Note, ...]]:
    """The request with keys for its filters' values, what these are, and notes on unknown ones."""
    request, turned = _turned(request)
    if not request.filters:
        return request, {}, turned
    choices: dict[str, tuple[tuple[str, str], ...]] = {}
    filters: set[tuple[str, str]] = {pair for pair in request.filters if pair[0] == "date"}
    notes = list(turned)
    for facet, text in sorted(request.filters - filters):
        values = resolver.values(facet, text)
        if not values:
            notes.append(Note(f"No article here has the {facet} “{text}”."))
        choices[facet] = (*choices.get(facet, ()), *values)
        own = [value for field, value in values if field == facet]
        filters |= {(facet, value) for value in own or [text]}
    return replace(request, filters=frozenset(filters)), choices, tuple(notes)


def _turned(request: SearchRequest) -> tuple[SearchRequest, tuple[Note, ...]]:
    """The request with its days the right way round, and a note where they weren't."""
    first, last = request.start, request.end
    if not first or not last or first <= last:
        return request, ()
    text = f"The days from {first} to {last} end before they start: they were turned round."
    return replace(request, start=last, end=first), (Note(text),)


def hidden_undated(narrowed: Narrowed, request: SearchRequest) -> tuple[Note, ...]:
    """How many undated articles a choice of dates hides, and the search that shows them."""
    dates = request.chosen("date")
    if not (request.start or request.end or dates) or UNDATED in dates:
        return ()
    calendar = narrowed.collection.calendar
    if not calendar.has_undated:
        return ()
    days = calendar.first[narrowed.but(SPAN, "date")]
    count = int(np.count_nonzero(days == NO_DAY))
    if not count:
        return ()
    articles = "1 undated article is" if count == 1 else f"{count:,} undated articles are"
    others = frozenset(pair for pair in request.filters if pair[0] != "date")
    filters = others | {("date", UNDATED)}
    shown = replace(request, filters=filters, start=None, end=None, page=1)
    return (Note(f"{articles} hidden by the dates chosen.", shown),)
