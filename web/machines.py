"""What machines ask of every site: feeds, browser search, robots, sitemaps, health."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flask import Blueprint, Response, abort, jsonify, render_template, request, url_for

from index.archive import Archive
from index.settings import Settings
from search.request import MAX_SIZE, SearchRequest, Sort, from_args
from search.result import Searcher
from web.api import MOST
from web.feed import make_feed
from web.here import links_here
from web.timing import timed
from web.unchanged import marked

NO_ROBOTS = "User-agent: *\nDisallow: /\n"
# Searches lead to searches without end; the sitemap has all that they find.
ENDLESS = ("/?", "/values/", "/map", "/api/", "/feed.atom")
ROBOTS = "User-agent: *\n" + "".join(f"Disallow: {path}\n" for path in ENDLESS)
PART = 10 * MAX_SIZE  # articles in a part of the sitemap


@dataclass(frozen=True, slots=True)
class Machines:
    """The views for machines."""

    archive: Archive
    searcher: Searcher

    @property
    def settings(self) -> Settings:
        """The archive's settings."""
        return self.archive.settings

    def feed(self) -> Response:
        """A search as an Atom feed; newest first unless another order is asked for.

        Copies of a story are entries of their own: readers of feeds keep what they have seen by
        its id, and a card's would be another one whenever a better copy comes in.
        """
        asked = replace(from_args(request.args.items(multi=True)), collapse=True)
        sort = asked.sort or Sort.NEWEST
        result = self.searcher.search(
            replace(asked, sort=sort, facets=(), snippets=True, collapse=False, relax=False)
        )
        shown = replace(asked, filters=result.request.filters)  # by their keys
        feed = make_feed(
            replace(result, request=shown),
            self.archive.article,
            links_here(self.settings),
            self.settings.zone,
        )
        answer = _xml(render_template("feed.xml", feed=feed), "application/atom+xml")
        return timed(answer, result)

    def opensearch(self) -> Response:
        """What a browser needs to know to search here from its address bar."""
        links = links_here(self.settings)
        text = render_template(
            "opensearch.xml",
            search=links.whole(url_for("pages.search")),
            completions=links.whole(url_for("machines.completions")),
            feed=links.whole(url_for("machines.feed")),
            icon=links.whole(url_for("static", filename="icon.svg")),
        )
        return marked(_xml(text, "application/opensearchdescription+xml"))

    def completions(self) -> Response:
        """The same suggestions for the address bar of a browser, in the form of OpenSearch."""
        typed = request.args.get("q", "")[:MOST]
        words = [each.value for each in self.searcher.suggest(typed) if each.kind == "word"]
        return jsonify([typed, words])

    def robots(self) -> Response:
        """Who may read: by default nobody that is no person."""
        links = links_here(self.settings)
        sitemap = f"Sitemap: {links.whole(url_for('machines.sitemap'))}\n"
        text = ROBOTS + sitemap if self.settings.robots else NO_ROBOTS
        return Response(text, content_type="text/plain; charset=utf-8")

    def sitemap(self) -> Response:
        """The list of the sitemap's parts."""
        parts = range(1, -(-self._total() // PART) + 1)
        urls = [url_for("machines.sitemap_part", part=part) for part in parts]
        return self._sitemap("sitemap.xml", urls)

    def sitemap_part(self, part: int) -> Response:
        """One part of the sitemap: articles, the oldest first, so that a full part stays as is."""
        urls = list(self._articles(part))
        return self._sitemap("sitemap_part.xml", urls or abort(404))

    def health(self) -> Response:
        """Whether archive and index answer; an error of either is a 503."""
        return jsonify(status="ok", articles=self._total())

    def _sitemap(self, template: str, urls: list[str]) -> Response:
        if not self.settings.robots:
            abort(404)
        links = links_here(self.settings)
        return _xml(render_template(template, urls=map(links.whole, urls)), "application/xml")

    def _articles(self, part: int) -> Iterator[str]:
        links = links_here(self.settings)
        pages = PART // MAX_SIZE
        for page in range((part - 1) * pages + 1, part * pages + 1):
            asked = SearchRequest(sort=Sort.OLDEST, page=page, size=MAX_SIZE, collapse=False)
            result = self.searcher.search(replace(asked, facets=(), snippets=False, relax=False))
            yield from (links.article(hit.id) for hit in result.hits)

    def _total(self) -> int:
        return self.searcher.search(
            SearchRequest(size=1, facets=(), snippets=False, relax=False)
        ).total


def _xml(text: str, kind: str) -> Response:
    return Response(text, content_type=f"{kind}; charset=utf-8")


def blueprint(archive: Archive, searcher: Searcher) -> Blueprint:
    """The machines' addresses over an archive."""
    machines = Machines(archive, searcher)
    found = Blueprint("machines", __name__)
    found.add_url_rule("/feed.atom", view_func=machines.feed, endpoint="feed")
    found.add_url_rule("/opensearch.xml", view_func=machines.opensearch, endpoint="opensearch")
    found.add_url_rule("/opensearch.json", view_func=machines.completions, endpoint="completions")
    found.add_url_rule("/robots.txt", view_func=machines.robots, endpoint="robots")
    found.add_url_rule("/sitemap.xml", view_func=machines.sitemap, endpoint="sitemap")
    found.add_url_rule(
        "/sitemap/<int(min=1,max=100000):part>.xml",
        view_func=machines.sitemap_part,
        endpoint="sitemap_part",
    )
    found.add_url_rule("/healthz", view_func=machines.health, endpoint="health")
    return found
