"""Embargoes in words: a time that can be trusted, or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.embargo_words import held_by, release_time

SENT = "2019-05-14T15:30Z"  # a Tuesday


@pytest.mark.parametrize(
    ("text", "release"),
    [
        ("EMBARGOED UNTIL 1800 GMT", "2019-05-14T18:00+00:00"),
        ("Embargo until 0001 GMT", "2019-05-15T00:01+00:00"),
        ("HOLD FOR RELEASE until 6 a.m. EDT, May 16", "2019-05-16T06:00-04:00"),
        ("HOLD FOR RELEASE 12:30 P.M. ET WEDNESDAY", "2019-05-15T12:30-04:00"),
        ("Embargoed until Friday, 17 May 2019, at 00:01 BST", "2019-05-17T00:01+01:00"),
        ("Embargoed until Friday, 17 May 2019, at 00:01 CEST", "2019-05-17T00:01+02:00"),
        ("SPERRFRIST 16. Mai, 12.00 Uhr MESZ", "2019-05-16T12:00+02:00"),
        ("EMBARGO 2019-05-20 08:00 UTC", "2019-05-20T08:00+00:00"),
    ],
)
def test_a_line_that_names_time_and_zone_tells_the_release(text: str, release: str) -> None:
    assert release_time(text, SENT) == release


@pytest.mark.parametrize(
    "text",
    [
        "HOLD FOR RELEASE",
        "EMBARGO until 6 a.m.",
        "Sperrfrist 12.00 Uhr",
        "EMBARGO until 1800 XYZ",
        "EMBARGO until 2530 GMT",
        "EMBARGO until tomorrow, 1800 GMT",
        "EMBARGO until February 31, 1800 GMT",
    ],
)
def test_what_cannot_be_told_for_sure_is_none(text: str) -> None:
    assert release_time(text, SENT) == ""


def test_without_the_time_of_sending_only_a_whole_date_will_do() -> None:
    assert release_time("EMBARGO until 1800 GMT", "") == ""
    assert release_time("EMBARGO until 1800 GMT May 14", "") == ""
    assert release_time("EMBARGO until 1800 GMT May 14, 2019", "") == "2019-05-14T18:00+00:00"


def test_of_a_day_without_a_year_the_nearest_is_meant() -> None:
    assert release_time("EMBARGO Jan 2 0600 GMT", "2018-12-30T10:00Z") == "2019-01-02T06:00+00:00"
    assert release_time("EMBARGO Feb 29 0600 GMT", "2020-02-27T10:00Z") == "2020-02-29T06:00+00:00"


@pytest.mark.parametrize(
    "title",
    [
        "U.S. LIFTS EMBARGO ON CUBA",
        "Oil embargo ends",
        "Arms embargo to stay until 2020",
        "Embargo?",
    ],
)
def test_an_embargo_in_the_news_is_none_on_it(title: str) -> None:
    assert held_by((title, "BC-Cuba-Embargo"), "Eds: ADDS quote") == ""


@pytest.mark.parametrize("head", ["EMBARGO", "EMBARGO until 1800 GMT", "HOLD FOR RELEASE Sunday"])
def test_a_head_that_says_so_holds_the_story(head: str) -> None:
    assert held_by(("Harbour opens", head), "") == head
    assert held_by(("Harbour opens",), "Eds: Embargo, Sunday.") == "Eds: Embargo, Sunday."


@given(st.text("EMBARGO until 0123456789:.apm GMTESay14, -", max_size=60) | st.text(max_size=40))
def test_nothing_raises(text: str) -> None:
    release_time(text, SENT)
