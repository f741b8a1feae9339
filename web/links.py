"""Links: the addresses of searches and articles, and what comes back in them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import accumulate, takewhile
from urllib.parse import parse_qsl, quote, quote_plus, urlencode

from index.errors import RequestError
from search.parse import MAX_NOTES
from search.request import PARAMETERS, UNDATED, SearchRequest, Sort, from_args, to_query
from search.result import Suggestion
from web.room import LONGEST_CHOICE, LONGEST_QUERY

LATEST = SearchRequest(sort=Sort.NEWEST)
# What HTML can't hold: control characters and the points of Unicode that are none.
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
BROWSED = ("country", "topic", "date")  # the facets whose values have pages of their own


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses of an app that is mounted at `root` of a site (`https://news.example.org`)."""

    root: str = ""
    site: str = ""

    def search(self, request: SearchRequest) -> str:
        """The page of a search."""
        return self._at("/", request)

    def feed(self, request: SearchRequest) -> str:
        """A search as an Atom feed."""
        return self._at("/feed.atom", request)

    def api_search(self, request: SearchRequest) -> str:
        """A search as JSON."""
        return self._at("/api/v1/search", request)

    def map(self, request: SearchRequest) -> str:
        """The countries of a search on a map."""
        return self._at("/map", request)

    def values(self, facet: str, request: SearchRequest, find: str = "") -> str:
        """Every value of a facet in a search, or those with what is sought."""
        address = self._at(f"/values/{facet}", request)
        sought = urlencode({"find": find})
        return f"{address}{'&' if '?' in address else '?'}{sought}" if find else address

    def facet(self, facet: str, value: str) -> str:
        """The page of all that bears a value."""
        return self.browse(SearchRequest(filters=frozenset({(facet, value)})))

    def browse(self, request: SearchRequest) -> str:
        """The one address of a search: that of a browsable page, where it is one."""
        path = browse_path(replace(request, page=1))
        return self._at(path, SearchRequest(page=request.page)) if path else self.search(request)

    def suggested(self, way: Suggestion) -> str:
        """Where a suggestion leads."""
        match way.kind:
            case "title":
                return self.article(way.value)
            case "word":
                return self.search(SearchRequest(way.value))
            case facet:
                filters = frozenset({(facet, way.value)})
                return self.search(SearchRequest(way.rest, filters=filters))

    def article(self, id_: str, found_by: SearchRequest | None = None) -> str:
        """An article's page; it leads back to the search that found it."""
        back = to_query(found_by) if found_by else ""
        return f"{self.root}/article/{quote(id_)}" + (
            f"?{urlencode({'back': back})}" if back else ""
        )

    def history(self, id_: str, until: int = 0) -> str:
        """The versions that an article has had, or those from one number down."""
        return f"{self.root}/article/{quote(id_)}/history" + (f"?until={until}" if until else "")

    def whole(self, address: str) -> str:
        """One of these addresses with the site before it, as others have to be told it."""
        return self.site + address

    def _at(self, path: str, request: SearchRequest) -> str:
        query = to_query(request)
        return f"{self.root}{path}?{query}" if query else f"{self.root}{path}"


def browse_path(request: SearchRequest) -> str:
    """The path of the browsable page that a search is, or ""."""
    if request == LATEST:
        return "/latest"
    pairs = [pair for pair in request.filters if pair[0] in BROWSED and pair[1] != UNDATED]
    if len(pairs) != 1 or request != SearchRequest(filters=frozenset(pairs)):
        return ""
    facet, value = pairs[0]
    return f"/{facet}/{quote(value.replace('-', '/') if facet == 'date' else value, safe='/:')}"


def read_leniently(pairs: Iterable[tuple[str, str]]) -> tuple[SearchRequest, tuple[str, ...]]:
    """The request of the parameters that can be read, and a note on each that can't.

    What would make every link of a page too long is left out, too.
    """
    good: list[tuple[str, str]] = []
    notes: list[str] = []
    left = LONGEST_CHOICE
    for name, text in pairs:
        if name == "cursor":  # pages have numbers
            continue
        text = writable(text)
        if name == "q":
            text, cut = _cut(text)
            notes += cut
        elif name in PARAMETERS:
            left -= len(urlencode({name: text})) + 1
        try:
            from_args([(name, text)])
        except RequestError as error:
            notes.append(f"Left out of this search – {error}.")
        else:
            good += [(name, text)] if left >= 0 or name == "q" else []
    if left < 0:
        notes.append("This search is too long: only the first of its choices were read.")
    return from_args(good), tuple(notes[:MAX_NOTES])


def writable(text: str) -> str:
    """What was typed, as far as a page can show it back."""
    return _UNWRITABLE.sub(" ", text)


def _cut(query: str) -> tuple[str, tuple[str, ...]]:
    """As much of a query as there is room for in an address, and a note if that isn't all."""
    if len(quote_plus(query)) <= LONGEST_QUERY:
        return query, ()
    ends = accumulate(len(quote_plus(each)) for each in query)
    kept = query[: len([*takewhile(lambda end: end <= LONGEST_QUERY, ends)])]
    kept = kept.rsplit(maxsplit=1)[0] if " " in kept else kept
    return kept, (f"Only the first {len(kept):,} characters of this long query were read.",)


def read_back(query: str) -> SearchRequest:
    """The search that an article's `back` names: only ever a search of this archive."""
    return read_leniently(parse_qsl(query))[0]
