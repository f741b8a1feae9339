"""How values read on pages and in a terminal."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from index.dates import NewsDate
from search.labels import label
from search.request import from_args, to_args
from web.nested import toggled
from web.present import day_label, moment_label, spread
from web.search_page import page_numbers
from web.terminal import marked, plain

ISTANBUL = ZoneInfo("Europe/Istanbul")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2016", "2016"),
        ("2016-08", "August 2016"),
        ("2016-08-09", "9 August 2016"),
        ("2016-08-09T23:30", "9 August 2016"),
        ("2016-08-09T23:30+00:00", "10 August 2016"),
    ],
)
def test_a_day_is_told_as_precisely_as_it_is_known(text: str, label: str) -> None:
    assert day_label(NewsDate.parse(text), ISTANBUL) == label


def test_a_clock_time_is_told_with_its_zone_and_a_naive_one_as_written() -> None:
    known = NewsDate.parse("2016-08-09T23:30+00:00")
    assert moment_label(known, ISTANBUL) == "10 August 2016, 02:30 (Europe/Istanbul)"
    assert moment_label(NewsDate.parse("2016-08-09T23:30"), ISTANBUL) == "9 August 2016, 23:30"
    assert moment_label(None, ISTANBUL) == "Undated"


@pytest.mark.parametrize(
    ("facet", "value", "name"),
    [
        ("country", "TR", "Turkey"),
        ("date", "2016-08", "August 2016"),
        ("date", "undated", "Undated"),
        ("source", "Harbour Wire", "Harbour Wire"),
    ],
)
def test_a_value_reads_as_words(facet: str, value: str, name: str) -> None:
    assert label(facet, value) == name


def test_days_chosen_read_as_words() -> None:
    first, last = date(2016, 8, 1), date(2016, 8, 31)
    assert spread(first, last) == "1 August 2016 – 31 August 2016"
    assert spread(first, first) == "1 August 2016"
    assert spread(first, None) == "since 1 August 2016"
    assert spread(None, last) == "until 31 August 2016"


@pytest.mark.parametrize(
    ("page", "last", "numbers"),
    [
        (1, 1, []),
        (1, 2, [1, 2]),
        (1, 9, [1, 2, 3, None, 9]),
        (5, 9, [1, None, 3, 4, 5, 6, 7, None, 9]),
        (9, 9, [1, None, 7, 8, 9]),
        (4, 5, [1, 2, 3, 4, 5]),
        (99, 3, [1, 3]),
    ],
)
def test_pagepage_numbers_show_both_ends_and_what_is_near(
    page: int, last: int, numbers: list[int | None]
) -> None:
    assert page_numbers(page, last) == numbers


def test_an_article_cannot_steer_the_terminal() -> None:
    assert plain("a\x1b[2Jb\u009bc\n") == "a [2Jb c\n"
    assert marked("&lt;i&gt; <mark>word</mark> &amp;") == "<i> \x1b[1mword\x1b[0m &"


@pytest.mark.parametrize(
    ("chosen", "clicked", "left"),
    [
        ([], "2016", ["2016"]),
        (["2016"], "2016", []),
        (["2016"], "2017", ["2016", "2017"]),
        (["2015", "2016"], "2016-08", ["2015", "2016-08"]),
        (["2016-08", "2016-09"], "2016", ["2016"]),
        (["2016-08"], "2016-08-09", ["2016-08-09"]),
        (["2016"], "undated", ["2016", "undated"]),
    ],
)
def test_a_month_takes_the_place_of_its_year_and_a_year_of_its_months(
    chosen: list[str], clicked: str, left: list[str]
) -> None:
    request = from_args([("country", "TR"), *(("date", each) for each in chosen)])
    assert to_args(toggled(request, "date", clicked)) == [
        *(("date", each) for each in left),
        ("country", "TR"),
    ]
