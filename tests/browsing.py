"""How the tests of pages and API ask for them."""

from collections.abc import Callable
from typing import Any

from flask.testing import FlaskClient

from index.archive import Archive
from tests.stories import fill

Open = Callable[[Archive], FlaskClient]  # opens a client on an archive


def api(client: FlaskClient, query: str) -> dict[str, Any]:
    """What the API answers."""
    response = client.get(f"/api/v1/search?{query}")
    assert response.status_code == 200
    found: dict[str, Any] = response.get_json()
    return found


def ids(found: dict[str, Any]) -> set[str]:
    return {hit["id"] for hit in found["hits"]}


def counts(found: dict[str, Any], facet: str) -> dict[str, int]:
    return {each["value"]: each["count"] for each in found["facets"][facet]}


def text(client: FlaskClient, path: str) -> str:
    """A page that is there."""
    response = client.get(path)
    assert response.status_code == 200
    assert response.content_type == "text/html; charset=utf-8"
    return response.get_data(as_text=True)


def set_up(archive: Archive, settings: str) -> Archive:
    """The archive of STORIES, opened anew with these settings."""
    fill(archive)
    (archive.path / "dateline.toml").write_text(settings, "utf-8")
    opened = Archive.open(archive.path)
    opened.commit()
    return opened
