"""The Flask app: pages and API over one archive."""

from flask import Flask, Response
from jinja2 import StrictUndefined
from werkzeug.routing import PathConverter

from index.archive import Archive
from search.result import Searcher
from web import api, machines, pages
from web.problems import handle_errors

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
        " img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


class ArticleId(PathConverter):
    """An article's id as the rest of a path: slashes included, wherever they stand."""

    regex = ".+"
    part_isolating = False


def create_app(archive: Archive, searcher: Searcher) -> Flask:
    """The app over an archive; it keeps no state of its own and sets no cookie."""
    app = Flask(__name__)
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.url_map.merge_slashes = False  # an id may be an address, with `//` in it
    app.url_map.converters["id"] = ArticleId
    app.register_blueprint(pages.blueprint(archive, searcher))
    app.register_blueprint(machines.blueprint(archive, searcher))
    app.register_blueprint(api.blueprint(archive, searcher))
    app.after_request(_secure)
    handle_errors(app)
    return app


def _secure(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    # What was withdrawn is gone at once: nothing is shown from a cache without asking.
    response.headers.setdefault("Cache-Control", "no-cache")
    return response
