"""The engine: answers a SearchRequest over one snapshot of an archive."""

import time
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np

from index.archive import Archive
from index.arrays import Array, DocIds, Mask
from index.segment import Segment
from index.sound import check
from search.answer import Answer
from search.asked_words import natural_sort, sought_by
from search.cache import Cache
from search.choosing import resolved
from search.collection import Collection
from search.cursor import Cursor
from search.direct import is_address, names_in
from search.evaluate import Evaluation
from search.facets import date_counts, every_count, facet_counts
from search.kernels import Kernels, kernels
from search.leaf import Leaves
from search.likeness import Likeness
from search.matches import NONE, Matches, constant, where
from search.narrow import narrow
from search.paging import Order, standing
from search.parse import Parsed, parse
from search.query import All
from search.related import related
from search.relax import relax
from search.request import MAX_SIZE, Mode, SearchRequest, Sort
from search.result import (
    Copy,
    FacetCount,
    Hit,
    Relaxation,
    SearchResult,
    Suggestion,
)
from search.shelf import Shelf
from search.snippets import Marked
from search.spelling import Speller
from search.suggest import Scope, Suggester, title_request
from search.timeline import count_dates
from search.top import Ranked, top
from search.trial import Trial
from search.values import Resolver


def open_searcher(archive: Archive, fast: bool = False) -> "ArchiveSearcher":
    """The searcher of an archive; it moves to each new state of the index by itself.

    A `fast` one has compiled kernels, where numba is installed: for many searches.
    """
    return ArchiveSearcher(archive, kernels(fast), check if fast else None)


class ArchiveSearcher:
    """Searches the arrays of an archive's index; each segment is checked when it is first seen."""

    def __init__(
        self, archive: Archive, kernels: Kernels, checked: Callable[[Segment], None] | None = None
    ) -> None:
        self._archive = archive
        self._kernels = kernels
        self._check = checked
        self._cache = Cache(archive.settings.cache << 20)
        self._shelf = Shelf(archive.ledger, self._cache)
        self._collection: Collection | None = None
        self._alike: Likeness | None = None
        self._suggester = Suggester()

    def search(self, request: SearchRequest) -> SearchResult:
        """The result of one request, over one snapshot of the archive."""
        started = time.perf_counter()
        answer = self._answer(request)
        request, cards = answer.request, answer.cards()
        left = answer.left(cards if request.collapse else answer.final)
        page = answer.page(left)
        sought = sought_by(answer.parsed.query, answer.evaluation) if request.snippets else None
        grouped = request.collapse and len(cards) < len(answer.final)
        hits = self._shelf.hits(page, sought, answer.beneath(page) if grouped else None)
        facets = {facet: _facet(facet, answer) for facet in request.facets}
        relaxations = () if len(cards) or not request.relax else self._relaxed(answer)
        took = (time.perf_counter() - started) * 1000
        return SearchResult(
            request,
            hits,
            len(answer.final),
            len(cards),
            facets,
            answer.told(),
            took,
            answer.order.sort,
            answer.after(left, page),
            relaxations,
        )

    def values(self, request: SearchRequest, facet: str) -> tuple[FacetCount, ...]:
        """Every value of a facet, however many, under every filter but its own."""
        answer = self._answer(request)
        chosen = answer.request.chosen(facet)
        docs = answer.narrowed.but(facet) if chosen else answer.final.docs
        table = answer.narrowed.collection.tables[facet]
        return every_count(self._kernels, docs, table, chosen, request.inferred)

    def marks(self, request: SearchRequest, texts: Sequence[str]) -> list[list[Marked]]:
        """Where in each text stand the words and phrases that a request asks for."""
        collection = self._opened()
        resolver = Resolver(collection.tables, self._kernels, request.inferred)
        evaluation = Evaluation(Leaves(collection, self._cache, resolver))
        parsed, _ = self._found(request, evaluation)
        sought = sought_by(parsed.query, evaluation)
        return [sought.marks(text) for text in texts]

    def suggest(self, text: str) -> tuple[Suggestion, ...]:
        """How a query that is being typed may go on: by words, names and titles."""
        collection = self._opened()
        scope = Scope(collection, self._visible(collection))
        asked = title_request(text)
        hits = self.search(asked).hits if asked else ()
        titles = (Suggestion("title", hit.title, hit.id) for hit in hits)
        return (*self._suggester.suggest(scope, text), *titles)

    def related(self, id_: str, size: int = 5) -> tuple[Hit, ...]:
        """The articles most like one, but for its copies; Gone or NotFound for one not seen."""
        article = self._archive.article(id_)
        seq = self._archive.ledger.seq_of(id_)
        collection = self._opened()
        visible = self._visible(collection)
        allowed = np.ones(len(collection), np.bool_) if visible is None else visible.copy()
        allowed[_copies_of(article.story, collection)] = False
        alike = related(self._likeness(collection), (seq, article), allowed, size, self._shelf.ids)
        return self._shelf.hits(alike, None, None)

    def copies(self, story: str) -> tuple[Copy, ...]:
        """All copies of a story that may be seen, newest first, of very many the first."""
        collection = self._opened()
        found = self._seen(collection, constant(_copies_of(story, collection)))
        return self._shelf.copies(top(collection, found, Sort.NEWEST, 0, MAX_SIZE).seqs)

    def rank(self, request: SearchRequest) -> Ranked:
        """The versions on the page asked for; no text is read and no facet counted."""
        answer = self._answer(request)
        listed = answer.cards() if request.collapse else answer.final
        return answer.page(answer.left(listed))

    def state(self) -> tuple[int, ...]:
        """Numbers of which one changes whenever an answer may."""
        collection = self._opened()
        lifted = collection.visible.lifted(int(time.time()))
        return collection.snapshot.generation, self._archive.ledger.sequence(), lifted

    def cached(self) -> int:
        """How many bytes are kept of former searches."""
        return self._cache.nbytes

    def forget(self) -> None:
        """Give up what was kept of former searches, though not the opened snapshot."""
        self._cache.clear()
        _parse.cache_clear()

    def _likeness(self, collection: Collection) -> Likeness:
        if self._alike is None or self._alike.collection is not collection:
            self._alike = Likeness(collection)
        return self._alike

    def _answer(self, request: SearchRequest) -> Answer:
        return self._answer_in(self._opened(), request)

    def _answer_in(self, collection: Collection, request: SearchRequest) -> Answer:
        resolver = Resolver(collection.tables, self._kernels, request.inferred)
        asked = request
        request, choices, unknown = resolved(request, resolver)
        evaluation = Evaluation(Leaves(collection, self._cache, resolver))
        parsed, found = self._found(request, evaluation)
        narrowed = narrow(collection, found, request, choices, resolver)
        sort = request.sort or natural_sort(parsed.query)
        order = Order(collection, sort, self._seqs(collection, request.cursor))
        final = narrowed.final()
        return Answer(asked, request, evaluation, parsed, narrowed, final, order, unknown)

    def _seqs(self, collection: Collection, place: Cursor | None) -> Array:
        """The numbers that documents go by: those they had when the walk began, if it is one."""
        if place is None or place.since >= collection.snapshot.reached:
            return collection.seq
        key = ("standing", collection.snapshot.generation, place.since)
        return self._cache.get(key, lambda: standing(collection, self._archive.ledger, place.since))

    def _found(self, request: SearchRequest, evaluation: Evaluation) -> tuple[Parsed, Matches]:
        """How the query is read and what it finds; where it is a name, the article so called."""
        collection, parsed = evaluation.collection, _parse(request.q, request.mode)
        if is_address(request.q) and len(named := self._named(collection, request.q)):
            return _BY_ADDRESS, named
        found = self._seen(collection, evaluation.matches(parsed.query))
        if not len(found) and len(named := self._named(collection, request.q)):
            return _BY_ID, named
        return parsed, found

    def _named(self, collection: Collection, text: str) -> Matches:
        """The article with this id or address, if it may be seen."""
        for name in names_in(text):
            if seqs := self._archive.ledger.versions_under(name):
                docs = np.flatnonzero(np.isin(collection.seq, seqs)).astype(np.uint32)
                return self._seen(collection, constant(docs))
        return NONE

    def _relaxed(self, answer: Answer) -> tuple[Relaxation, ...]:
        """What finds something instead."""
        collection = answer.narrowed.collection

        def find(request: SearchRequest) -> tuple[DocIds, int]:
            tried = self._answer_in(collection, request)
            return tried.final.docs, tried.evaluation.spent

        speller = Speller(Scope(collection, self._visible(collection)))
        return relax(answer.request, Trial(find, speller, len(collection)))

    def _opened(self) -> Collection:
        snapshot = self._archive.snapshot()
        if self._collection is None or self._collection.snapshot is not snapshot:
            known = {each.name for each in self._collection.segments} if self._collection else set()
            for segment in snapshot.segments:
                if self._check and segment.name not in known:
                    self._check(segment)
            self._collection = Collection(snapshot, self._archive.settings, self._kernels)
        return self._collection

    def _seen(self, collection: Collection, found: Matches) -> Matches:
        """As much of it as may be seen now."""
        mask = self._visible(collection)
        return found if mask is None else where(self._kernels, found, mask[found.docs])

    def _visible(self, collection: Collection) -> Mask | None:
        """What may be seen now, without what was withdrawn since the snapshot; None: all."""
        withdrawn = self._archive.ledger.journal.withdrawn_after(collection.snapshot.reached)
        return collection.visible.at(int(time.time()), withdrawn)


def _copies_of(story: str, collection: Collection) -> DocIds:
    """The documents of a story; none of one without a name."""
    return collection.numbered(lambda segment: segment.stories.bearing(story))


@lru_cache(maxsize=1024)
def _parse(text: str, mode: Mode) -> Parsed:
    return parse(text, mode)


def _facet(facet: str, answer: Answer) -> tuple[FacetCount, ...]:
    """The counts of one facet, under every filter but its own."""
    request, collection = answer.request, answer.narrowed.collection
    chosen = request.chosen(facet)
    docs = answer.narrowed.but(facet) if chosen else answer.final.docs
    if facet == "date":
        counts = count_dates(collection.kernels, collection.calendar, docs, chosen)
        return date_counts(counts, chosen)
    table = collection.tables[facet]
    return facet_counts(collection.kernels, docs, table, chosen, request.inferred)


_BY_ADDRESS = Parsed(All(), ("This is the article at that address.",))
_BY_ID = Parsed(All(), ("This is the article with that id or address.",))
