"""What holds for all answers of the API: problems, ETags, compression, other sites, metrics."""

import gzip
import json
import re
from collections.abc import Callable

import pytest
import zstandard
from flask.testing import FlaskClient
from msgspec.structs import replace

from index.archive import Archive
from index.article import Access, Article
from index.fields import FACETS
from tests.browsing import Open, set_up
from tests.stories import fill
from tests.writing import editor_of
from web.operations import OPERATIONS
from web.parameters import SEARCH

STEADY = [
    "/api/v1/search?q=bridge",
    "/api/v1/suggest?q=bri",
    "/api/v1/facets/country?find=s",
    "/api/v1/articles/bridge",
    "/api/v1/articles/ferry/related",
    "/api/v1/articles/ferry/versions",
    "/feed.atom?q=bridge",
    "/opensearch.json?q=bri",
    "/?q=bridge",
    "/latest",
    "/country/RS",
    "/topic/transport",
    "/date/2016/08",
    "/values/country",
    "/map?q=bridge",
]
CHANGES: dict[str, Callable[[Archive], object]] = {
    "an article": lambda archive: fill(archive, Article("n", title="Bridges")),
    "a withdrawal": lambda archive: archive.withdraw("bridge"),
}


@pytest.mark.parametrize("path", STEADY)
def test_who_has_an_answer_is_not_sent_it_again(client: FlaskClient, path: str) -> None:
    first = client.get(path)
    tag = first.headers["ETag"]
    again = client.get(path, headers={"If-None-Match": tag})
    assert (again.status_code, again.get_data()) == (304, b"")
    assert again.headers["ETag"].removeprefix("W/") == tag.removeprefix("W/")
    other = client.get(path, headers={"If-None-Match": 'W/"other"'})
    assert other.status_code == 200


@pytest.mark.parametrize("path", [path for path in STEADY if not path.endswith("s/bridge")])
@pytest.mark.parametrize("change", CHANGES)
def test_an_answer_has_another_tag_once_anything_changed(
    archive: Archive, client: FlaskClient, path: str, change: str
) -> None:
    tag = client.get(path).headers["ETag"]
    CHANGES[change](archive)
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 200


def test_an_embargo_that_ends_changes_the_tag(
    archive: Archive, browse: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1_700_000_000
    monkeypatch.setattr("search.engine.time.time", lambda: now)
    client = browse(fill(archive, Article("e", title="Embargo", visible_from=now + 10)))
    tag = client.get("/api/v1/search").headers["ETag"]
    assert client.get("/api/v1/search", headers={"If-None-Match": tag}).status_code == 304
    now += 10
    later = client.get("/api/v1/search", headers={"If-None-Match": tag})
    assert (later.status_code, later.get_json()["total"]) == (200, 1)


def test_other_settings_make_other_tags(archive: Archive, browse: Open) -> None:
    tag = browse(fill(archive)).get("/api/v1/search").headers["ETag"]
    moved = browse(set_up(archive, 'site = "https://news.example.org"'))
    assert moved.get("/api/v1/search").headers["ETag"] != tag


@pytest.mark.parametrize("path", ["/", "/api/v1/search?q=bridge", "/feed.atom", "/docs"])
def test_long_texts_are_compressed_for_who_can_read_that(client: FlaskClient, path: str) -> None:
    plain = client.get(path)
    assert "Content-Encoding" not in plain.headers
    assert "Accept-Encoding" in plain.headers["Vary"]
    packed = client.get(path, headers={"Accept-Encoding": "gzip"})
    unpacked = gzip.decompress(packed.get_data())
    assert len(packed.get_data()) < len(unpacked) / 2
    zstd = client.get(path, headers={"Accept-Encoding": "gzip, br, zstd"})
    assert zstd.headers["Content-Encoding"] == "zstd"
    assert len(zstandard.ZstdDecompressor().decompressobj().decompress(zstd.get_data())) > 1_000


def test_a_short_answer_is_sent_as_it_is(client: FlaskClient) -> None:
    answer = client.get("/healthz", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in answer.headers


def test_a_compressed_answer_has_a_tag_that_is_known_again(client: FlaskClient) -> None:
    ask = {"Accept-Encoding": "zstd"}
    for path in ("/api/v1/search?q=bridge", "/api/openapi.json"):
        tag = client.get(path, headers=ask).headers["ETag"]
        assert client.get(path, headers={**ask, "If-None-Match": tag}).status_code == 304


def test_pages_of_other_sites_are_let_in_only_by_the_settings(
    archive: Archive, browse: Open
) -> None:
    origin = {"Origin": "https://reader.example.org"}
    closed = browse(fill(archive)).get("/api/v1/search", headers=origin)
    assert "Access-Control-Allow-Origin" not in closed.headers
    editor = editor_of(set_up(archive, 'cors = ["https://reader.example.org"]'))
    opened = editor.client.get("/api/v1/search", headers=origin)
    assert opened.headers["Access-Control-Allow-Origin"] == "https://reader.example.org"
    assert "ETag" in opened.headers["Access-Control-Expose-Headers"]
    other = editor.client.get("/api/v1/search", headers={"Origin": "https://other.example.org"})
    assert "Access-Control-Allow-Origin" not in other.headers
    assert "Access-Control-Allow-Origin" not in editor.client.get("/", headers=origin).headers
    asked = {
        **origin,
        "Access-Control-Request-Method": "PUT",
        "Access-Control-Request-Headers": "authorization, if-match",
    }
    preflight = editor.client.options("/api/v1/articles/x", headers=asked)
    assert preflight.status_code == 200
    assert "PUT" in preflight.headers["Access-Control-Allow-Methods"]
    assert "authorization" in preflight.headers["Access-Control-Allow-Headers"].lower()
    missing = editor.client.get("/api/v1/articles/none", headers=origin)
    assert missing.headers["Access-Control-Allow-Origin"] == "https://reader.example.org"


def test_what_is_no_reading_has_no_tag(client: FlaskClient) -> None:
    tag = client.get("/api/v1/search").headers["ETag"]
    asked = client.options("/api/v1/search", headers={"If-None-Match": tag})
    assert asked.status_code == 200
    assert "ETag" not in asked.headers


def test_an_error_says_what_can_be_done(client: FlaskClient) -> None:
    missing = client.get("/api/v1/nothing").get_json()["detail"]
    assert missing == "There is nothing at /api/v1/nothing: /docs lists what there is."
    refused = client.patch("/api/v1/articles/x").get_json()["detail"]
    assert refused == "PATCH isn't understood here; DELETE, GET, HEAD, OPTIONS, PUT are."


@pytest.mark.parametrize("end", ["related", "versions"])
def test_an_id_that_ends_as_an_address_does_is_an_articles(
    archive: Archive, browse: Open, end: str
) -> None:
    client = browse(fill(archive, Article("a", title="Plums"), Article(f"a/{end}", title="Pears")))
    other = client.get(f"/api/v1/articles/a/{end}")
    assert other.get_json()["title"] == "Pears"
    tag = {"If-None-Match": other.headers["ETag"]}
    assert client.get(f"/api/v1/articles/a/{end}", headers=tag).status_code == 304
    assert client.get("/api/v1/articles/a/related").get_json().get("related", []) == []
    archive.withdraw(f"a/{end}")
    assert client.get(f"/api/v1/articles/a/{end}").status_code == 410


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/search?size=0", 400),
        ("GET", "/api/v1/facets/colour", 404),
        ("GET", "/api/v1/facets/country?order=size", 400),
        ("GET", "/api/nothing", 404),
        ("PATCH", "/api/v1/articles/x", 405),
        ("DELETE", "/api/v1/search", 405),
        ("POST", "/api/v1/articles", 403),
    ],
)
def test_every_error_is_a_problem(client: FlaskClient, method: str, path: str, status: int) -> None:
    answer = client.open(path, method=method)
    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"
    told = json.loads(answer.data)
    assert told["status"] == status
    assert told["title"]
    assert told["detail"]


def test_a_fault_of_ours_is_a_problem_that_gives_nothing_away(archive: Archive) -> None:
    editor = editor_of(fill(archive))
    archive.close()
    answer = editor.client.application.test_client().get("/api/v1/articles/bridge")
    assert answer.status_code == 500
    assert answer.content_type == "application/problem+json"
    assert "sqlite" not in answer.get_data(as_text=True).lower()


def test_a_link_leads_to_the_next_page(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search?size=3&snippets=0&country=RS&country=TR&inferred=0")
    assert "Link" not in answer.headers
    path, seen = "/api/v1/search?size=2&sort=oldest", []
    while path:
        answer = client.get(path)
        seen += [hit["id"] for hit in answer.get_json()["hits"]]
        found = re.fullmatch(r'<(.*)>; rel="next"', answer.headers.get("Link", ""))
        path = found[1] if found else ""
    assert seen == ["bridge", "plums", "ferry", "clock"]


def test_all_values_of_a_facet_are_listed_and_sought(client: FlaskClient) -> None:
    told = client.get("/api/v1/facets/country").get_json()
    assert [each["value"] for each in told["values"]] == ["BA", "RS", "TR"]
    assert (told["facet"], told["total"]) == ("country", 3)
    counted = client.get("/api/v1/facets/country?order=count").get_json()["values"]
    assert (counted[0]["value"], counted[0]["count"]) == ("RS", 2)
    sought = client.get("/api/v1/facets/country?find=serb").get_json()
    assert [each["label"] for each in sought["values"]] == ["Serbia"]
    narrowed = client.get("/api/v1/facets/country?country=TR&q=ferry").get_json()
    assert {(each["value"], each["selected"]) for each in narrowed["values"]} == {("TR", True)}
    for facet in FACETS:
        assert client.get(f"/api/v1/facets/{facet}").get_json()["facet"] == facet


def test_related_articles_are_told_as_hits(archive: Archive, browse: Open) -> None:
    text = "The night ferry to Izmir sails again after the strike of the pilots in the harbour."
    other = "Frost took half of the plums in the valley, and the growers count what is left."
    client = browse(
        fill(
            archive,
            Article("one", title="Ferry", body=text),
            Article("two", title="Ferry again", body=text),
            Article("three", title="Plums", body=other),
        )
    )
    told = client.get("/api/v1/articles/one/related?size=2").get_json()
    assert told["id"] == "one"
    assert [hit["id"] for hit in told["related"]][:1] == ["two"]
    assert client.get("/api/v1/articles/none/related").status_code == 404
    assert client.get("/api/v1/articles/one/related?size=0").status_code == 400
    archive.withdraw("two")
    left = client.get("/api/v1/articles/one/related").get_json()["related"]
    assert "two" not in {hit["id"] for hit in left}
    archive.withdraw("one")
    assert client.get("/api/v1/articles/one/related").status_code == 410


def test_an_article_tells_of_its_versions(archive: Archive, browse: Open) -> None:
    part = Article("x", title="Two", body="Hidden", access=Access.SNIPPET)
    client = browse(fill(fill(archive, replace(part, title="One")), part))
    told = client.get("/api/v1/articles/x/versions").get_json()
    assert [(each["number"], each["change"]) for each in told["versions"]] == [
        (1, "first"),
        (2, "update"),
    ]
    assert [each["article"]["title"] for each in told["versions"]] == ["One", "Two"]
    assert {each["article"]["body"] for each in told["versions"]} == {""}
    archive.withdraw("x")
    assert client.get("/api/v1/articles/x/versions").status_code == 410


def test_the_description_has_every_operation(client: FlaskClient) -> None:
    told = client.get("/api/openapi.json").get_json()
    assert told["openapi"] == "3.1.0"
    said = {
        (method.upper(), path.replace("{", "<").replace("}", ">"))
        for path, methods in told["paths"].items()
        for method in methods
    }
    rules = {(each.method, f"/api/v1{each.rule.replace('id:', '')}") for each in OPERATIONS}
    assert said == rules
    found = client.get("/api/v1/search?q=bridge").get_json()
    assert list(told["components"]["schemas"]["SearchAnswer"]["properties"]) == list(found)
    for parameter in SEARCH:
        assert parameter.tells, f"{parameter.name} isn't told of: see web.parameters"
    for name, schema in told["components"]["schemas"].items():
        for field, each in schema["properties"].items():
            assert each.get("description"), f"{name}.{field} isn't told of: see web.tells"


def scraped(client: FlaskClient) -> str:
    return client.get("/metrics").get_data(as_text=True)


def test_the_metrics_count_answers_and_articles(archive: Archive, client: FlaskClient) -> None:
    client.get("/api/v1/search?q=bridge")
    client.get("/api/v1/search?size=0")
    client.get("/nothing")
    archive.withdraw("plums")
    told = scraped(client)
    route = 'route="/api/v1/search",method="GET"'
    assert f'dateline_requests_total{{{route},status="200"}} 1\n' in told
    assert f'dateline_requests_total{{{route},status="400"}} 1\n' in told
    assert 'dateline_requests_total{route="none",method="GET",status="404"} 1\n' in told
    assert 'dateline_request_seconds_count{route="/api/v1/search"} 2\n' in told
    assert 'dateline_request_seconds_bucket{route="/api/v1/search",le="+Inf"} 2\n' in told
    for name, value in {"articles": 3, "withdrawn": 1, "rejected": 0, "index_lag": 1}.items():
        assert f"\ndateline_{name} {value}\n" in told
    assert int(re.findall(r"dateline_cache_bytes (\d+)", told)[0]) > 0
    for line in told.splitlines():
        assert re.fullmatch(r"# (HELP|TYPE) \w+ .+|\w+(\{[^{}]+\})? [\d.]+", line), line


def test_the_metrics_are_for_this_machine_unless_told_otherwise(
    archive: Archive, browse: Open
) -> None:
    def status(client: FlaskClient, address: str, **headers: str) -> int:
        environ = {"REMOTE_ADDR": address}
        return client.get("/metrics", environ_base=environ, headers=headers).status_code

    client = browse(fill(archive))
    assert status(client, "127.0.0.1") == status(client, "::1") == 200
    assert status(client, "::ffff:127.0.0.1") == 200
    assert status(client, "192.0.2.7") == 404
    assert status(client, "127.0.0.1", **{"X-Forwarded-For": "192.0.2.7"}) == 404
    assert status(browse(set_up(archive, 'metrics = "all"')), "192.0.2.7") == 200
    assert status(browse(set_up(archive, 'metrics = "none"')), "127.0.0.1") == 404
