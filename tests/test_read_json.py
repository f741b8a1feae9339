import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.rejected import Rejected
from indexer.bylines import split_authors
from indexer.json_values import decode
from indexer.markup import plain_text
from indexer.paragraphs import reflow
from indexer.raw import RawArticle, Record
from indexer.read_json import read_json

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
VALUES = st.recursive(
    SCALARS, lambda each: st.lists(each) | st.dictionaries(st.text(), each), max_leaves=12
)
KEYS = st.sampled_from(["title", "body", "date", "tags", "place", "author", "id", "_ID", "x"])


def _read(fields: dict[str, Any]) -> RawArticle:
    raw = read_json(Record(json.dumps(fields).encode(), "json", "feed.jsonl:7"))
    assert isinstance(raw, RawArticle)
    return raw


def _rejected(data: bytes) -> Rejected:
    rejected = read_json(Record(data, "json", "feed.jsonl:7"))
    assert isinstance(rejected, Rejected)
    assert (rejected.origin, rejected.data) == ("feed.jsonl:7", data)
    return rejected


def test_fields_are_known_by_the_names_that_sources_give_them() -> None:
    raw = _read(
        {
            "Headline": "Harbour Reopens",
            "stand-first": "After a year of works.",
            "article_body": "Ships came back.",
            "datePublished": "2019-05-04",
            "lang": "en-GB",
            "publisher": {"@type": "Organization", "name": "The Quay"},
            "canonicalUrl": "https://quay.example/1",
            "guid": 17,
            "embargoed_until": "2019-05-04T06:00Z",
        }
    )
    assert (raw.title, raw.summary, raw.body) == (
        "Harbour Reopens",
        "After a year of works.",
        "Ships came back.",
    )
    assert (raw.date, raw.language, raw.source) == ("2019-05-04", "en-GB", "The Quay")
    assert (raw.url, raw.id) == ("https://quay.example/1", "17")
    assert raw.visible_from == "2019-05-04T06:00Z"


def test_topics_and_places_of_several_fields_add_up() -> None:
    raw = _read(
        {
            "section": "Shipping",
            "tags": "ports, cranes; ports",
            "topics": [{"label": "Trade"}, "Arts, culture and entertainment"],
            "location": "Tripoli, Lebanon",
            "countries": "Serbia, Kosovo",
            "country": ["Korea, Republic of"],
        }
    )
    assert raw.topic is not None
    assert set(raw.topic) == {
        "Shipping",
        "ports",
        "cranes",
        "Trade",
        "Arts, culture and entertainment",
    }
    assert raw.place == ("Tripoli, Lebanon", "Korea, Republic of", "Serbia", "Kosovo")


def test_an_empty_list_says_that_there_are_none_and_a_missing_field_says_nothing() -> None:
    raw = _read({"title": "Harbour", "places": [], "tags": None})
    assert (raw.place, raw.topic) == ((), None)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ada Byron and Mary Shelley", ("Ada Byron", "Mary Shelley")),
        ("Shelley, Mary", ("Shelley, Mary",)),
        ("Ada Byron, Mary Shelley", ("Ada Byron", "Mary Shelley")),
        ("Byron, Ada; Shelley, Mary", ("Byron, Ada", "Shelley, Mary")),
        ("Martin King, Jr., Ada Byron", ("Martin King, Jr.", "Ada Byron")),
        ("", ()),
    ],
)
def test_a_byline_names_its_authors(byline: str, names: tuple[str, ...]) -> None:
    assert split_authors(byline) == names
    assert _read({"title": "t", "author": byline}).author == names


def test_authors_may_be_objects() -> None:
    raw = _read({"title": "t", "authors": [{"name": "Ada Byron"}, "Mary Shelley"]})
    assert raw.author == ("Ada Byron", "Mary Shelley")


def test_unknown_fields_are_kept_unchanged() -> None:
    extra = {"wordCount": 120, "nested": {"a": [1, None, "<b>x</b>"]}}
    assert _read({"title": "t", **extra}).extra == extra


def test_a_second_name_for_the_same_field_is_kept_beside() -> None:
    raw = _read({"name": "harbour-1", "title": "Harbour Reopens"})
    assert (raw.title, raw.extra) == ("Harbour Reopens", {"name": "harbour-1"})


def test_a_value_that_cannot_be_used_is_kept_with_a_remark() -> None:
    raw = _read({"title": {"x": "Harbour"}, "body": "Ships.", "author": [{"x": 1}]})
    assert raw.extra == {"title": {"x": "Harbour"}, "author": [{"x": 1}]}
    assert raw.title == ""
    assert ["title" in raw.remark[0], "author" in raw.remark[1]] == [True, True]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'{"title": "a" "b"}', "column 15"),
        (b'{"title": "a",\n "body": }', "line 2, column 10"),
        (b"", "isn't JSON"),
        (b'["title"]', "a list"),
        (b"17", "17"),
        (b'{"title": "caf\xe9"}', "byte 15 isn't UTF-8"),
        (b"[" * 100_000, "nested"),
        (b'{"a":' * 200 + b"1" + b"}" * 200, "nested deeper"),
    ],
)
def test_what_is_no_article_is_rejected_with_the_reason(data: bytes, reason: str) -> None:
    assert reason in _rejected(data).reason


def test_control_characters_and_half_surrogates_are_mended() -> None:
    raw = read_json(
        Record(b'{"title": "Har\\u0000bo\\u0085ur \\ud83d!", "x": NaN, "y": 1e999}', "json", "")
    )
    assert isinstance(raw, RawArticle)
    assert raw.title == "Harbo\u0085ur �!"
    assert raw.extra == {"x": "NaN", "y": "1e999"}
    assert "surrogate" in raw.remark[0]


def test_a_huge_number_becomes_text() -> None:
    raw = read_json(Record(b'{"title": "t", "n": ' + b"9" * 5000 + b"}", "json", ""))
    assert isinstance(raw, RawArticle)
    assert raw.extra == {"n": "9" * 5000}


@given(VALUES, st.sampled_from(["", "\t", "\n"]))
def test_what_is_json_by_the_letter_is_read_as_what_is_not(value: object, tab: str) -> None:
    strict = json.dumps({"value": value, "tab": f"a{tab}b"})
    lenient = strict.replace(f"a{json.dumps(tab)[1:-1]}b", f"a{tab}b")
    assert repr(decode(strict.encode())) == repr(decode(lenient.encode()))


def test_html_becomes_paragraphs_of_plain_text() -> None:
    raw = _read(
        {
            "title": "AT&T <em>buys</em> a pier",
            "body": "<div><p>Ships &amp; boats,\n2 &lt; 3.</p><script>x()</script>"
            "<p>Second.<br/>Third <SRD> 1 < 2.</p></div>",
        }
    )
    assert raw.title == "AT&T <em>buys</em> a pier"  # shown as written, escaped
    assert raw.body == "Ships & boats, 2 < 3.\n\nSecond.\n\nThird <SRD> 1 < 2."


@pytest.mark.parametrize(
    "text",
    [
        "PIER OIL <SRD> TO FORM UNIT",
        "FIRST HARBOUR <I> AND <P> RISE",
        "AT&T and &lt;script&gt; stay",
        "1 < 2 and 3 > 2",
        "<A/S Norsk Pier>",
        "<script>alert(1)</script> in <b>bold</b> and <mark>marked</mark>",
    ],
)
def test_what_only_looks_like_html_stays_as_written(text: str) -> None:
    assert plain_text(text) == text


def test_entities_are_unescaped_once() -> None:
    assert plain_text("<p>&amp;lt;b&amp;gt;</p>") == "&lt;b&gt;"


def test_broken_lines_are_joined_and_indented_ones_begin_a_paragraph() -> None:
    wire = (
        "Showers fell over the harbour all\nthrough the week and kept the cranes from\nworking.\n"
        "    The dry season will come late this\nyear, the harbour master said in a review.\n Wire"
    )
    assert reflow(wire).split("\n\n") == [
        "Showers fell over the harbour all through the week and kept the cranes from working.",
        "The dry season will come late this year, the harbour master said in a review.",
        "Wire",
    ]


def test_lines_that_end_sentences_are_paragraphs() -> None:
    assert reflow("Ships came back.\nCranes moved.\n\nAll was well.") == (
        "Ships came back.\n\nCranes moved.\n\nAll was well."
    )


@given(st.dictionaries(KEYS | st.text(), VALUES))
def test_no_json_object_raises_and_each_can_be_written_again(fields: dict[str, Any]) -> None:
    raw = read_json(Record(json.dumps(fields).encode(), "json", ""))
    assert isinstance(raw, RawArticle)
    texts = [raw.title, raw.body, raw.id, raw.date, *(raw.place or ()), *(raw.topic or ())]
    json.dumps([*texts, raw.extra], allow_nan=False, ensure_ascii=False).encode()


@given(st.binary() | VALUES.map(lambda value: json.dumps(value).encode()))
def test_no_bytes_raise(data: bytes) -> None:
    read_json(Record(data, "json", ""))


@given(st.text() | st.text("<>&;/pbra =\"'!-\n"))
def test_no_markup_raises(text: str) -> None:
    plain_text(text)
    plain_text(f"<p>{text}</p>")
    assert "\n\n\n" not in reflow(text)
