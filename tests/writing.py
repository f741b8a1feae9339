"""How the tests of the API write."""

import json
from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from index.archive import Archive
from search.engine import open_searcher
from web.app import create_app
from web.serving import Serving

TOKEN = "a-token-for-tests-0123"
ARTICLES = "/api/v1/articles"
LINES = "application/x-ndjson"


@dataclass(frozen=True, slots=True)
class Editor:
    """A client with a token."""

    client: FlaskClient
    token: str = TOKEN

    def ask(self, method: str, path: str, data: Any = b"", **headers: str) -> TestResponse:  # noqa: ANN401
        body = data if isinstance(data, bytes) else json.dumps(data).encode()
        said = {name.replace("_", "-"): text for name, text in headers.items()}
        said = {"Content-Type": "application/json", "Authorization": f"Bearer {self.token}", **said}
        return self.client.open(path, method=method, data=body, headers=said)

    def send(self, data: Any, query: str = "", **headers: str) -> TestResponse:  # noqa: ANN401
        return self.ask("POST", f"{ARTICLES}{query}", data, **headers)

    def put(self, id_: str, data: Any, **headers: str) -> TestResponse:  # noqa: ANN401
        return self.ask("PUT", f"{ARTICLES}/{id_}", data, **headers)

    def withdraw(self, id_: str, query: str = "", **headers: str) -> TestResponse:
        return self.ask("DELETE", f"{ARTICLES}/{id_}{query}", **headers)

    def found(self, query: str = "") -> dict[str, str]:
        """Titles of what a search finds, by id."""
        hits = self.client.get(f"/api/v1/search?{query}").get_json()["hits"]
        return {hit["id"]: hit["title"] for hit in hits}


def editor_of(archive: Archive) -> Editor:
    """A client with a token on an archive."""
    app = create_app(archive, open_searcher(archive), Serving((TOKEN, "another-token-0123")))
    return Editor(app.test_client())


def lines(*records: object) -> bytes:
    """Records as JSON lines; bytes as they are."""
    return b"\n".join(
        each if isinstance(each, bytes) else json.dumps(each).encode() for each in records
    )
