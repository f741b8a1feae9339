"""Countries of the past: which one a place lay in on a day."""

import pytest

from index.article import Dateline
from indexer.past import TODAY, past_of, then
from indexer.places import Bearings, read_places


@pytest.mark.parametrize(
    ("place", "day", "country"),
    [
        ("Kiev", "1985-01-01", "SU"),
        ("Kiev", "1991-12-25", "SU"),
        ("Kiev", "1991-12-26", "UA"),
        ("Tbilisi", "1989", "SU"),
        ("Zagreb", "1990-05", "YU"),
        ("Zagreb", "1995-08-05", "HR"),
        ("Pristina", "1989-06-28", "YU"),
        ("Pristina", "1999-06-12", "XK"),
        ("Belgrade", "1999-03-24", "YU"),
        ("Belgrade", "2004-03-17", "CSXX"),
        ("Belgrade", "2016-08-09", "RS"),
        ("Bratislava", "1990-01-01", "CSHH"),
        ("Bratislava", "1993-01-01", "SK"),
        ("Leipzig", "1989-10-09", "DD"),
        ("Leipzig", "1990-10-03", "DE"),
        ("Bonn", "1989-10-09", "DE"),
        ("Aden", "1988-01-01", "YD"),
        ("Sanaa", "1988-01-01", "YE"),
        ("Moscow", "1910-01-01", "RU"),
        ("Paris", "1950-01-01", "FR"),
        ("Minsk", "", "BY"),
    ],
)
def test_a_place_lies_in_the_country_of_the_day(place: str, day: str, country: str) -> None:
    read = read_places(Dateline((place,)), None, Bearings(past=past_of(day)))
    assert read.country == (country,)


def test_a_declared_country_is_left_as_declared() -> None:
    read = read_places(Dateline(("Moscow",)), ("Russia",), Bearings(past=past_of("1987-03-02")))
    assert read.country == ("RU",)


def test_without_a_past_every_place_lies_where_it_does_today() -> None:
    assert past_of("") is TODAY
    assert past_of("2024-01-01") is TODAY
    assert then("Leipzig", "DE", TODAY) == "DE"
