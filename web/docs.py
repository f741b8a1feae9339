"""The description of the API: as OpenAPI for programs, and as a page for people."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, jsonify, make_response, render_template, request

from web.docs_page import docs_page
from web.openapi import describe
from web.unchanged import marked


@dataclass(frozen=True, slots=True)
class Docs:
    """The views of the description."""

    document: dict[str, Any]

    def openapi(self) -> Response:
        """The document, with the server as it was reached."""
        servers = [{"url": request.script_root or "/"}]
        return marked(jsonify({**self.document, "servers": servers}))

    def page(self) -> Response:
        """The same to read."""
        page = docs_page(self.document)
        return marked(make_response(render_template("docs.html", page=page)))


def blueprint() -> Blueprint:
    """The description's addresses."""
    docs = Docs(describe())
    found = Blueprint("docs", __name__)
    found.add_url_rule("/api/openapi.json", view_func=docs.openapi, endpoint="openapi")
    found.add_url_rule("/docs", view_func=docs.page, endpoint="page")
    return found
