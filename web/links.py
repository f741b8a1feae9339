"""Links: the addresses of searches and articles, and what comes back in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode

from index.errors import RequestError
from search.request import SearchRequest, from_args, to_args


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses of an app that is mounted at `root`."""

    root: str = ""

    def search(self, request: SearchRequest) -> str:
        """The page of a search."""
        query = urlencode(to_args(request))
        return f"{self.root}/?{query}" if query else f"{self.root}/"

    def facet(self, facet: str, value: str) -> str:
        """The search for all that bears a value."""
        return self.search(SearchRequest(filters=frozenset({(facet, value)})))

    def article(self, id_: str, found_by: SearchRequest | None = None) -> str:
        """An article's page; it leads back to the search that found it."""
        back = urlencode(to_args(found_by)) if found_by else ""
        return f"{self.root}/article/{quote(id_)}" + (
            f"?{urlencode({'back': back})}" if back else ""
        )


def read_leniently(pairs: Iterable[tuple[str, str]]) -> tuple[SearchRequest, tuple[str, ...]]:
    """The request of the parameters that can be read, and a note on each that can't."""
    good: list[tuple[str, str]] = []
    notes: list[str] = []
    for pair in pairs:
        try:
            from_args([pair])
        except RequestError as error:
            notes.append(f"Left out of this search – {error}.")
        else:
            good.append(pair)
    return from_args(good), tuple(notes)


def read_back(query: str) -> SearchRequest:
    """The search that an article's `back` names: only ever a search of this archive."""
    return read_leniently(parse_qsl(query))[0]
