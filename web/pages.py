"""The pages that people read: the search, what can be browsed, an article."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import unquote

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from index.archive import Archive
from index.countries import country_code
from index.errors import Gone, NotFound, RequestError
from index.fields import FACETS
from index.topics import topic_key
from search.labels import label
from search.request import SearchRequest, from_args
from search.result import Searcher, SearchResult
from web.article_page import SOUGHT, Around, article_page
from web.here import links_here
from web.history_page import history_page
from web.instead import look_instead
from web.links import LATEST, browse_path, read_back, read_leniently, writable
from web.present import UNTITLED, capital
from web.room import Room, made_to_fit
from web.search_page import Frame, search_page
from web.timing import timed
from web.unchanged import marked
from web.values_page import values_page
from web.world_map import world_map

_KNOWN: dict[str, Callable[[str], str | None]] = {
    "country": country_code,
    "topic": topic_key,
    "date": str,
}


@dataclass(frozen=True, slots=True)
class Pages:
    """The views of the pages."""

    archive: Archive
    searcher: Searcher

    def search(self) -> Response:
        """The search page; what can't be read of its address is left out, with a note."""
        asked, notes = read_leniently(request.args.items(multi=True))
        return self._shown(self._found(asked), notes)

    def latest(self) -> Response:
        """The newest articles."""
        return self._shown(self._found(replace(LATEST, page=_page())), heading="Latest")

    def browse(self, facet: str, value: str) -> BaseResponse:
        """All that bears a value of a facet, at the one address that this has."""
        asked = SearchRequest(filters=_choice(facet, value), page=_page())
        result = self._found(asked)
        if not result.total and not _KNOWN[facet](value):
            abort(404)
        path = browse_path(replace(result.request, page=1))
        if path and unquote(path) != request.path:
            return redirect(links_here(self.archive.settings).browse(result.request), 301)
        (named, *_) = result.request.chosen(facet)
        return self._shown(result, heading=capital(label(facet, named)))

    def values(self, facet: str) -> str:
        """Every value of a facet in a search, from A to Z."""
        asked, _ = read_leniently(request.args.items(multi=True))
        counts = self.searcher.values(asked, facet)
        find = " ".join(writable(request.args.get("find", "")).split())
        page = values_page(facet, counts, asked, find, links_here(self.archive.settings))
        return render_template("values.html", page=page)

    def map(self) -> str:
        """The countries of a search, on a map and in a list."""
        asked, _ = read_leniently(request.args.items(multi=True))
        counts = self.searcher.values(asked, "country")
        page = world_map(counts, asked, links_here(self.archive.settings))
        return render_template("map.html", page=page)

    def date(self, **parts: int) -> BaseResponse:
        """All of a year, a month or a day."""
        return self.browse("date", "-".join(f"{part:02}" for part in parts.values()))

    def article(self, id: str) -> Response:
        """An article's page, with the words marked of the search that led there."""
        back = read_back(request.args.get("back", ""))
        article, settings = self.archive.article(id), self.archive.settings
        history = self.archive.history(id) if self.archive.is_revised(article.id) else ()
        copies = self.searcher.copies(article.story)
        related = self.searcher.related(article.id, SOUGHT + len(copies))
        around = Around(
            back, partial(self.searcher.marks, back), history, related, copies, self._title
        )
        page = article_page(article, around, links_here(settings), settings)
        return marked(make_response(render_template("article.html", page=page)))

    def history(self, id: str) -> Response:
        """The versions of an article, unless that is an address of an article's own."""
        with suppress(NotFound):
            return self.article(self.archive.article(f"{id}/history").id)
        history, settings = self.archive.history(id), self.archive.settings
        until = request.args.get("until", 0, int)
        page = history_page(history, until, links_here(settings), settings)
        return marked(make_response(render_template("history.html", page=page)))

    def _title(self, id: str) -> str:
        """The title of an article, "" if it may not be read."""
        with suppress(NotFound, Gone):
            return self.archive.article(id).title or UNTITLED
        return ""

    def _found(self, asked: SearchRequest) -> SearchResult:
        return self.searcher.search(replace(asked, facets=FACETS, snippets=True, relax=True))

    def _shown(
        self, result: SearchResult, notes: tuple[str, ...] = (), heading: str = ""
    ) -> Response:
        settings, links = self.archive.settings, links_here(self.archive.settings)
        shown = look_instead(result, self.searcher.search)

        def made(room: Room) -> str:
            page = search_page(result, shown, notes, Frame(links, settings.zone, room))
            return render_template("search.html", page=page, heading=heading)

        return timed(make_response(made_to_fit(made)), shown)


def _page() -> int:
    """The page of the results that is asked for, the first if that can't be read."""
    return read_leniently(request.args.items(multi=True))[0].page


def _choice(facet: str, value: str) -> frozenset[tuple[str, str]]:
    try:
        return from_args([(facet, value)]).filters
    except RequestError:
        abort(404)


def blueprint(archive: Archive, searcher: Searcher) -> Blueprint:
    """The pages over an archive."""
    pages = Pages(archive, searcher)
    found = Blueprint("pages", __name__)
    found.add_url_rule("/", view_func=pages.search, endpoint="search")
    found.add_url_rule("/article/<id:id>", view_func=pages.article, endpoint="article")
    found.add_url_rule("/article/<id:id>/history", view_func=pages.history, endpoint="history")
    found.add_url_rule("/latest", view_func=pages.latest, endpoint="latest")
    for facet in ("country", "topic"):
        found.add_url_rule(
            f"/{facet}/<id:value>",
            view_func=pages.browse,
            defaults={"facet": facet},
            endpoint=facet,
        )
    found.add_url_rule("/map", view_func=pages.map, endpoint="map")
    names = ",".join(facet for facet in FACETS if facet != "date")
    rule = f"/values/<any({names}):facet>"
    found.add_url_rule(rule, view_func=pages.values, endpoint="values")
    day = "/date/<int:year>/<int:month>/<int:day>"
    for parts in (3, 4, 5):
        rule = "/".join(day.split("/")[:parts])
        found.add_url_rule(rule, view_func=pages.date, endpoint="date")
    return found
