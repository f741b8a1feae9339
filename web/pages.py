"""The pages: the search, an article, and what machines ask of every site."""

from dataclasses import dataclass, replace

from flask import Blueprint, Response, jsonify, make_response, render_template, request

from index.archive import Archive
from index.fields import FACETS
from search.request import SearchRequest
from search.result import Searcher
from web.article_page import article_page
from web.links import Links, read_back, read_leniently
from web.search_page import search_page
from web.timing import timed

ROBOTS = "User-agent: *\nDisallow: /\n"


@dataclass(frozen=True, slots=True)
class Pages:
    """The views of the pages."""

    archive: Archive
    searcher: Searcher

    def search(self) -> Response:
        """The search page; what can't be read of its address is left out, with a note."""
        asked, notes = read_leniently(request.args.items(multi=True))
        result = self.searcher.search(replace(asked, facets=FACETS, snippets=True))
        page = search_page(result, notes, Links(request.script_root), self.archive.settings.zone)
        return timed(make_response(render_template("search.html", page=page)), result)

    def article(self, id: str) -> str:
        """An article's page."""
        back = read_back(request.args.get("back", ""))
        article = self.archive.article(id)
        page = article_page(article, back, Links(request.script_root), self.archive.settings)
        return render_template("article.html", page=page)

    def health(self) -> Response:
        """Whether archive and index answer; an error of either is a 503."""
        found = self.searcher.search(SearchRequest(size=1, facets=()))
        return jsonify(status="ok", articles=found.total)


def robots() -> Response:
    """Nothing here is for robots."""
    return Response(ROBOTS, content_type="text/plain; charset=utf-8")


def blueprint(archive: Archive, searcher: Searcher) -> Blueprint:
    """The pages over an archive."""
    pages = Pages(archive, searcher)
    found = Blueprint("pages", __name__)
    found.add_url_rule("/", view_func=pages.search, endpoint="search")
    found.add_url_rule("/article/<id:id>", view_func=pages.article, endpoint="article")
    found.add_url_rule("/healthz", view_func=pages.health, endpoint="health")
    found.add_url_rule("/robots.txt", view_func=robots, endpoint="robots")
    return found
