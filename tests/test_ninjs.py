"""ninjs of versions 1 to 3: the fields, and what is no article."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Access
from tests.reading import SAMPLES, article_of, attempt, one_of, reason_of

URI = "urn:newsml:furrow.example:1"


def _json(**fields: Any) -> str:  # noqa: ANN401
    return json.dumps({"uri": URI, "pubstatus": "usable", **fields})


def test_a_sample_of_version_2_is_read_whole() -> None:
    article = one_of(SAMPLES / "agencies" / "orchard.ninjs.json")
    assert article.id == "urn:newsml:furrow.example:20230417:orchard-frost"
    assert article.title.startswith("Night frost takes half")
    assert article.summary == "Growers lit candles between the rows."
    assert article.body.split("\n\n")[1] == "They had lit candles between the rows & burnt straw."
    assert (article.caption, article.credit) == (
        "Candles between the rows at midnight.",
        "Hana Mrazova",
    )
    assert (str(article.date), str(article.updated)) == (
        "2023-04-17T06:40:00+02:00",
        "2023-04-17T09:10:00+02:00",
    )
    assert (article.place, article.country) == (("Brno",), ("CZ",))
    assert article.topic == ("medtop:20000210", "Orchards")
    assert (article.author, article.source) == (("Jana Sad", "Petr Kvet"), "Furrow")
    assert (article.language, article.version) == ("en", 2)
    assert article.extra == {"urgency": 4, "slugline": "frost-orchards"}


def test_version_1_has_its_texts_under_names_of_their_own() -> None:
    article = article_of(
        _json(
            headline="Harbour Reopens",
            byline="By Ada Byron",
            body_text="Ships.",
            body_xhtml="<p>Ships came back.</p><p>Cranes moved.</p>",
            description_text="After a year.",
            place=[{"name": "Izmir", "scheme": "x", "code": "1"}],
            subject=[{"scheme": "http://cv.iptc.org/newscodes/mediatopic/", "code": "15000000"}],
            versioncreated="2019-05-04T10:00:00Z",
        ),
        "json",
    )
    assert article.title == "Harbour Reopens"
    assert article.body == "Ships came back.\n\nCranes moved."
    assert (article.summary, article.author) == ("After a year.", ("Ada Byron",))
    assert (article.country, article.topic) == (("TR",), ("medtop:15000000",))
    assert str(article.date) == "2019-05-04T10:00:00+00:00"


def test_version_3_writes_in_camel_case() -> None:
    nitf = "<nitf><body><body.content><p>Ships came back.</p></body.content></body></nitf>"
    article = article_of(
        json.dumps(
            {
                "standard": {"name": "ninjs", "version": "3.0"},
                "uri": URI,
                "versionCreated": "2019-05-04T10:00:00Z",
                "pubStatus": "withheld",
                "headlines": [{"value": "Harbour Reopens"}],
                "bodies": [
                    {"contentType": "text/plain", "value": "Ships."},
                    {"contentType": "text/vnd.IPTC.NITF", "role": "nitf", "value": nitf},
                ],
                "places": [
                    {"name": "Kordon", "contactInfo": [{"address": {"country": "Turkey"}}]},
                ],
            }
        ),
        "json",
    )
    assert (article.title, article.body) == ("Harbour Reopens", "Ships came back.")
    assert article.country == ("TR",)
    assert article.access is Access.NONE


def test_a_caption_inside_the_text_stands_apart_and_a_standard_may_be_named_in_any_way() -> None:
    body = "<p>Ships.</p><figure><img src='a'/><figcaption>A pier.</figcaption></figure>"
    item = {"$standard": {"name": "ninjs", "version": "1.4"}, "uri": URI, "headline": "Harbour"}
    article = article_of(json.dumps({**item, "body_xhtml": body}), "json")
    assert (article.id, article.body, article.caption) == (URI, "Ships.", "A pier.")


def test_a_picture_with_a_caption_is_an_article() -> None:
    article = article_of(
        _json(type="picture", headlines=[{"value": "Gulls"}], by="Ada Byron",
              descriptions=[{"value": "Gulls on a pier."}]),
        "json",
    )  # fmt: skip
    assert (article.title, article.caption, article.credit) == (
        "Gulls",
        "Gulls on a pier.",
        "Ada Byron",
    )


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"type": "event", "title": "Regatta"}, "is an event item"),
        ({"title": "Regatta", "eventDetails": {"dates": {}}}, "is an event item"),
        ({"type": "planning", "title": "Regatta"}, "is a planning item"),
        ({"type": "composite"}, "is a package without"),
        ({"type": "picture"}, "item of type picture without"),
    ],
)
def test_what_is_no_article_is_named(fields: dict[str, Any], reason: str) -> None:
    assert reason in reason_of(_json(**fields), "json")


def test_a_json_schema_is_no_article() -> None:
    schema = json.dumps({"$schema": "x", "title": "ninjs", "properties": {}})
    assert "JSON Schema" in reason_of(schema, "json")


def test_an_embargo_needs_a_zone() -> None:
    held = article_of(_json(headline="a", embargoed="2026-12-01T06:00:00Z"), "json")
    assert held.visible_from == 1796104800
    assert "zone" in reason_of(_json(headline="a", embargoed="2026-12-01T06:00:00"), "json")


def test_other_json_with_a_uri_is_none() -> None:
    article = article_of('{"uri": "https://quay.example/1", "title": "a", "section": "b"}', "json")
    assert article.url == "https://quay.example/1"


NAMES = (
    "headlines bodies descriptions subjects places associations type by headline body_text"
    " body_xhtml place subject located version pubstatus"
)
KEYS = st.sampled_from(NAMES.split())
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda each: (
        st.lists(each, max_size=3)
        | st.dictionaries(st.sampled_from(["role", "value", "name", "literal", "uri"]), each)
    ),
    max_leaves=8,
)


@given(st.dictionaries(KEYS, VALUES))
def test_no_item_raises(fields: dict[str, Any]) -> None:
    attempt(_json(**fields), "json")


def test_a_guid_may_stand_for_the_uri() -> None:
    fields = {"guid": "tag:q:1", "versioncreated": "2019-05-04T10:00:00Z", "headline": "Harbour"}
    told = {**fields, "pubstatus": "usable", "description_text": "Ships are back."}
    article = article_of(json.dumps(told), "json")
    assert (article.id, article.summary) == ("tag:q:1", "Ships are back.")
    assert str(article.date) == "2019-05-04T10:00:00+00:00"
    plain = article_of(json.dumps({"guid": "7", "title": "Harbour", "urgency": 3}), "json")
    assert plain.extra == {"urgency": 3}


def test_an_address_that_it_was_fetched_from_is_no_id() -> None:
    fetched = "https://api.example/content/5ee9?token=1"
    told = _json(uri=fetched, altids={"itemid": "5ee9"}, headline="Harbour", provider="QP")
    article = article_of(told, "json")
    assert (article.id, article.url, article.source) == ("5ee9", "", "QP")


def test_keywords_are_topics_but_letters_and_slugs_are_none() -> None:
    told = _json(
        headline="Harbour", slugline="harbour-1", keywords=["ferries", "harbour-1"],
        subject=[{"name": "s", "code": "s"}], authors=[{"name": "Ada Byron"}],
    )  # fmt: skip
    article = article_of(told, "json")
    assert (article.topic, article.author) == (("ferries",), ("Ada Byron",))
