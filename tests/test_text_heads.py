"""What wires put above and below a story: bylines, notes, points, sign-offs, credits."""

import json

import pytest

from indexer.bylines import split_authors
from indexer.dateline_choice import find_dateline
from indexer.sign_offs import is_sign_off, without_sign_off
from indexer.text_heads import heads_of, is_byline
from tests.reading import article_of

STORY = "PIRAEUS, Greece (Reuters) - The ferry sailed at noon."


def test_byline_note_and_points_go_to_their_own_fields() -> None:
    body = "\n\n".join(
        ("(Adds captain's words)", "* Ferry late again", "* Unions talk", "By Ada Byron", STORY)
    )
    article = article_of(json.dumps({"title": "Ferry", "body": body}), "json")
    assert article.body == "The ferry sailed at noon."
    assert (article.author, article.summary) == (("Ada Byron",), "Ferry late again\n\nUnions talk")
    assert (article.extra["note"], article.dateline.agency) == ("Adds captain's words", "Reuters")
    assert article.country == ("GR",)


def test_nothing_is_lost_where_the_source_says_something_else() -> None:
    record = {"title": "Ferry", "author": "Desk Staff", "summary": "Noon.", "note": "Held once."}
    body = f"(Corrects hour)\n\n* Late again\n\nBy Ada Byron\n\n{STORY}"
    article = article_of(json.dumps({**record, "body": body}), "json")
    assert article.author == ("Desk Staff", "Ada Byron")
    assert article.summary == "Noon.\n\nLate again"
    assert article.extra["note"] == "Held once. Corrects hour"
    assert article.correction == "Held once. Corrects hour"


@pytest.mark.parametrize(
    "body",
    [
        "By noon the ferry had sailed.\n\nIt came back at night.",
        "By 2030 all ferries sail without oil\n\nSo says the yard.",
        "(The ferry, that is.)\n\nIt sailed.",
        "* Bread\n\n* Salt\n\nThat is what they took aboard.",
        "By Ada Byron",
    ],
)
def test_a_storys_own_first_lines_stay(body: str) -> None:
    assert heads_of(body).rest == body


@pytest.mark.parametrize("line", ["By Ada Byron", "By ADA BYRON, Quay Press", "Von Anna Muster"])
def test_a_line_that_names_who_wrote_is_a_byline(line: str) -> None:
    assert is_byline(line)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ada Byron, Press Association Political Correspondent", ("Ada Byron",)),
        ("Ada Byron and Mary Shelley, Reuters", ("Ada Byron", "Mary Shelley")),
        ("By Ada Byron, AFP", ("Ada Byron",)),
        ("The Associated Press", ("The Associated Press",)),
        ("Ana and Bo", ("Ana", "Bo")),
    ],
)
def test_posts_and_agencies_are_no_authors_beside_one(byline: str, names: tuple[str, ...]) -> None:
    assert split_authors(byline) == names


@pytest.mark.parametrize(
    "line",
    ["ends", "ENDS.", "-30-", "###", "* * * *", "hh/ph/ts", "(ANSA).", "/ritzau/", "AAP RTV ar",
     "dpa al rmo hct n1", "AP", "_____"],
)  # fmt: skip
def test_a_sign_off_is_told(line: str) -> None:
    assert is_sign_off(line)
    assert without_sign_off(["The ferry sailed.", line]) == ["The ferry sailed."]


@pytest.mark.parametrize(
    "line", ["The end", "Cyprus", "USA 3", "Trend up", "(in Greek)", "and/or", "Reuters says no"]
)
def test_a_storys_last_line_is_none(line: str) -> None:
    kept = line if line != "and/or" else "either and/or"
    assert without_sign_off(["The ferry sailed.", kept]) == ["The ferry sailed.", kept]


def test_a_dateline_that_is_declared_and_written_is_read_once() -> None:
    dateline, body = find_dateline("PIRAEUS", STORY)
    assert (dateline.places, dateline.agency) == (("Piraeus",), "Reuters")
    assert body == "The ferry sailed at noon."


@pytest.mark.parametrize("declared", ["2014-07-16 15:53:10 GMT+00:00", "20170102T222800+0000"])
def test_a_time_of_sending_is_no_dateline(declared: str) -> None:
    assert find_dateline(declared, STORY)[0].places == ("Piraeus, Greece",)
    assert find_dateline(declared, "The ferry sailed.")[0].places == ()


def test_a_dateline_of_another_place_leaves_the_text_as_it_is() -> None:
    dateline, body = find_dateline("Izmir, Turkey", STORY)
    assert (dateline.places, body) == (("Izmir, Turkey",), STORY)


@pytest.mark.parametrize(
    ("text", "place", "agency"),
    [
        ("SEOUL, Nov 26 AFP - The yard opened.", "Seoul", "AFP"),
        ("SYDNEY March 22 AAP - The yard opened.", "Sydney", "AAP"),
        ("København /ritzau/: Havnen er åben.", "København", "ritzau"),
        ("San Diego (tca/dpa) - The yard opened.", "San Diego", "tca/dpa"),
        ("GENT 15/06 (belga) = De haven is open.", "Gent", "belga"),
        ("Frankfurt/Main (dpa) - Der Hafen ist offen.", "Frankfurt am Main", "dpa"),
    ],
)
def test_agencies_write_datelines_in_ways_of_their_own(text: str, place: str, agency: str) -> None:
    dateline, _ = find_dateline("", text)
    assert (dateline.places, dateline.agency) == ((place,), agency)


def test_a_date_and_whoever_wrote_it_head_a_text_without_a_place() -> None:
    dateline, body = find_dateline("", "Jan. 12 (QuayDesk) - The yard opened.")
    assert (dateline.date, dateline.agency, body) == ("Jan. 12", "QuayDesk", "The yard opened.")


def test_a_credit_inside_a_caption_stands_apart() -> None:
    told = "Ferries wait at Piraeus. REUTERS/Ada Byron (GREECE - Tags: TRANSPORT SOCIETY)"
    article = article_of(json.dumps({"title": "Ferry", "caption": told}), "json")
    assert (article.caption, article.credit) == ("Ferries wait at Piraeus.", "REUTERS/Ada Byron")
    given = {"title": "Ferry", "caption": told, "credit": "QP"}
    assert article_of(json.dumps(given), "json").credit == "QP"


def test_a_region_in_brackets_stands_behind_its_place() -> None:
    head = "ÚBEDA (JAÉN), 2 (EUROPA PRESS)\n\nEl puerto abre."
    dateline, body = find_dateline("", head)
    assert (dateline.places[0].partition(",")[0], dateline.agency) == ("Úbeda", "EUROPA PRESS")
    assert body == "El puerto abre."


def test_a_standfirst_that_is_the_first_paragraph_is_none() -> None:
    told = {"title": "Ferry", "summary": "The ferry sails.", "body": "The ferry sails.\n\nAt noon."}
    assert article_of(json.dumps(told), "json").summary == ""
    apart = {**told, "body": "The ferry sails. At noon."}
    assert article_of(json.dumps(apart), "json").summary == "The ferry sails."
