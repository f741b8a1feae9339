"""The shapes of the API's answers that no class of the archive has."""

from typing import NotRequired, TypedDict

from index.history import Edition
from search.result import FacetCount, Hit


class Relaxed(TypedDict):
    """Another search, that finds something where the one that was asked for doesn't."""

    kind: str
    text: str
    query: str
    count: int


class SearchAnswer(TypedDict):
    """One page of a search."""

    total: int
    stories: int
    hits: list[Hit]
    facets: dict[str, list[FacetCount]]
    notes: list[str]
    did_you_mean: str | None
    relaxations: list[Relaxed]
    took_ms: float
    next: str | None


class Suggested(TypedDict):
    """A way in which a query may go on, and the page that it leads to."""

    kind: str
    text: str
    value: str
    rest: str
    count: int | None
    url: str


class Suggestions(TypedDict):
    """The ways in which a query may go on."""

    q: str
    suggestions: list[Suggested]


class FacetValues(TypedDict):
    """The values of a facet in a search."""

    facet: str
    total: int
    values: list[FacetCount]


class Related(TypedDict):
    """The articles most like one."""

    id: str
    related: list[Hit]


class Versions(TypedDict):
    """The versions that an article has had."""

    id: str
    versions: list[Edition]


class Received(TypedDict):
    """What became of a record."""

    line: int
    outcome: str
    id: str | None
    url: str | None
    reason: str | None


class Receipt(TypedDict):
    """What became of all that was sent."""

    read: int
    added: int
    updated: int
    unchanged: int
    older: int
    poorer: int
    withdrawn: int
    rejected: int
    searchable: bool
    records: list[Received]


class Problem(TypedDict):
    """An error (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    records: NotRequired[list[Received]]
