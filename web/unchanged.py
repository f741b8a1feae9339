"""Unchanged: answers that say what they are, so that whoever has them isn't sent them again."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b

from flask import Flask, Response, request

State = Callable[[], tuple[int, ...]]  # numbers of which one changes whenever an answer may
# What WSGI says of an address. To put it together takes longer than all else here.
_ADDRESS = ("wsgi.url_scheme", "HTTP_HOST", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING")
# Views whose answers follow from their address and the state of the archive alone.
STEADY = frozenset(
    {
        "pages.search",
        "pages.latest",
        "pages.country",
        "pages.topic",
        "pages.date",
        "pages.values",
        "pages.map",
        "api.search",
        "api.suggest",
        "api.facet",
        "api.related",
        "api.versions",
        "machines.feed",
        "machines.completions",
        "machines.sitemap",
        "machines.sitemap_part",
    }
)


def marked(response: Response) -> Response:
    """The response with an ETag of its content, or a 304 for whoever has just that.

    There is no Last-Modified: what was withdrawn since leaves only older articles behind, and by
    their dates nothing would seem to have changed.
    """
    response.add_etag()
    response.make_conditional(request)
    return response


def spared(response: Response) -> Response:
    """The response, or a 304 for whoever has it compressed: its ETag then names how."""
    if request.if_none_match and response.status_code == 200:
        response.make_conditional(request)
    return response


def _writes() -> bool:
    """Whether the request is of a kind to which an answer is no copy of what is there."""
    return request.method not in ("GET", "HEAD")


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Tells by the state of the archive whether an answer would be the same, before it is made.

    `edition` tells apart what else answers depend on: the settings, and the program.
    """

    state: State
    edition: str

    def watch(self, app: Flask) -> None:
        """Have the app ask."""
        app.before_request(self.before)
        app.after_request(self.after)

    def before(self) -> Response | None:
        """A 304 for whoever has the answer already."""
        if request.endpoint not in STEADY or not request.if_none_match or _writes():
            return None
        tag = self._tag()
        if not request.if_none_match.contains_weak(tag):
            return None
        response = Response(status=304)
        response.set_etag(tag, weak=True)
        return response

    def after(self, response: Response) -> Response:
        """The response with its ETag: a weak one, for the time that it took may differ."""
        if request.endpoint not in STEADY or response.status_code != 200 or _writes():
            return response
        if "ETag" not in response.headers:  # an article at such an address has its own
            response.set_etag(self._tag(), weak=True)
        return response

    def _tag(self) -> str:
        address = [request.environ.get(name, "") for name in _ADDRESS]
        said = f"{self.edition}\n{self.state()}\n{address}"
        return blake2b(said.encode("utf-8", "replace"), digest_size=12).hexdigest()
