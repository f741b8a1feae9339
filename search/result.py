"""SearchResult: all that a page, the API or the command shows of one search."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from search.cursor import Cursor
from search.labels import dateline_label
from search.request import SearchRequest, to_query
from search.snippets import Marked


class Copy(NamedTuple):
    """Another article of the same story."""

    id: str
    title: str
    date: str | None
    date_precision: str | None
    source: str
    url: str


class Hit(NamedTuple):
    """One article found. `snippet` is HTML: escaped, with the matched words in `<mark>`.

    `dateline` is its places, and its agency where that isn't the source. `corrected` is whether its
    source says that it corrected something. `copies` are the best of those articles of the same
    story that were found as well, and `copy_count` tells how many there are.
    """

    id: str
    title: str
    date: str | None  # ISO 8601, as long as its precision
    date_precision: str | None
    updated: str | None
    version: int | None
    corrected: bool
    dateline: str
    place: tuple[str, ...]
    country: tuple[str, ...]
    topic: tuple[str, ...]
    language: str
    source: str
    url: str
    story: str
    score: float
    snippet: str
    copies: tuple[Copy, ...]
    copy_count: int


SPELLING = "spelling"  # the kind of relaxation that spells the query otherwise

Head = tuple[Any, ...]  # the fields of a hit that are the same whatever was searched


def head_of(said: Mapping[str, Any]) -> Head:
    """The fields of a hit up to its score, from what an article says (see Article.content)."""
    return (
        said["id"],
        said.get("title", ""),
        said.get("date"),
        said.get("date_precision"),
        said.get("updated"),
        said.get("version"),
        "correction" in said,
        _dateline(said),
        tuple(said.get("place", ())),
        tuple(said.get("country", ())) or _values(said.get("about", ())),
        tuple(said.get("topic", ())) or _values(said.get("inferred_topic", ())),
        said.get("language", ""),
        said.get("source", ""),
        said.get("url", ""),
        said.get("story", ""),
    )


def copy_of(head: Head) -> Copy:
    """The fields of a copy, from the head that it would have as a hit."""
    return Copy(*(head[at] for at in _COPIED))


def _dateline(said: Mapping[str, Any]) -> str:
    line = said.get("dateline")
    if not line:
        return ""
    agency = "" if line["agency"] == said.get("source") else line["agency"]
    return dateline_label(line["places"], agency)


def _values(inferences: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    return tuple(each["value"] for each in inferences)


_COPIED = tuple(map(Hit._fields.index, Copy._fields))


class FacetCount(NamedTuple):
    """How many articles bear a value: `inferred` of the `count` say so by inference."""

    value: str
    label: str
    count: int  # type: ignore[assignment]  # hides tuple.count, which nobody needs of it
    inferred: int = 0
    selected: bool = False


class Suggestion(NamedTuple):
    """How a query may go on.

    `value` is a whole query where the `kind` is `word`, an article's id where it is `title`, and
    else the value of the facet that the kind names, beside which `rest` is left of the query.
    """

    kind: str
    text: str
    value: str
    rest: str = ""
    count: int | None = None  # type: ignore[assignment]  # of articles; of a title there is one


class Note(NamedTuple):
    """How a query was read or what is hidden, in plain words; `request` is a way to see that."""

    text: str
    request: SearchRequest | None = None


class Relaxation(NamedTuple):
    """Another search, that finds something where the one that was asked for doesn't.

    `kind` is one of those of `search.relax`; `text` says in plain words how it differs, so that
    it goes on from "12 articles …"; `count` is how many articles it finds.
    """

    kind: str
    text: str
    request: SearchRequest
    count: int  # type: ignore[assignment]  # hides tuple.count, which nobody needs of it

    def to_json(self) -> dict[str, Any]:
        """What the API answers; `query` is that of its URL."""
        query = to_query(self.request)
        return {"kind": self.kind, "text": self.text, "query": query, "count": self.count}


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The hits of one page and the counts of all; a template needs nothing more.

    `total` and the facets count articles, `stories` counts each story once, however many copies.
    `facets` has those that were asked for, each most frequent value first, dates in order of
    time. `notes` say in plain words how the query was read and what was cut. Where nothing was
    found, `relaxations` are searches that find something, the likeliest first.
    """

    request: SearchRequest
    hits: tuple[Hit, ...]
    total: int
    stories: int
    facets: Mapping[str, tuple[FacetCount, ...]]
    notes: tuple[Note, ...]
    took_ms: float
    sort: str  # the order that was used
    next: Cursor | None = None  # the place after these hits, where there are more
    relaxations: tuple[Relaxation, ...] = ()

    @property
    def did_you_mean(self) -> str:
        """The query as it was probably meant to be spelled, if that finds something, else ""."""
        spelled = (each.request.q for each in self.relaxations if each.kind == SPELLING)
        return next(spelled, "")

    @property
    def listed(self) -> int:
        """How many hits there are on all pages together."""
        return self.stories if self.request.collapse else self.total

    def to_json(self) -> dict[str, Any]:
        """What the API and `search --json` answer."""
        return {
            "total": self.total,
            "stories": self.stories,
            "hits": [hit_json(hit) for hit in self.hits],
            "facets": {
                name: [count._asdict() for count in counts] for name, counts in self.facets.items()
            },
            "notes": [note.text for note in self.notes],
            "did_you_mean": self.did_you_mean or None,
            "relaxations": [each.to_json() for each in self.relaxations],
            "took_ms": round(self.took_ms, 3),
            "next": str(self.next) if self.next else None,
        }


class Searcher(Protocol):
    """Whatever answers searches."""

    def search(self, request: SearchRequest) -> SearchResult:
        """The result of one request, over one snapshot of the archive."""
        ...

    def values(self, request: SearchRequest, facet: str) -> tuple[FacetCount, ...]:
        """Every value of a facet other than the date, under every filter but its own."""
        ...

    def copies(self, story: str) -> tuple[Copy, ...]:
        """The copies of a story, newest first; none of a story without a name."""
        ...

    def marks(self, request: SearchRequest, texts: Sequence[str]) -> list[list[Marked]]:
        """Where in each text stand the words and phrases that a request asks for."""
        ...

    def suggest(self, text: str) -> tuple[Suggestion, ...]:
        """How a query that is being typed may go on."""
        ...

    def related(self, id_: str, size: int = 5) -> tuple[Hit, ...]:
        """The articles most like one, best first; a `score` of 1 is the same text.

        They have no snippets. Gone or NotFound where the article itself may not be seen.
        """
        ...

    def state(self) -> tuple[int, ...]:
        """Numbers of which one changes whenever an answer may."""
        ...

    def cached(self) -> int:
        """How many bytes are kept of former searches."""
        ...


def hit_json(hit: Hit) -> dict[str, Any]:
    """A hit as JSON's own types."""
    record = {
        name: list(part) if isinstance(part := getattr(hit, name), tuple) else part
        for name in Hit._fields
    }
    return record | {"copies": [each._asdict() for each in hit.copies]}
