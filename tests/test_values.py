"""The page of all values of a facet."""

import re

import pytest
from flask.testing import FlaskClient

from index.archive import Archive
from index.article import Access, Article
from tests.browsing import Open, text
from tests.stories import fill

VALUE = re.compile(
    r'<li><a href="([^"]*)"[^>]*>.*?<bdi>(.*?)</bdi>.*?<span class="count">(.*?)</span>'
)


def values(page: str) -> list[tuple[str, str, str]]:
    return [(label, count, url) for url, label, count in VALUE.findall(page)]


def test_the_values_of_a_search_stand_from_a_to_z_and_lead_back_narrowed(
    client: FlaskClient,
) -> None:
    assert values(text(client, "/values/country?q=bridge")) == [
        ("Bosnia and Herzegovina", "1", "/?q=bridge&amp;country=BA"),
        ("Serbia", "1", "/?q=bridge&amp;country=RS"),
        ("Turkey", "1", "/?q=bridge&amp;country=TR"),
    ]


def test_a_chosen_value_is_marked_and_hides_no_other(client: FlaskClient) -> None:
    page = text(client, "/values/country?country=RS")
    assert [label for label, *_ in values(page)] == ["Bosnia and Herzegovina", "Serbia", "Turkey"]
    assert '<a href="/" aria-current="true"><span class="unseen">Remove</span>' in page


@pytest.mark.parametrize(("find", "found"), [("herz", 1), ("BOŚ", 1), ("nia", 0), ("", 3)])
def test_values_are_found_by_how_their_words_begin(
    client: FlaskClient, find: str, found: int
) -> None:
    assert len(values(text(client, f"/values/country?find={find}"))) == found


def test_there_are_as_many_pages_as_the_values_need(archive: Archive, browse: Open) -> None:
    places = tuple(f"Place {number:03}" for number in range(450))
    hidden = Article("hidden", title="b", place=("Nowhere",), access=Access.NONE)
    client = browse(fill(archive, Article("many", title="a", place=places), hidden))
    seen, path = [], "/values/place?q=a&find=place"
    while path:
        page = text(client, path)
        seen += [label for label, *_ in values(page)]
        following = re.search(r'rel="next" href="([^"]*)"', page)
        path = following[1].replace("&amp;", "&") if following else ""
    assert seen == list(places)
    assert "Nowhere" not in text(client, "/values/place?find=nowhere").split("<ul")[1]


def test_a_long_facet_leads_there(archive: Archive, browse: Open) -> None:
    places = tuple(f"Place {number:03}" for number in range(20))
    page = text(browse(fill(archive, Article("many", title="a", place=places))), "/?q=a")
    assert '<a href="/values/place?q=a">Place from A to Z</a>' in page


@pytest.mark.parametrize("facet", ["date", "colour"])
def test_there_is_no_such_page_of_what_has_no_names(client: FlaskClient, facet: str) -> None:
    assert client.get(f"/values/{facet}").status_code == 404
