"""No page is over 100 KiB, however much is found, asked or chosen; it says what it leaves out."""

import re
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from msgspec.structs import replace

from index.archive import Archive
from index.article import Article
from index.countries import country_codes
from index.dates import NewsDate
from tests.browsing import Open, text
from tests.stories import fill
from web.links import read_leniently
from web.room import LONGEST_CHOICE, LONGEST_QUERY, MOST

COUNTRIES = country_codes()
CROWD = tuple(
    Article(
        f"{at}-of-many",
        title=f"Story {at} of the harbour and of what its boats bring home",
        body=" ".join(
            f"The harbour has room for {at} boats and {each} crates." for each in range(40)
        ),
        date=NewsDate.parse(f"{1900 + at}-05-03"),
        country=(COUNTRIES[at], COUNTRIES[at + 1]),
        place=(f"Place {at} by the sea", f"Cape {at}"),
        topic=tuple(f"topic {at} {each}" for each in range(12)),
        source=f"Gazette of Place {at}",
    )
    for at in range(120)
)
LONG = "harbour " * 240
WIDE = "порт " * 400
CHOSEN = [("country", code) for code in COUNTRIES]


@pytest.fixture
def crowd(archive: Archive, browse: Open) -> FlaskClient:
    return browse(fill(archive, *CROWD))


@pytest.mark.parametrize("path", ["/", "/map", "/values/country", "/values/topic", "/latest"])
@pytest.mark.parametrize(
    "args",
    [
        [("size", "100")],
        [("q", "harbour"), ("size", "100")],
        [("q", LONG), ("mode", "any")],
        [("q", LONG), ("mode", "any"), ("size", "100"), *CHOSEN],
        [("q", WIDE), ("mode", "any"), ("size", "100")],
        [("q", LONG + "zebraquagga")],
        CHOSEN,
    ],
    ids=["many", "found", "long", "all", "letters", "nothing", "chosen"],
)
def test_no_page_is_too_big(crowd: FlaskClient, path: str, args: list[tuple[str, str]]) -> None:
    assert len(crowd.get(f"{path}?{urlencode(args)}").data) <= MOST


def test_a_page_of_many_results_says_what_it_leaves_out(crowd: FlaskClient) -> None:
    few = text(crowd, "/?q=harbour&size=10")
    assert '<p class="snippet"' in few
    assert "has no passages" not in few
    many = text(crowd, "/?q=harbour&size=100")
    assert many.count('<article class="card">') == 100
    assert '<p class="snippet"' not in many
    assert "so many results on this page that it has no passages" in many
    assert '<a href="/values/country?q=harbour&amp;size=100">Country from A to Z</a>' in many


def test_a_long_search_keeps_its_results_and_its_pages(crowd: FlaskClient) -> None:
    page = text(crowd, f"/?{urlencode({'q': LONG, 'mode': 'any', 'from': '1901-01-01'})}")
    assert page.count('<article class="card">') == 10
    assert 'rel="next"' in page
    assert 'name="from" type="date" value="1901-01-01"' in page
    assert re.search(r"Only the first \d+ characters of this long query were read\.", page)


def test_the_map_draws_every_country_whether_or_not_its_shape_is_a_link(crowd: FlaskClient) -> None:
    short, long = (
        text(crowd, f"/map?{urlencode({'q': each, 'mode': 'any'})}") for each in ("harbour", LONG)
    )
    drawn = [re.findall(r"<title>(.*?)</title><path", each) for each in (short, long)]
    assert drawn[0] == drawn[1]
    assert 'tabindex="-1"><title>' in short
    assert 'tabindex="-1"><title>' not in long
    assert short.count('<span class="label">') > long.count('<span class="label">') > 5


def test_a_query_is_cut_between_words_and_choices_are_taken_in_turn() -> None:
    asked, notes = read_leniently([("q", WIDE), *CHOSEN])
    assert WIDE.startswith(asked.q)
    assert asked.q.endswith("порт")
    assert len(urlencode({"q": asked.q})) <= LONGEST_QUERY + 2
    assert 20 < len(asked.filters) < len(CHOSEN)
    assert len(urlencode(sorted(asked.filters))) <= LONGEST_CHOICE
    assert len(notes) == 2


def test_what_is_short_is_read_whole() -> None:
    asked, notes = read_leniently([("q", "harbour  boats "), ("country", "TR")])
    assert (asked.q, notes) == ("harbour  boats", ())


def test_a_card_names_only_some_of_many_topics(archive: Archive, browse: Open) -> None:
    page = text(browse(fill(archive, replace(CROWD[0], country=()))), "/")
    labels = page.partition('<ul class="labels">')[2].partition("</ul>")[0]
    assert re.findall(r"<li[^>]*>(.*?)</li>", labels) == [
        *(f"topic 0 {each}" for each in range(6)),
        "6 more",
    ]
