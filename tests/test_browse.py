"""The pages that can be browsed: newest, by country, by topic and by date."""

import re

import pytest
from flask.testing import FlaskClient

from tests.browsing import text


def heading(page: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", page)
    assert found
    return found[1]


def canonical(page: str) -> str:
    found = re.search(r'<link rel="canonical" href="http://localhost([^"]*)">', page)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("path", "called", "total"),
    [
        ("/latest", "Latest", 4),
        ("/country/RS", "Serbia", 2),
        ("/topic/transport", "Transport", 2),
        ("/date/2016", "2016", 2),
        ("/date/2016/08", "August 2016", 1),
        ("/date/2016/08/09", "9 August 2016", 1),
    ],
)
def test_a_page_is_the_search_with_that_choice_made_under_a_heading_of_its_own(
    client: FlaskClient, path: str, called: str, total: int
) -> None:
    page = text(client, path)
    assert heading(page) == called
    assert f"<title>{called} · Dateline</title>" in page
    assert canonical(page) == path
    assert re.search(rf"<strong>{total} article", page)


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/country/Serbia", "/country/RS"),
        ("/country/rs", "/country/RS"),
        ("/date/2016/8/9", "/date/2016/08/09"),
    ],
)
def test_each_has_one_address_to_which_others_lead(client: FlaskClient, path: str, to: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Location"]) == (301, to)


@pytest.mark.parametrize(
    ("search", "path"),
    [
        ("/", "/"),
        ("/?sort=newest", "/latest"),
        ("/?country=RS", "/country/RS"),
        ("/?country=RS&size=1&page=2", "/?page=2&amp;size=1&amp;country=RS"),
        ("/?date=2016-08", "/date/2016/08"),
        ("/?date=undated", "/?date=undated"),
        ("/?country=RS&country=TR", "/?country=RS&amp;country=TR"),
        ("/?q=bridge&country=RS", "/?q=bridge&amp;country=RS"),
    ],
)
def test_a_search_names_the_page_that_it_is(client: FlaskClient, search: str, path: str) -> None:
    assert canonical(text(client, search)) == path


@pytest.mark.parametrize(
    "path",
    [
        "/country/Atlantis",
        "/topic/dragons",
        "/date/2016/13",
        "/date/16",
        "/date/2016/02/30",
        "/date/a",
    ],
)
def test_what_is_unknown_is_not_here(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "There is nothing at this address" in answer.get_data(as_text=True)


def test_a_known_country_without_articles_says_that_nothing_was_found(client: FlaskClient) -> None:
    page = text(client, "/country/FJ")
    assert heading(page) == "Fiji"
    assert "Nothing was found" in page


def test_a_day_without_articles_leads_to_its_month_and_its_year(client: FlaskClient) -> None:
    page = text(client, "/date/2016/08/10")
    assert "No article fits all that is chosen. Another choice may find some." in page
    assert '<a href="/?date=2016-08">Look in all of August 2016</a>' in page
    assert '<a href="/?date=2016">Look in all of 2016</a>' in page


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/latest/", "/latest"),
        ("/article/bridge/?back=q%3Dbridge", "/article/bridge?back=q%3Dbridge"),
        ("/date/2016/08/", "/date/2016/08"),
    ],
)
def test_a_slash_at_the_end_is_no_other_page(client: FlaskClient, path: str, to: str) -> None:
    answer = client.get(path, base_url="http://localhost")
    assert (answer.status_code, answer.headers["Location"]) == (301, to)


def test_no_address_leads_to_another_host(client: FlaskClient) -> None:
    answer = client.get("/", environ_overrides={"PATH_INFO": "//elsewhere.example/"})
    assert answer.headers["Location"] == "/elsewhere.example"


def test_an_address_of_nothing_stays_one(client: FlaskClient) -> None:
    assert client.get("/nothing").status_code == 404
    assert client.post("/latest/").status_code in (404, 405)
    assert client.get("/api/v1/nothing/").status_code == 404


def test_an_articles_values_lead_to_their_pages(client: FlaskClient) -> None:
    page = text(client, "/article/bridge")
    assert 'href="/country/RS"' in page
    assert 'href="/topic/transport"' in page
    assert 'href="/?source=Harbour+Wire"' in page
