"""The metrics: what a server did and how its archive stands, for Prometheus to scrape."""

import time
from dataclasses import dataclass
from ipaddress import ip_address

from flask import Blueprint, Flask, Response, abort, request

from index.archive import Archive
from search.result import Searcher
from web.tally import ROUTES, Gauges, Tally, exposed

_STARTED = "dateline.started"
_ELSEWHERE = (
    "X-Forwarded-For",
    "Forwarded",
    "X-Real-IP",
)  # a proxy hides who asks
_NO_ROUTE = "none"  # what was asked for isn't there


@dataclass(frozen=True, slots=True)
class Metrics:
    """Counts answers, and tells of them."""

    archive: Archive
    searcher: Searcher
    tally: Tally
    routes: tuple[str, ...]

    def count(self, app: Flask) -> None:
        """Have the app's answers counted."""
        number = {route: at for at, route in enumerate(self.routes)}

        def before() -> None:
            request.environ[_STARTED] = time.perf_counter()

        def after(response: Response) -> Response:
            took = time.perf_counter() - request.environ.get(_STARTED, time.perf_counter())
            route = number[request.url_rule.rule if request.url_rule else _NO_ROUTE]
            self.tally.note(route, request.method, response.status_code, took)
            self.tally.hold(self.searcher.cached())
            return response

        app.before_request(before)
        app.after_request(after)

    def tell(self) -> Response:
        """All counts, to whom the settings allow."""
        allowed = self.archive.settings.metrics
        if allowed == "none" or (allowed == "local" and not _is_local()):
            abort(404)
        text = exposed(self.tally.all(), self.routes, self._gauges())
        return Response(text, content_type="text/plain; version=0.0.4; charset=utf-8")

    def _gauges(self) -> Gauges:
        counts = self.archive.ledger.counts()
        waiting = self.archive.ledger.journal.waiting(self.archive.snapshot().reached)
        return {
            "dateline_articles": ("Articles that stand.", counts["articles"]),
            "dateline_withdrawn": ("Articles that were withdrawn.", counts["withdrawn"]),
            "dateline_versions": ("Versions that are kept.", counts["versions"]),
            "dateline_rejected": ("Rejected records that are kept.", counts["rejected"]),
            "dateline_sequence": ("The newest change's number.", self.archive.ledger.sequence()),
            "dateline_index_lag": ("Articles whose newest change isn't indexed.", waiting),
            "dateline_cache_bytes": (
                "What all workers keep between searches.",
                self.tally.all().cached,
            ),
        }


def _is_local() -> bool:
    """Whether it is a program of this machine that asks, and not a proxy for somebody else."""
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None) or address
    return bool(mapped.is_loopback) and not any(each in request.headers for each in _ELSEWHERE)


def watch(app: Flask, archive: Archive, searcher: Searcher, tally: Tally) -> None:
    """Count the app's answers; to be called once it has all its routes."""
    blueprint = Blueprint("metrics", __name__)
    routes = {each.rule for each in app.url_map.iter_rules()} | {"/metrics"}
    metrics = Metrics(archive, searcher, tally, (_NO_ROUTE, *sorted(routes))[:ROUTES])
    blueprint.add_url_rule("/metrics", view_func=metrics.tell, endpoint="tell")
    app.register_blueprint(blueprint)
    metrics.count(app)
