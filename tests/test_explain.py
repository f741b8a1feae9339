"""`dateline explain`: the lines left out and why, where each field came from, the places."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from index.annotation import Annotation
from index.article import Inference
from index.settings import Settings
from index.versions import Kept
from indexer.explain import Explanation, explain
from tests.conftest import Ran
from tests.test_html import FIRST, PAGE, SECOND, THIRD
from tests.test_read_scraped import PAGE as SCRAPED

Dateline = Callable[..., Ran]
NOW = datetime(2026, 11, 23, tzinfo=UTC)
HTML = PAGE.replace(
    "{text}",
    f"<p>IZMIR, Turkey — {FIRST}</p><p>Advertisement</p><p>{SECOND}</p><p>{THIRD}</p>"
    "<p>The ferry of the Split company called at Athens, Greece, in the night.</p>",
).replace("<head>", '<head><link rel="canonical" href="https://quay.example/2019/05/04/ferry">')


def explained(data: str, format_: str) -> Explanation:
    return explain(Kept(1, "a", data.encode(), format_, "page:1"), Settings(), NOW)


def where(explanation: Explanation) -> dict[str, str]:
    return {each.name: each.where for each in explanation.fields}


def removed(explanation: Explanation) -> dict[str, str]:
    return {each.text: each.why for each in explanation.removed}


def test_each_line_of_a_page_that_was_left_out_is_told_with_its_reason() -> None:
    lines = removed(explained(HTML, "html"))
    assert "advertisement" in lines["Advertisement"]
    assert "menu" in lines["Sea and Shore"]
    assert "legal" in lines["© 2019 The Quay. All rights reserved."]
    assert "other stories" in lines["Why do gulls follow buses, and what can be done about it?"]
    assert not any(SECOND in line for line in lines)


def test_each_field_says_where_it_came_from() -> None:
    fields = where(explained(HTML, "html"))
    assert fields["title"] == "meta og:title"
    assert fields["date"] == "the address"
    assert fields["source"] == "meta og:site_name"
    assert fields["caption"] == "the page's text"
    assert fields["dateline"] == "the head of the body"
    assert fields["country"] == "the dateline"
    assert fields["language"] == "the page's lang attribute"


def test_places_that_were_taken_and_refused_are_told() -> None:
    places = explained(HTML, "html").places
    assert [each.country for each in places.dateline] == ["TR"]
    assert {"GR", "TR"} <= {each.country for each in (*places.about, *places.mentioned)}


def test_a_scraped_page_tells_of_its_furniture_and_other_stories() -> None:
    lines = removed(explained(SCRAPED, "scraped"))
    assert "first page" in lines["Front Page"]
    assert "another story" in lines["Old Lighthouse Finds a Buyer"]
    assert not any("ferry left Piraeus" in line for line in lines)


def test_a_format_without_furniture_tells_of_its_fields() -> None:
    record = json.dumps({"id": "a", "title": "Ferry", "body": FIRST, "country": "GR"})
    explanation = explained(record, "json")
    assert where(explanation)["title"] == "the record itself"
    assert where(explanation)["country"] == "declared by the source"
    assert explanation.removed == ()


def test_what_the_enrichment_added_is_told_where_the_source_says_nothing() -> None:
    record = json.dumps({"id": "a", "title": "Ferry", "body": FIRST})
    topic = Inference("medtop:20000353", 0.8, "declared by b")
    added = Annotation((topic,), "en", "story-1", ("Share this",))
    explanation = explain(Kept(1, "a", record.encode(), "json", "a:1"), Settings(), NOW, added)
    assert where(explanation)["inferred_topic"] == "inferred, 80%: declared by b"
    assert "no language is declared" in where(explanation)["language"]
    assert where(explanation)["story"].startswith("copies")
    assert removed(explanation) == {"Share this": "recurs on many pages of its source"}


def test_a_record_that_cannot_be_read_any_more_says_why() -> None:
    assert "rejected today" in explained("no JSON", "json").remark[0]


def test_the_command_prints_it_for_people_and_programs(dateline: Dateline, tmp_path: Path) -> None:
    page = tmp_path / "ferry.html"
    page.write_text(HTML, "utf-8")
    taken = json.loads(dateline("ingest", page, "--json").out)["first_taken"]
    id_ = taken[0]["id"]
    shown = dateline("explain", id_)
    assert shown.code == 0
    assert "meta og:title" in shown.out
    assert "Advertisement  [an advertisement" in shown.out
    told = json.loads(dateline("explain", id_, "--json").out)
    assert told["id"] == id_
    assert {"text": "Advertisement", "why": removed(explained(HTML, "html"))["Advertisement"]} in (
        told["removed"]
    )


def test_an_unknown_article_is_not_found(dateline: Dateline, feed: Path) -> None:
    dateline("ingest", feed)
    unknown = dateline("explain", "nobody")
    assert (unknown.code, unknown.out) == (2, "")
    assert "nobody" in unknown.err


def test_a_wires_sign_off_and_notebook_are_told() -> None:
    text = (
        "\x01bdt0123 4 pl 189 dpa 0456\r\n\x02Zweite Runde in Lyon =\r\n\r\nLyon (dpa) - Die Wahl"
        " geht weiter.\r\n\r\n# Notizblock\r\nTelefon 030\r\n\r\ndpa am yyzz n1\r\n\x03\r\n\x04"
    )
    lines = removed(explained(text, "wire"))
    assert list(lines) == ["# Notizblock", "Telefon 030", "dpa am yyzz n1"]
    assert "sign-off" in lines["dpa am yyzz n1"]
    assert where(explained(text, "wire"))["dateline"] == "the head of the body"


def test_what_an_items_text_has_beside_the_article_is_told() -> None:
    text = (
        "<nitf><body><body.head><hedline><hl1>Harbour</hl1></hedline></body.head><body.content>"
        "<p>By Ada Byron</p><p>OTTAWA - Ships came back.</p><p>AAP ab</p></body.content></body>"
        "</nitf>"
    )
    explanation = explained(text, "nitf")
    assert removed(explanation) == {"AAP ab": "the agency's sign-off"}
    assert where(explanation)["author"] == "the head of the body"
