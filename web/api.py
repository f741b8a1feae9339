"""The JSON API, under /api/v1: its routes are those of the table of operations."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from flask import Blueprint, Response, abort, jsonify, request
from werkzeug.wrappers import Response as BaseResponse

from index.archive import Archive
from index.errors import NotFound, RequestError
from index.fields import FACETS
from search.request import SearchRequest, from_args
from search.result import FacetCount, Searcher, hit_json
from web.access import seen
from web.api_writing import Writing
from web.etags import article_tag
from web.here import links_here
from web.operations import OPERATIONS, ROOT
from web.serving import Serving
from web.timing import timed
from web.values_page import alphabetical, fitting

MOST = 200  # characters of a query for which there are suggestions
_ORDERS: dict[str, Callable[[list[FacetCount]], list[FacetCount]]] = {
    "label": alphabetical,
    "count": lambda counts: sorted(alphabetical(counts), key=lambda each: -each.count),
}


@dataclass(frozen=True, slots=True)
class Api:
    """The views that read."""

    archive: Archive
    searcher: Searcher

    def search(self) -> Response:
        """One page of a search; a `Link` leads to the next."""
        asked = from_args(request.args.items(multi=True))
        result = self.searcher.search(asked)
        answer = timed(jsonify(result.to_json()), result)
        if result.next:
            links = links_here(self.archive.settings)
            following = links.api_search(replace(asked, page=1, cursor=result.next))
            answer.headers["Link"] = f'<{following}>; rel="next"'
        return answer

    def suggest(self) -> Response:
        """How a query may go on, each way with the page that it leads to."""
        typed = request.args.get("q", "")[:MOST]
        links = links_here(self.archive.settings)
        found = [
            {**each._asdict(), "url": links.suggested(each)}
            for each in self.searcher.suggest(typed)
        ]
        return jsonify(q=typed, suggestions=found)

    def facet(self, facet: str) -> Response:
        """Every value of a facet, or those with what is sought."""
        if facet not in FACETS:
            abort(404, f"{facet!r} is no facet; there are: {', '.join(FACETS)}")
        order = request.args.get("order") or "label"
        if order not in _ORDERS:
            raise RequestError(f"order: {order!r} isn't one of {', '.join(_ORDERS)}")
        asked = from_args(request.args.items(multi=True))
        found = fitting(self._counts(facet, asked), request.args.get("find", ""))
        values = [each._asdict() for each in _ORDERS[order](found)]
        return jsonify(facet=facet, total=len(values), values=values)

    def article(self, id: str) -> Response:
        """An article, as far as it may be seen."""
        article, settings = self.archive.article(id), self.archive.settings
        answer = jsonify(seen(article, settings).to_json())
        answer.set_etag(article_tag(article, settings))
        answer.make_conditional(request)
        return answer

    def related(self, id: str) -> Response:
        """The articles most like one, unless that is an id of an article's own."""
        with suppress(NotFound):
            return self.article(self.archive.article(f"{id}/related").id)
        asked = from_args([("size", request.args.get("size", ""))]).size
        found = self.searcher.related(id, asked)
        return jsonify(id=id, related=[hit_json(hit) for hit in found])

    def versions(self, id: str) -> Response:
        """The versions of an article, as far as each may be seen, unless that is an id itself."""
        with suppress(NotFound):
            return self.article(self.archive.article(f"{id}/versions").id)
        settings = self.archive.settings
        told = [
            {
                "number": each.number,
                "came": each.came,
                "change": each.change,
                "article": seen(each.article, settings).to_json(),
            }
            for each in self.archive.history(id)
        ]
        return jsonify(id=id, versions=told)

    def _counts(self, facet: str, asked: SearchRequest) -> tuple[FacetCount, ...]:
        if facet != "date":
            return self.searcher.values(asked, facet)
        one = replace(asked, facets=("date",), page=1, size=1, cursor=None, snippets=False)
        return self.searcher.search(one).facets["date"]


def blueprint(archive: Archive, searcher: Searcher, serving: Serving) -> Blueprint:
    """The API over an archive."""
    reading, writing = Api(archive, searcher), Writing(archive, serving)
    views: dict[str, Callable[..., BaseResponse]] = {
        "search": reading.search,
        "suggest": reading.suggest,
        "facet": reading.facet,
        "article": reading.article,
        "related": reading.related,
        "versions": reading.versions,
        "send": writing.send,
        "put": writing.put,
        "withdraw": writing.withdraw,
    }
    found = Blueprint("api", __name__, url_prefix=ROOT)
    for each in OPERATIONS:
        found.add_url_rule(
            each.rule, view_func=views[each.name], endpoint=each.name, methods=[each.method]
        )
    return found
