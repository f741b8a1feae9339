"""The JSON API, under /api/v1."""

from dataclasses import dataclass

from flask import Blueprint, Response, jsonify, request

from index.archive import Archive
from search.request import from_args
from search.result import Searcher
from web.access import seen
from web.here import links_here
from web.timing import timed

MOST = 200  # characters of a query for which there are suggestions


@dataclass(frozen=True, slots=True)
class Api:
    """The views of the API."""

    archive: Archive
    searcher: Searcher

    def search(self) -> Response:
        """One page of a search."""
        found = from_args(request.args.items(multi=True))
        result = self.searcher.search(found)
        return timed(jsonify(result.to_json()), result)

    def suggest(self) -> Response:
        """How a query may go on, each way with the page that it leads to."""
        typed = request.args.get("q", "")[:MOST]
        links = links_here(self.archive.settings)
        found = [
            {**each._asdict(), "url": links.suggested(each)}
            for each in self.searcher.suggest(typed)
        ]
        return jsonify(q=typed, suggestions=found)

    def article(self, id: str) -> Response:
        """An article, as far as it may be seen."""
        return jsonify(seen(self.archive.article(id), self.archive.settings).to_json())


def blueprint(archive: Archive, searcher: Searcher) -> Blueprint:
    """The API over an archive."""
    api = Api(archive, searcher)
    found = Blueprint("api", __name__, url_prefix="/api/v1")
    found.add_url_rule("/search", view_func=api.search, endpoint="search")
    found.add_url_rule("/suggest", view_func=api.suggest, endpoint="suggest")
    found.add_url_rule("/articles/<id:id>", view_func=api.article, endpoint="article")
    return found
