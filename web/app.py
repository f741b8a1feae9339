"""The Flask app: pages and API over one archive."""

from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

from flask import Flask, Response
from flask_compress import Compress
from flask_cors import CORS
from jinja2 import StrictUndefined
from werkzeug.routing import PathConverter

from index.archive import Archive
from search.result import Searcher
from web import api, assets, docs, machines, metrics, pages
from web.problems import handle_errors
from web.serving import Serving
from web.unchanged import Unchanged, spared

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
        " img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
# The quickest first, each at a level at which the time of an answer hardly shows it.
COMPRESSION = {
    "COMPRESS_ALGORITHM": ["zstd", "gzip", "br"],
    "COMPRESS_ZSTD_LEVEL": 1,
    "COMPRESS_LEVEL": 1,
    "COMPRESS_BR_LEVEL": 1,
    "COMPRESS_MIN_SIZE": 1_000,  # bytes
    "COMPRESS_STREAMS": False,
    "COMPRESS_EVALUATE_CONDITIONAL_REQUEST": False,  # of all answers; see `spared`
}
_JSON = {"application/problem+json", "application/opensearchdescription+xml"}
_ASKED = ("Authorization", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match")
_TOLD = ("ETag", "Link", "Location", "Server-Timing")


class ArticleId(PathConverter):
    """An article's id as the rest of a path: slashes and line breaks included."""

    regex = "(?s:.+)"
    part_isolating = False


def create_app(archive: Archive, searcher: Searcher, serving: Serving | None = None) -> Flask:
    """The app over an archive; it keeps no state of its own and sets no cookie."""
    serving = serving or Serving()
    edition = assets.digest()
    app = Flask(__name__, static_folder=None)
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.url_map.merge_slashes = False  # an id may be an address, with `//` in it
    app.url_map.converters["id"] = ArticleId
    app.register_blueprint(pages.blueprint(archive, searcher))
    app.register_blueprint(machines.blueprint(archive, searcher))
    app.register_blueprint(api.blueprint(archive, searcher, serving))
    app.register_blueprint(docs.blueprint())
    assets.serve(app, edition)
    # What is registered last sees an answer first: it is compressed when all else is said.
    metrics.watch(app, archive, searcher, serving.tally)
    _compress(app)
    app.after_request(_secure)
    _share(app, archive.settings.cors)
    Unchanged(searcher.state, _edition(archive, edition)).watch(app)
    handle_errors(app)
    return app


def _compress(app: Flask) -> None:
    app.config.update(COMPRESSION)
    app.after_request(spared)
    Compress(app).compress_mimetypes_set |= _JSON


def _share(app: Flask, sites: tuple[str, ...]) -> None:
    """Let pages of other sites ask the API."""
    if sites:
        CORS(
            app,
            resources=r"/api/.*",
            origins=list(sites),
            allow_headers=_ASKED,
            expose_headers=_TOLD,
            max_age=86_400,
        )


def _edition(archive: Archive, assets: str) -> str:
    """What answers depend on that stays while the app runs."""
    ledger = archive.ledger.path.stat().st_ino
    said = f"{version('dateline')}\n{assets}\n{archive.settings!r}\n{ledger}"
    found = blake2b(said.encode("utf-8", "replace"), digest_size=12)
    for each in sorted((Path(__file__).parent / "templates").iterdir()):
        found.update(each.read_bytes())
    return found.hexdigest()


def _secure(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    # What was withdrawn is gone at once: nothing is shown from a cache without asking.
    response.headers.setdefault("Cache-Control", "no-cache")
    return response
