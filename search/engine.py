"""The engine: answers a SearchRequest over one snapshot of an archive."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from index.archive import Archive
from index.arrays import Mask
from index.article import Article
from index.segment import Segment
from index.snapshot import Snapshot
from index.visibility import VisibleDocs
from search.cache import Cache
from search.evaluate import Evaluation
from search.expand import Leaf
from search.facets import date_counts, facet_counts
from search.matches import Matches
from search.narrow import SPAN, Choices, Narrowed, narrow
from search.parse import Parsed, parse
from search.query import All, And, Near, Not, Or, Phrase, Query, Range
from search.request import UNDATED, Mode, SearchRequest, Sort
from search.result import FacetCount, Hit, Searcher, SearchResult
from search.snippets import Run, Sought, snippet
from search.timeline import count_dates
from search.top import Ranked, top
from search.values import Resolver, Tables


def open_searcher(archive: Archive) -> Searcher:
    """The searcher of an archive; it moves to each new state of the index by itself."""
    return ArchiveSearcher(archive)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A snapshot with the tables of its values, and what may be seen of its segments."""

    snapshot: Snapshot
    tables: Tables
    visible: Sequence[VisibleDocs]


class ArchiveSearcher:
    """Searches the arrays of an archive's index."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._cache = Cache()
        self._opened: _Opened | None = None

    def search(self, request: SearchRequest) -> SearchResult:
        """The result of one request, over one snapshot of the archive."""
        started = time.perf_counter()
        opened = self._open()
        snapshot = opened.snapshot
        resolver = Resolver(opened.tables, self._cache, request.inferred)
        parsed = _parse(request.q, request.mode)
        request, choices, unknown = _resolved(request, resolver)
        evaluation = Evaluation(snapshot, self._cache, resolver)
        parts: list[Narrowed] = []
        for segment, seen in zip(snapshot.segments, self._visible(opened), strict=True):
            found = evaluation.matches(segment, parsed.query)
            found = found if seen is None else found.where(seen[found.docs])
            parts.append(narrow(segment, found, request, choices, resolver))
        final = [(part.segment, part.final()) for part in parts]
        total = sum(len(matches) for _, matches in final)
        sort = request.sort or _natural_sort(parsed.query)
        page = top(final, sort, (request.page - 1) * request.size, request.size)
        sought = _sought(parsed.query, evaluation) if request.snippets else None
        hits = self._hits(page, sought)
        facets = {facet: _facet(facet, parts, final, request, opened) for facet in request.facets}
        notes = (*parsed.notes, *evaluation.notes, *unknown, *_hidden(parts, request))
        took = (time.perf_counter() - started) * 1000
        return SearchResult(request, hits, total, total, facets, notes, took, sort)

    def _open(self) -> _Opened:
        snapshot = self._archive.snapshot()
        if self._opened is None or self._opened.snapshot is not snapshot:
            visible = [VisibleDocs(each, self._archive.settings) for each in snapshot.segments]
            self._opened = _Opened(snapshot, Tables(snapshot), visible)
        return self._opened

    def _visible(self, opened: _Opened) -> list[Mask | None]:
        """Who may be seen now, without what was withdrawn since the snapshot."""
        withdrawn = self._archive.ledger.withdrawn_after(opened.snapshot.reached)
        now = int(time.time())
        return [each.at(now, withdrawn) for each in opened.visible]

    def _hits(self, page: Ranked, sought: Sought | None) -> tuple[Hit, ...]:
        return tuple(
            _hit(article, score, sought)
            for article, score in zip(self._read(page.seqs), page.scores, strict=True)
        )

    def _read(self, seqs: Sequence[int]) -> list[Article]:
        """The articles of these versions, which never change, from the cache or the ledger."""
        missing = [seq for seq in seqs if ("article", seq) not in self._cache]
        read = dict(zip(missing, self._archive.ledger.read(missing), strict=True))
        return [
            self._cache.get(("article", seq), partial(read.__getitem__, seq), _article_bytes)
            for seq in seqs
        ]


def _article_bytes(article: Article) -> int:
    return 2_000 + len(article.body) + len(article.summary)


@lru_cache(maxsize=1024)
def _parse(text: str, mode: Mode) -> Parsed:
    return parse(text, mode)


def _hit(article: Article, score: float, sought: Sought | None) -> Hit:
    return Hit(
        id=article.id,
        title=article.title,
        date=str(article.date) if article.date else None,
        date_precision=str(article.date.precision) if article.date else None,
        place=article.place,
        country=article.country or tuple(each.value for each in article.about),
        topic=article.topic or tuple(each.value for each in article.inferred_topic),
        language=article.language,
        source=article.source,
        url=article.url,
        score=round(score, 6),
        snippet=snippet(article, sought) if sought else "",
    )


def _facet(
    facet: str,
    parts: Sequence[Narrowed],
    final: Sequence[tuple[Segment, Matches]],
    request: SearchRequest,
    opened: _Opened,
) -> tuple[FacetCount, ...]:
    """The counts of one facet, under every filter but its own."""
    chosen = request.chosen(facet)
    if chosen:
        found = [(part.segment, part.but(facet)) for part in parts]
    else:
        found = [(segment, matches.docs) for segment, matches in final]
    if facet == "date":
        return date_counts(count_dates(found, chosen), chosen)
    return facet_counts(found, opened.tables[facet], chosen, request.inferred)


def _resolved(
    request: SearchRequest, resolver: Resolver
) -> tuple[SearchRequest, Choices, tuple[str, ...]]:
    """The request with keys for its filters' values, what these are, and notes on unknown ones."""
    choices: dict[str, tuple[tuple[str, str], ...]] = {}
    filters: set[tuple[str, str]] = {pair for pair in request.filters if pair[0] == "date"}
    notes: list[str] = []
    for facet, text in sorted(request.filters - filters):
        values = resolver.values(facet, text)
        if not values:
            notes.append(f"No article here has the {facet} “{text}”.")
        choices[facet] = (*choices.get(facet, ()), *values)
        own = [value for field, value in values if field == facet]
        filters |= {(facet, value) for value in own or [text]}
    return replace(request, filters=frozenset(filters)), choices, tuple(notes)


def _hidden(parts: Sequence[Narrowed], request: SearchRequest) -> tuple[str, ...]:
    """How many undated articles a choice of dates hides."""
    dates = request.chosen("date")
    if not (request.start or request.end or dates) or UNDATED in dates:
        return ()
    count = sum(int((~part.segment.dated[part.but(SPAN, "date")]).sum()) for part in parts)
    if not count:
        return ()
    articles = "1 undated article is" if count == 1 else f"{count:,} undated articles are"
    return (f"{articles} hidden by the dates chosen.",)


def _natural_sort(query: Query) -> Sort:
    """By relevance where there are words to be relevant to, else the newest first."""
    return Sort.RELEVANCE if any(True for _ in _leaves(query)) else Sort.NEWEST


def _sought(query: Query, evaluation: Evaluation) -> Sought:
    """What a snippet marks: the forms of each word, and phrases as a whole."""
    runs: list[Run] = []
    for leaf in _leaves(query):
        match leaf:
            case Phrase():
                runs.append(tuple(frozenset({word}) for word in leaf.words))
            case Near():
                runs += [(frozenset({word}),) for word in leaf.words]
            case _:
                runs.append((evaluation.forms(leaf),))
    return Sought(runs)


def _leaves(query: Query) -> "list[Leaf]":
    """The leaves that ask for words of the text, without what is excluded."""
    match query:
        case And(parts) | Or(parts):
            return [leaf for part in parts for leaf in _leaves(part)]
        case All() | Not() | Range():
            return []
        case _:
            return [query] if query.field in _TEXT else []


_TEXT = frozenset({"", "title", "summary", "body", "caption"})
