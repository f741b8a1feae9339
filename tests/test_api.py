"""The JSON API, over real archives."""

import json

import pytest
from flask.testing import FlaskClient
from msgspec.structs import replace

from index.archive import Archive
from index.article import Access, Article
from index.fields import FACETS
from tests.browsing import Open, api, counts, ids, text
from tests.stories import STORIES, fill


def test_search_answers_in_the_shape_that_is_promised(client: FlaskClient) -> None:
    found = api(client, "q=bridge")
    assert list(found) == [
        "total",
        "stories",
        "hits",
        "facets",
        "notes",
        "did_you_mean",
        "relaxations",
        "took_ms",
        "next",
    ]
    assert list(found["facets"]) == list(FACETS)
    assert set(found["facets"]["country"][0]) == {
        "value",
        "label",
        "count",
        "inferred",
        "selected",
    }
    hit = found["hits"][0]
    assert list(hit) == [
        "id",
        "title",
        "date",
        "date_precision",
        "updated",
        "version",
        "corrected",
        "dateline",
        "place",
        "country",
        "topic",
        "language",
        "source",
        "url",
        "story",
        "score",
        "snippet",
        "copies",
        "copy_count",
    ]
    assert (hit["id"], hit["date"], hit["date_precision"]) == ("bridge", "2016-08-09", "day")


def test_values_of_a_facet_are_alternatives_and_its_counts_ignore_its_own_filter(
    client: FlaskClient,
) -> None:
    one = api(client, "country=RS")
    assert ids(one) == {"bridge", "plums"}
    assert counts(one, "country") == {"RS": 2, "BA": 1, "TR": 1}
    assert counts(one, "topic") == {"transport": 1, "farming": 1}
    both = api(client, "country=RS&country=TR")
    assert ids(both) == {"bridge", "plums", "ferry"}
    later = api(client, "country=RS&page=2&size=1")
    assert later["facets"] == one["facets"]


@pytest.mark.parametrize(
    "query", ["from=yesterday", "page=0", "size=1000", "sort=best", "mode=some", "date=2016-13"]
)
def test_a_parameter_that_cannot_be_read_is_a_400_that_names_it(
    client: FlaskClient, query: str
) -> None:
    response = client.get(f"/api/v1/search?{query}")
    assert response.status_code == 400
    assert response.content_type == "application/problem+json"
    problem = json.loads(response.data)
    assert set(problem) == {"type", "title", "status", "detail"}
    assert problem["status"] == 400
    assert problem["detail"].startswith(query.split("=")[0])


def test_an_article_has_every_field(client: FlaskClient) -> None:
    found = client.get("/api/v1/articles/bridge").get_json()
    assert found == STORIES[0].to_json()


def test_an_article_that_was_withdrawn_is_gone_from_pages_api_and_results(
    archive: Archive, client: FlaskClient
) -> None:
    archive.withdraw("bridge", "an error")
    assert client.get("/api/v1/articles/bridge").status_code == 410
    page = client.get("/article/bridge")
    assert page.status_code == 410
    shown = page.get_data(as_text=True)
    assert "This article was withdrawn." in shown
    assert "Drina" not in shown
    assert ids(api(client, "q=bridge")) == {"ferry"}


def test_what_may_be_shown_only_in_part_keeps_its_body_to_itself(
    archive: Archive, browse: Open
) -> None:
    part = replace(STORIES[0], access=Access.SNIPPET)
    client = browse(fill(archive, part))
    found = client.get("/api/v1/articles/bridge").get_json()
    assert found == {**part.to_json(), "body": ""}
    page = text(client, "/article/bridge")
    assert "Traders" not in page
    assert "only a part" in page


def test_where_nothing_is_found_the_answer_says_what_would_be(client: FlaskClient) -> None:
    answer = api(client, "q=brigde+dawn")
    assert (answer["total"], answer["did_you_mean"]) == (0, "bridge dawn")
    assert answer["relaxations"][0] == {
        "kind": "spelling",
        "text": "with “bridge dawn”",
        "query": "q=bridge+dawn",
        "count": 1,
    }
    assert api(client, answer["relaxations"][0]["query"])["total"] == 1
    assert api(client, "q=brigde&relax=0")["relaxations"] == []
    assert api(client, "q=bridge")["did_you_mean"] is None


@pytest.mark.parametrize("path", ["/api/v1/articles/none", "/api/v1/nothing"])
def test_what_is_not_there_is_a_problem_of_the_api(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.content_type == "application/problem+json"


def test_nothing_can_be_sent(client: FlaskClient) -> None:
    response = client.post("/api/v1/search")
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
    assert client.post("/").status_code == 405


def test_json_is_text_rather_than_escapes(archive: Archive, browse: Open) -> None:
    client = browse(fill(archive, Article("a", title="Đoković u Nišu")))
    assert "Đoković u Nišu" in client.get("/api/v1/articles/a").get_data(as_text=True)


def test_a_client_gets_the_facets_it_asks_for_and_no_snippets(client: FlaskClient) -> None:
    answer = api(client, "q=bridge&facets=date,country&snippets=0")
    assert set(answer["facets"]) == {"date", "country"}
    assert {hit["snippet"] for hit in answer["hits"]} == {""}
    assert api(client, "facets=none")["facets"] == {}
