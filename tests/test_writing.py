"""Writing over HTTP: articles are sent, written under their ids, and withdrawn."""

import json
import sqlite3
from typing import Any

import pytest
from flask.testing import FlaskClient
from msgspec.structs import replace

from index.archive import Archive
from index.article import Access, Article
from search.engine import open_searcher
from tests.browsing import set_up
from tests.stories import STORIES, fill
from tests.writing import ARTICLES, LINES, TOKEN, Editor, editor_of, lines
from web.app import create_app
from web.serving import Serving

FERRY = {"id": "f1", "title": "Ferry to Izmir", "date": "2016-08-09", "source": "Courier"}


@pytest.fixture
def editor(archive: Archive) -> Editor:
    return editor_of(archive)


def outcomes(answer: Any) -> list[str]:  # noqa: ANN401 - werkzeug's response
    return [each["outcome"] for each in answer.get_json()["records"]]


def test_one_article_is_made_and_found(editor: Editor) -> None:
    answer = editor.send(FERRY, "?wait=searchable")
    assert answer.status_code == 201
    assert answer.headers["Location"] == f"{ARTICLES}/f1"
    told = answer.get_json()
    assert (told["read"], told["added"], told["searchable"]) == (1, 1, True)
    assert told["records"] == [
        {"line": 1, "outcome": "added", "id": "f1", "url": f"{ARTICLES}/f1", "reason": None}
    ]
    assert editor.found("q=izmir") == {"f1": "Ferry to Izmir"}
    article = editor.client.get(answer.headers["Location"]).get_json()
    assert article["origin"].startswith("POST 20")


def test_each_of_many_has_an_answer_with_its_line(archive: Archive, editor: Editor) -> None:
    answer = editor.send(
        lines(FERRY, b"", {"id": "none"}, b"{oops", {**FERRY, "title": "Ferry to Rhodes"}),
        Content_Type=LINES,
    )
    assert answer.status_code == 207
    told = answer.get_json()
    assert [(each["line"], each["outcome"]) for each in told["records"]] == [
        (1, "added"),
        (3, "rejected"),
        (4, "rejected"),
        (5, "updated"),
    ]
    assert told["records"][1]["reason"] == "has neither a title nor a body"
    assert "isn't JSON" in told["records"][2]["reason"]
    assert (told["read"], told["rejected"]) == (4, 2)
    assert len(list(archive.rejected())) == 2
    assert editor.found() == {"f1": "Ferry to Rhodes"}


def test_a_list_is_taken_as_lines_are(editor: Editor) -> None:
    answer = editor.send([FERRY, {**FERRY, "id": "f2"}])
    assert answer.status_code == 200
    assert outcomes(answer) == ["added", "added"]
    assert set(editor.found()) == {"f1", "f2"}


def test_where_nothing_can_be_taken_in_it_is_a_problem_that_says_why(editor: Editor) -> None:
    for body in (b"", b"{oops", b"[]", b"3", b'{"id": "x"}', b"\xff\xfe"):
        answer = editor.send(body)
        assert answer.status_code == 422, body
        assert answer.content_type == "application/problem+json"
        assert answer.get_json()["detail"]
    assert editor.send(b"", Content_Type=LINES).status_code == 422


def test_what_is_sent_again_changes_nothing(archive: Archive, editor: Editor) -> None:
    assert outcomes(editor.send(FERRY)) == ["added"]
    assert outcomes(editor.send(FERRY)) == ["unchanged"]
    assert outcomes(editor.send({**FERRY, "version": 2, "title": "Second"})) == ["updated"]
    assert outcomes(editor.send({**FERRY, "version": 1})) == ["older"]
    assert editor.found() == {"f1": "Second"}
    assert archive.ledger.counts()["runs"] == 4
    assert archive.verify() == []


def test_an_article_may_say_again_what_it_said_before(editor: Editor) -> None:
    for title in ("One", "Two", "One"):
        editor.send({**FERRY, "title": title})
        assert editor.found() == {"f1": title}


def test_a_request_that_comes_twice_under_its_name_is_taken_once(editor: Editor) -> None:
    editor.send({**FERRY, "title": "One"}, Idempotency_Key="k1")
    editor.send({**FERRY, "title": "Two"}, Idempotency_Key="k2")
    late = editor.send({**FERRY, "title": "One"}, Idempotency_Key="k1")
    assert outcomes(late) == ["unchanged"]
    assert editor.found() == {"f1": "Two"}


def test_what_its_source_takes_back_is_withdrawn(editor: Editor) -> None:
    sent = {"uri": "urn:f:1", "type": "text", "headline": "Ferry", "body_text": "It sails."}
    assert outcomes(editor.send(sent)) == ["added"]
    answer = editor.send({**sent, "pubstatus": "canceled"})
    assert outcomes(answer) == ["withdrawn"]
    assert editor.found() == {}
    assert editor.client.get(f"{ARTICLES}/urn:f:1").status_code == 410


def test_the_id_of_the_path_wins(editor: Editor) -> None:
    assert editor.put("a/b c", {**FERRY, "id": "other"}).status_code == 201
    assert editor.found() == {"a/b c": "Ferry to Izmir"}
    again = editor.put("a/b c", {**FERRY, "source": "Gazette", "title": "Corrected"})
    assert (again.status_code, outcomes(again)) == (200, ["updated"])
    assert editor.found() == {"a/b c": "Corrected"}


def test_a_put_brings_back_what_was_said_before_but_no_lower_version(editor: Editor) -> None:
    for title in ("One", "Two", "One"):
        assert editor.put("f1", {**FERRY, "title": title}).status_code in (200, 201)
        assert editor.found() == {"f1": title}
    editor.put("f1", {**FERRY, "version": 3})
    assert editor.put("f1", {**FERRY, "version": 2, "title": "Low"}).status_code == 409
    assert editor.put("f1", [FERRY]).status_code == 422


def test_nobody_overwrites_what_they_have_not_seen(editor: Editor) -> None:
    made = editor.put("f1", FERRY, If_None_Match="*")
    assert made.status_code == 201
    assert editor.put("f1", FERRY, If_None_Match="*").status_code == 412
    seen = editor.client.get(f"{ARTICLES}/f1", headers={"Accept-Encoding": "gzip"})
    tag = seen.headers["ETag"]
    assert made.headers["ETag"] == tag
    mine = editor.put("f1", {**FERRY, "title": "Mine"}, If_Match=tag)
    assert mine.status_code == 200
    assert editor.put("f1", {**FERRY, "title": "Late"}, If_Match=tag).status_code == 412
    assert editor.withdraw("f1", If_Match=tag).status_code == 412
    assert editor.found() == {"f1": "Mine"}
    assert editor.put("f9", FERRY, If_Match="*").status_code == 412
    assert editor.withdraw("f1", If_Match=mine.headers["ETag"]).status_code == 204


def test_a_tag_of_a_compressed_answer_fits_too(editor: Editor) -> None:
    editor.put("f1", {**FERRY, "body": "ferry " * 1000})
    seen = editor.client.get(f"{ARTICLES}/f1", headers={"Accept-Encoding": "gzip"})
    assert seen.headers["Content-Encoding"] == "gzip"
    assert editor.put("f1", FERRY, If_Match=seen.headers["ETag"]).status_code == 200


def test_what_is_withdrawn_is_gone_and_stays_so(archive: Archive, editor: Editor) -> None:
    editor.put("f1", FERRY)
    assert editor.withdraw("f1", "?reason=wrong+ship").status_code == 204
    assert editor.found() == {}
    assert editor.client.get(f"{ARTICLES}/f1").status_code == 410
    assert editor.withdraw("f1").status_code == 204
    assert editor.put("f1", {**FERRY, "title": "Back"}).status_code == 410
    assert outcomes(editor.send({**FERRY, "title": "Back"})) == ["withdrawn"]
    assert editor.found() == {}
    assert editor.withdraw("never").status_code == 404
    archive.reinstate("f1")
    archive.commit()
    assert set(editor.found()) == {"f1"}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_writing_needs_a_token(editor: Editor, method: str) -> None:
    path = ARTICLES if method == "POST" else f"{ARTICLES}/f1"
    for given, error in (("", ""), ("Basic YTpi", ""), ("Bearer wrong-token-0123", "invalid")):
        answer = editor.ask(method, f"{path}?access_token={editor.token}", FERRY,
                            Authorization=given)  # fmt: skip
        assert answer.status_code == 401
        assert answer.content_type == "application/problem+json"
        assert (
            answer.headers["WWW-Authenticate"].lower().startswith('bearer realm="dateline archive"')
        )
        assert error in answer.headers["WWW-Authenticate"]
    other = Editor(editor.client, "another-token-0123")
    assert other.ask(method, path, FERRY).status_code in (201, 404)


def test_without_a_token_writing_is_off(client: FlaskClient) -> None:
    answer = client.post(ARTICLES, json=FERRY, headers={"Authorization": "Bearer x"})
    assert answer.status_code == 403
    assert "WWW-Authenticate" not in answer.headers
    assert "DATELINE_TOKEN" in answer.get_json()["detail"]


def test_only_json_is_read(editor: Editor) -> None:
    assert editor.send(FERRY, Content_Type="text/plain").status_code == 415
    assert editor.send(FERRY, Content_Encoding="gzip").status_code == 415
    assert editor.put("f1", lines(FERRY), Content_Type=LINES).status_code == 415
    assert editor.send(FERRY, "?wait=forever").status_code == 400


def test_too_much_is_refused_before_any_of_it_is_taken(archive: Archive) -> None:
    editor = editor_of(set_up(archive, "upload = 1"))
    large = {**FERRY, "body": "ferry " * 200_000}
    for kind in ("application/json", LINES):
        answer = editor.send(large, Content_Type=kind)
        assert answer.status_code == 413
        assert "1 MiB" in answer.get_json()["detail"]
    many = b'{"title": "a"}\n' * 20_002
    assert editor.send(many, Content_Type=LINES).status_code == 413
    assert editor.send(b"[" + b",".join([b"{}"] * 20_001) + b"]").status_code == 413
    assert set(editor.found()) == {each.id for each in STORIES}


def test_a_busy_index_keeps_nobody_from_writing(archive: Archive) -> None:
    asked: list[str] = []
    app = create_app(
        archive, open_searcher(archive), Serving((TOKEN,), index=lambda: asked.append("index"))
    )
    editor = Editor(app.test_client())
    answer = editor.send(FERRY)
    assert (answer.status_code, answer.get_json()["searchable"]) == (201, False)
    assert asked == ["index"]
    assert editor.found() == {}
    assert editor.client.get(f"{ARTICLES}/f1").get_json()["title"] == "Ferry to Izmir"
    archive.commit()
    assert set(editor.found()) == {"f1"}


def test_a_ledger_that_another_holds_is_a_503_that_says_when_to_come_back(
    archive: Archive, editor: Editor
) -> None:
    archive.ledger._db.execute("PRAGMA busy_timeout = 20")  # it waits a minute otherwise
    other = sqlite3.connect(archive.ledger.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    for answer in (editor.send(FERRY), editor.put("f1", FERRY)):
        assert answer.status_code == 503
        assert answer.headers["Retry-After"] == "1"
        assert "locked" in answer.get_json()["detail"]
    other.execute("ROLLBACK")
    other.close()
    assert editor.send(FERRY).status_code == 201


def test_a_body_that_may_not_be_shown_is_not_given_away_by_a_tag(archive: Archive) -> None:
    part = replace(STORIES[0], access=Access.SNIPPET)
    editor = editor_of(fill(archive, part, Article("x", title="X")))
    tag = editor.client.get(f"{ARTICLES}/bridge").headers["ETag"]
    assert editor.withdraw("bridge", If_Match=tag).status_code == 204
    assert json.loads(editor.client.get(f"{ARTICLES}/bridge").data)["status"] == 410
