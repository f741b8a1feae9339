import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Access, Article
from index.names import canonical_url
from index.rejected import Rejected
from index.settings import Settings, SourceSettings
from indexer.identity import article_id
from indexer.languages import language_code
from indexer.raw import RawArticle, Record
from indexer.read import read_article
from tests.reading import attempt

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def _try(fields: dict[str, Any], settings: Settings | None = None) -> Article | Rejected:
    record = Record(json.dumps(fields).encode(), "json", "feed.jsonl:3")
    return read_article(record, settings or Settings(), NOW)


def _read(fields: dict[str, Any], settings: Settings | None = None) -> Article:
    article = _try({"title": "Harbour Reopens", **fields}, settings)
    assert isinstance(article, Article)
    return article


def test_an_article_knows_where_it_was_read_from() -> None:
    assert _read({}).origin == "feed.jsonl:3"


@pytest.mark.parametrize("fields", [{}, {"title": " ", "body": "\n"}, {"summary": "Only this."}])
def test_an_article_without_title_and_body_is_rejected(fields: dict[str, Any]) -> None:
    rejected = _try(fields)
    assert isinstance(rejected, Rejected)
    assert (rejected.origin, rejected.format) == ("feed.jsonl:3", "json")
    assert "neither a title nor a body" in rejected.reason
    assert json.loads(rejected.data) == fields


def test_a_body_alone_is_an_article() -> None:
    article = _try({"body": "Ships came back."})
    assert isinstance(article, Article)
    assert article.title == ""


def test_a_title_is_one_line() -> None:
    assert _read({"title": " Harbour\n  Reopens\t"}).title == "Harbour Reopens"


def test_the_dateline_at_the_bodys_head_is_taken_out_of_it() -> None:
    article = _read({"body": "IZMIR, Turkey, May 4 (Wire) - Ships came back."})
    assert article.dateline.places == ("Izmir, Turkey",)
    assert article.dateline.agency == "Wire"
    assert article.body == "Ships came back."
    assert article.country == ("TR",)


def test_a_declared_dateline_leaves_the_body_alone() -> None:
    article = _read({"dateline": "ATHENS, May 4 -", "body": "PIRAEUS - a poem in prose."})
    assert article.dateline.places == ("Athens",)
    assert article.body == "PIRAEUS - a poem in prose."


def test_declared_places_decide_the_country_and_their_absence_leaves_it_to_the_dateline() -> None:
    assert _read({"dateline": "ATHENS, May 4 -", "country": "Turkey"}).country == ("TR",)
    assert _read({"dateline": "ATHENS, May 4 -"}).country == ("GR",)
    assert _read({"dateline": "ATHENS, May 4 -", "places": []}).country == ()


def test_the_sources_own_topics_are_kept_beside_their_keys() -> None:
    article = _read({"tags": "Gulls, Piers"}, Settings(topics={"Piers": "harbours"}))
    assert article.declared_topic == ("Gulls", "Piers")
    assert article.topic == ("Gulls", "harbours")


def test_a_sources_settings_win_over_the_archives() -> None:
    settings = Settings(
        language="de", day_order="DMY", source={"Pier": SourceSettings("MDY", language="tr")}
    )
    own = _read({"source": "Pier", "date": "04/05/2019"}, settings)
    other = _read({"source": "Quay", "date": "04/05/2019"}, settings)
    assert (own.language, str(own.date), own.remark) == ("tr", "2019-04-05", ())
    assert (other.language, str(other.date)) == ("de", "2019-05-04")
    assert "04/05/2019" in other.remark[0]


def test_a_date_that_cannot_be_read_leaves_a_remark_that_holds_it() -> None:
    article = _read({"date": "soon after lunch", "updated": "2099-01-01"})
    assert (article.date, article.updated) == (None, None)
    assert "soon after lunch" in article.remark[0]
    assert article.remark[1].startswith("updated: ")


@pytest.mark.parametrize(
    ("declared", "code"),
    [
        ("en-GB", "en"),
        ("en_US", "en"),
        ("eng", "en"),
        ("English", "en"),
        ("Türkçe", "tr"),
        ("ger", "de"),
        ("sr-Latn-RS", "sr"),
        ("is", "is"),
        ("Klingon", ""),
    ],
)
def test_a_language_is_known_by_code_and_name(declared: str, code: str) -> None:
    assert language_code(declared) == code


@pytest.mark.parametrize(("version", "number"), [(2, 2), ("2", 2), (2.0, 2), (None, None)])
def test_a_version_is_a_whole_number(version: object, number: int | None) -> None:
    article = _read({"version": version})
    assert (article.version, article.remark) == (number, ())


def test_a_version_that_is_none_leaves_a_remark() -> None:
    article = _read({"version": "final"})
    assert article.version is None
    assert "final" in article.remark[0]


def test_an_embargo_is_a_moment() -> None:
    article = _read({"embargo": "2026-12-01T06:00+02:00"})
    assert article.visible_from == int(datetime(2026, 12, 1, 4, tzinfo=UTC).timestamp())


@pytest.mark.parametrize("embargo", ["2026-12-01", "2026-12-01T06:00", "Tuesday, six o'clock"])
def test_an_embargo_that_cannot_be_understood_is_not_published(embargo: str) -> None:
    rejected = _try({"title": "Harbour", "embargo": embargo})
    assert isinstance(rejected, Rejected)
    assert embargo[:8] in rejected.reason


def test_access_is_understood_or_the_article_is_not_published() -> None:
    assert _read({"access": "Snippet"}).access is Access.SNIPPET
    assert _read({}).access is None
    assert isinstance(_try({"title": "Harbour", "access": "ask Bob"}), Rejected)


@pytest.mark.parametrize("field", ["embargo", "access"])
def test_an_embargo_or_access_of_a_wrong_type_is_not_published(field: str) -> None:
    assert isinstance(_try({"title": "Harbour", field: {"until": "noon"}}), Rejected)
    assert isinstance(_try({"title": "Harbour", field: True}), Rejected)


def test_an_embargo_that_is_false_is_none() -> None:
    assert _read({"embargoed": False}).visible_from is None


def test_the_sources_own_id_stays_as_it_is() -> None:
    assert article_id(RawArticle(id=" wire:1/2 ", url="https://quay.example/1")) == "wire:1/2"


@pytest.mark.parametrize(
    "url",
    [
        "http://Quay.Example/a/?utm_source=x&id=7#top",
        "https://quay.example:443/a?id=7&fbclid=1",
        "HTTPS://quay.example/a?id=7",
    ],
)
def test_one_article_has_one_id_under_all_its_addresses(url: str) -> None:
    assert canonical_url(url) == "https://quay.example/a?id=7"
    assert article_id(RawArticle(url=url)).startswith("url-")


def test_without_id_and_address_the_content_decides() -> None:
    first = article_id(RawArticle(title="Harbour", body="Ships.", date="2019-05-04"))
    assert first == article_id(RawArticle(title="Harbour", body="Ships.", date="2019-05-04"))
    assert first != article_id(RawArticle(title="Harbour", body="Ships.", date="2019-05-05"))
    assert first.startswith("text-")


def test_a_record_of_an_unknown_format_is_rejected() -> None:
    rejected = read_article(Record(b"x", "telex", "tape:1"), Settings(), NOW)
    assert isinstance(rejected, Rejected)
    assert "telex" in rejected.reason


NAMES = ["title", "body", "date", "updated", "dateline", "places", "country", "topic", "source"]
NAMES += ["author", "url", "id", "version", "access"]
TEXTS = st.text() | st.integers() | st.lists(st.text()) | st.none()


@given(
    st.dictionaries(
        st.sampled_from([*NAMES, "lang", "embargo", "other"]),
        TEXTS,
    )
)
def test_whatever_is_read_survives_its_own_json(fields: dict[str, Any]) -> None:
    article = _try(fields)
    if isinstance(article, Article):
        assert article.id.strip()
        again = Article.from_json(json.loads(json.dumps(article.to_json(), allow_nan=False)))
        assert again.id == article.id
        assert again.title == article.title


def test_without_any_country_given_the_story_tells_what_it_is_about() -> None:
    body = "Dutch pilots went on strike. The Netherlands has no spare ones."
    article = _read({"body": body})
    assert article.country == ()
    assert [each.value for each in article.about] == ["NL"]
    assert article.about[0].evidence == "Dutch pilots went on strike."


@pytest.mark.parametrize("given", [{"country": "Turkey"}, {"places": []}])
def test_where_the_source_names_countries_or_none_nothing_is_inferred(
    given: dict[str, Any],
) -> None:
    body = "Dutch pilots went on strike. The Netherlands has no spare ones."
    assert _read({"body": body, **given}).about == ()


def test_a_story_may_be_about_another_country_than_its_datelines() -> None:
    body = "ATHENS (Harbour Wire) - Dutch pilots went on strike. The Netherlands has no spare ones."
    article = _read({"body": body})
    assert article.country == ("GR",)
    assert [each.value for each in article.about] == ["NL"]


def test_a_datelines_country_is_that_of_the_day() -> None:
    fields = {"dateline": "MOSCOW, March 3 -", "body": "Snow fell."}
    assert _read({**fields, "date": "1987-03-03"}).country == ("SU",)
    assert _read({**fields, "date": "1997-03-03"}).country == ("RU",)


def test_what_was_not_understood_is_named_where_there_is_no_article() -> None:
    rejected = attempt('{"heading_text": "Harbour", "x": 1}', "json")
    assert isinstance(rejected, Rejected)
    assert rejected.reason.endswith("not understood: heading_text, x")
