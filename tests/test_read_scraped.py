import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.rejected import Rejected
from index.settings import Settings
from indexer.page_lines import split_credit
from indexer.raw import RawArticle, Record
from indexer.read import read_article
from indexer.read_scraped import read_scraped

DATA = os.environ.get("DATELINE_DATA")
NOW = datetime(2026, 11, 23, tzinfo=UTC)

PAGE = """Front Page
Report 04 May 19

Ferry Line Between Two Harbours Opens Again

The line closed for a year when its only ship lost both anchors.

Piraeus, Izmir
Passengers wave from the deck on Saturday morning. | Photo by Ada Byron/The Quay

The ferry left Piraeus on Saturday with 80 passengers and one goat.

“We have missed the noise,” said the harbour master of Izmir.

Advertisement

Tickets cost as much as before, and the soup is back.

Join the conversation!

Comments provided by Talkbox

Editors’ Choice

03 May 19

Why Do Gulls Follow Buses?

A professor in Athens has counted them for nine years and is none the wiser.

02 May 19

Old Lighthouse Finds a Buyer
"""


def _article(page: str) -> Article:
    """The article that a page becomes in the end."""
    article = read_article(Record(page.encode(), "scraped", "page.txt"), Settings(), NOW)
    assert isinstance(article, Article)
    return article


def _read(page: str) -> RawArticle:
    raw = read_scraped(Record(page.encode(), "scraped", "page.txt"))
    assert isinstance(raw, RawArticle)
    return raw


def test_a_whole_page_gives_each_field_its_own_lines() -> None:
    raw = _read(PAGE)
    assert raw.title == "Ferry Line Between Two Harbours Opens Again"
    assert (raw.date, raw.dateline) == ("04 May 19", "Piraeus, Izmir")
    assert raw.summary == "The line closed for a year when its only ship lost both anchors."
    assert raw.caption == "Passengers wave from the deck on Saturday morning."
    assert raw.credit == "Ada Byron/The Quay"
    assert raw.body.split("\n\n") == [
        "The ferry left Piraeus on Saturday with 80 passengers and one goat.",
        "“We have missed the noise,” said the harbour master of Izmir.",
        "Tickets cost as much as before, and the soup is back.",
    ]


def test_other_stories_are_left_out_wherever_they_are_named() -> None:
    raw = _read(PAGE)
    for other in ("Gulls", "Lighthouse", "professor", "Talkbox", "Editors"):
        assert other not in repr(raw)


def test_the_title_may_stand_above_the_date_and_the_byline_under_it() -> None:
    raw = _read(
        "The Quay Gazette of the Northern Shore\nNews\n\nCrane Falls Into Harbour; Nobody Hurt\n"
        "Saturday, 4 May 2019\nBy Ada Byron and Mary Shelley\n\n"
        "A crane of forty tonnes fell into the harbour at dawn.\n\nNobody was near it.\n\n"
        "Share on Facebook\n\nRelated Stories\nHarbour Buys New Crane\n"
    )
    assert raw.title == "Crane Falls Into Harbour; Nobody Hurt"
    assert raw.date == "Saturday, 4 May 2019"
    assert raw.author == ("Ada Byron", "Mary Shelley")
    assert (raw.summary, raw.dateline, raw.caption) == ("", "", "")
    assert raw.body.endswith("Nobody was near it.")


def test_a_page_of_title_and_one_paragraph_has_no_standfirst() -> None:
    raw = _read(
        "Crane Falls Into Harbour\n2019-05-04\nA crane of forty tonnes fell in at dawn.\n"
        "Most read\nGulls Follow Buses"
    )
    assert (raw.title, raw.date) == ("Crane Falls Into Harbour", "2019-05-04")
    assert (raw.summary, raw.body) == ("", "A crane of forty tonnes fell in at dawn.")


def test_the_dateline_may_bear_the_date() -> None:
    raw = _read("Crane Falls\n\nIzmir, 4 May 2019\n\nA crane of forty tonnes fell in at dawn.")
    assert (raw.date, raw.dateline) == ("4 May 2019", "Izmir, 4 May 2019")


def test_unknown_headings_over_dated_headlines_end_the_article() -> None:
    raw = _read(
        "Crane Falls Into Harbour\n\nA crane of forty tonnes fell in at dawn.\n\n"
        "From the Wheelhouse\n\n03 May 19\n\nGulls Follow Buses\n\n02 May 19\n\nLighthouse Sold"
    )
    assert raw.body == "A crane of forty tonnes fell in at dawn."
    assert raw.date == ""


def test_the_article_goes_on_after_links_between_its_paragraphs() -> None:
    raw = _read(
        "Crane Falls Into Harbour\n\nA crane of forty tonnes fell in at dawn.\n\n"
        "Read more: Harbour Buys New Crane\n\nRelated\n\nGulls Follow Buses\n\n"
        "Divers looked for it until noon.\n\nIt will be raised next week, they said.\n\n"
        "© 2019 The Quay"
    )
    assert raw.body.split("\n\n") == [
        "A crane of forty tonnes fell in at dawn.",
        "Divers looked for it until noon.",
        "It will be raised next week, they said.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "More in sorrow than in anger, the harbour master left.",
        "Latest news in the harbour was grim on that day.",
        "Copyright law was changed in Ankara on Monday.",
        "Privacy policy is what worries the ferry's passengers.",
        "Comments have been harsh since the crane fell.",
        "Related to nobody, the old man lived by himself.",
    ],
)
def test_prose_that_begins_like_furniture_is_prose(line: str) -> None:
    raw = _read(f"Crane Falls Into Harbour\n\nA crane fell in at dawn on Saturday.\n\n{line}\n")
    assert raw.body.split("\n\n")[-1] == line


def test_dates_with_labels_are_told_apart() -> None:
    raw = _read(
        "Crane Falls Into Harbour\nPublished: 4 May 2019 18:05\nLast updated: 5 May 2019\n"
        "A crane of forty tonnes fell in at dawn."
    )
    assert (raw.date, raw.updated) == ("4 May 2019 18:05", "5 May 2019")


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("Divers at noon. | Photo: Ada Byron", "Divers at noon.", "Ada Byron"),
        ("Divers at noon (Photo by Ada Byron/AP)", "Divers at noon", "Ada Byron/AP"),
        ("Divers at noon. Photo: Ada Byron.", "Divers at noon.", "Ada Byron"),
        ("Photo: Ada Byron/The Quay", "", "Ada Byron/The Quay"),
        ("Divers at noon. (AP Photo/Ada Byron)", "Divers at noon.", "AP Photo/Ada Byron"),
        ("Divers at noon. Photo courtesy of Ada Byron", "Divers at noon.", "Ada Byron"),
    ],
)
def test_a_caption_is_parted_from_its_credit(line: str, caption: str, credit: str) -> None:
    assert split_credit(line) == (caption, credit)


@pytest.mark.parametrize(
    "line",
    ["He stood in the photo by the door.", "The picture: nobody knows.", "Photo of the week"],
)
def test_prose_about_pictures_has_no_credit(line: str) -> None:
    assert split_credit(line) is None


def test_text_without_any_structure_has_its_first_line_as_title() -> None:
    raw = _read("Home Page\nThe harbour was quiet on that day.\nNobody came, nobody left it.")
    assert raw.title == "The harbour was quiet on that day."
    assert raw.body == "Nobody came, nobody left it."


def test_lines_broken_at_a_fixed_width_are_joined() -> None:
    raw = _read(
        "Crane Falls Into Harbour\n\nA crane of forty tonnes fell into the harbour of the\n"
        "northern shore at dawn on Saturday and sank before the\ndivers came to look for it.\n\n"
        "Nobody was near it when it fell, the harbour master\nsaid later."
    )
    assert raw.body.split("\n\n")[0].endswith("sank before the divers came to look for it.")


def test_a_page_that_is_not_utf8_is_read_with_a_remark() -> None:
    raw = read_scraped(Record("Café am Hafen\n\nEs öffnet im Mai.".encode("cp1252"), "scraped", ""))
    assert isinstance(raw, RawArticle)
    assert raw.title == "Café am Hafen"
    assert "Windows-1252" in raw.remark[0]


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf", b"---\n***"])
def test_a_page_without_words_is_rejected(data: bytes) -> None:
    rejected = read_scraped(Record(data, "scraped", "page.txt"))
    assert isinstance(rejected, Rejected)
    assert "empty" in rejected.reason


@given(st.text() | st.binary().map(lambda data: data.decode("latin-1")))
def test_no_page_raises(page: str) -> None:
    read_scraped(Record(page.encode("utf-8", "surrogatepass"), "scraped", ""))


@given(st.lists(st.sampled_from([*PAGE.splitlines(), "4 May 2019", "Related", "By Ada"])))
def test_no_order_of_lines_raises_or_invents_words(lines: list[str]) -> None:
    page = "\n".join(lines)
    raw = read_scraped(Record(page.encode(), "scraped", ""))
    if isinstance(raw, RawArticle):
        written = " ".join(page.split())
        assert all(part in written for part in [raw.title, *raw.body.split("\n\n")])


@pytest.mark.skipif(not DATA, reason="DATELINE_DATA names no folder with seed/")
def test_the_seed_page_is_read_right() -> None:
    path = next((Path(DATA or "") / "seed").glob("*.txt"))
    article = read_article(Record(path.read_bytes(), "scraped", str(path)), Settings(), NOW)
    assert isinstance(article, Article)
    assert article.title == "Russian, Turkish Presidents Meet to ‘Reset’ Relations"
    assert str(article.date) == "2016-08-09"
    assert article.dateline.places == ("Ankara", "Istanbul")
    assert article.country == ("TR",)
    assert article.summary.startswith("Russian President Vladimir Putin is hosting")
    assert article.caption.endswith("in November 2015.")
    assert article.credit == "Lefteris Pitarakis/AP"
    assert article.body.startswith("Putin and Erdogan meet in St Petersburg")
    assert article.body.endswith("long been stalled.")
    for other in ("Disqus", "Premium Selection", "Bosnian", "Vucic", "Talk about it"):
        assert other not in repr(article)


def test_a_date_and_datelines_straight_under_the_title_belong_to_it() -> None:
    article = _article(
        "Two Towns Reopen Their Bridge\n"
        "Tuesday, 9 August 2016\n"
        "Pristina | Belgrade\n"
        "The bridge opened on Tuesday after two years of works on its old stone arches.\n"
        "Buses will cross it from Monday, the two mayors said."
    )
    assert str(article.date) == "2016-08-09"
    assert article.dateline.places == ("Pristina", "Belgrade")
    assert article.body.startswith("The bridge opened")


def test_a_paragraph_above_one_with_a_dateline_is_the_standfirst() -> None:
    article = _article(
        "Port Reopens After the Storm\n\n14 May 2019\n\n"
        "Ships may enter again after three days outside, the harbour master has said.\n\n"
        "BELGRADE — The first barge came in at dawn with a cargo of grain and timber.\n\n"
        "Others are to follow in the course of the week, he said."
    )
    assert article.summary.startswith("Ships may enter")
    assert article.country == ("RS",)
    assert article.body.startswith("The first barge")


def test_one_link_between_paragraphs_does_not_end_the_article() -> None:
    article = _article(
        "Why the Rivers Are Running Dry\n\n3 Feb 17\n\n"
        "Water levels have fallen to their lowest point in forty years, and farmers worry.\n\n"
        "Read more:\n\nSki Resorts Short of Snow\n\n"
        "Experts say that the drought will last until the end of April at least."
    )
    assert article.body.endswith("April at least.")
    assert "Ski Resorts" not in article.body
