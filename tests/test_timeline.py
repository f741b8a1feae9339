"""The timeline of a search page: bars, where they lead, and what a screen reader gets."""

import re
from collections.abc import Sequence
from itertools import pairwise

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, expect

from index.archive import Archive
from index.article import Article
from index.dates import NewsDate
from tests.browsing import Open, api, counts, text
from tests.chromium import PHONE, WIDE, follow, shoot
from tests.stories import fill
from web.calendar_periods import periods

BAR = re.compile(r'<a href="([^"]*)" tabindex="-1"[^>]*>\s*<title>(.*?)</title>')


def bars(page: str) -> dict[str, str]:
    """Where each bar leads, by its name."""
    return {name: url.replace("&amp;", "&") for url, name in BAR.findall(page)}


def dated(*dates: str) -> Sequence[Article]:
    return [
        Article(f"a{at}", title="Bridge", date=NewsDate.parse(each))
        for at, each in enumerate(dates)
    ]


def test_time_goes_on_where_nothing_was_found_and_the_undated_stand_apart(
    client: FlaskClient,
) -> None:
    assert bars(text(client, "/")) == {
        "August 2016: 1": "/?date=2016-08",
        "September 2016: 1": "/?date=2016-09",
        "October 2016: 0": "/?date=2016-10",
        "November 2016: 0": "/?date=2016-11",
        "December 2016: 0": "/?date=2016-12",
        "January 2017: 1": "/?date=2017-01",
        "Undated: 1": "/?date=undated",
    }


def test_a_year_opens_into_its_months_and_a_month_into_its_days(
    archive: Archive, browse: Open
) -> None:
    client = browse(fill(archive, *dated("1990", "2016-02-09", "2016-02-10", "2016-05")))
    years = bars(text(client, "/?q=bridge"))
    assert len(years) == 27
    assert years["2016: 3"] == "/?q=bridge&date=2016"
    year = text(client, years["2016: 3"])
    months = bars(year)
    assert len(months) == 12
    assert months["February 2016: 2"] == "/?q=bridge&date=2016-02"
    assert '<a href="/?q=bridge">← All dates</a>' in year
    month = text(client, months["February 2016: 2"])
    days = bars(month)
    assert len(days) == 29
    assert days["9 February 2016: 1"] == "/?q=bridge&date=2016-02-09"
    assert '<a href="/?q=bridge&amp;date=2016">← 2016</a>' in month
    assert "9 February 2016" in text(client, days["9 February 2016: 1"])


def test_many_years_are_taken_together_and_lead_to_a_span(archive: Archive, browse: Open) -> None:
    client = browse(fill(archive, *dated("1899", "1950", "1955", "2016")))
    found = bars(text(client, "/"))
    assert len(found) == 13
    assert found["1950–1959: 2"] == "/?from=1950-01-01&to=1959-12-31"


def test_the_bars_keep_what_else_is_chosen(client: FlaskClient) -> None:
    found = bars(text(client, "/?q=bridge&country=TR&from=2017&mode=any"))
    assert found == {
        "2 January 2017: 1": "/?q=bridge&mode=any&from=2017-01-01&date=2017-01-02&country=TR"
    }


def marked(page: str) -> list[str]:
    """The bars that are marked as chosen."""
    return re.findall(r'class="chosen"><title>(.*?)</title>', page)


def test_a_chosen_day_stands_marked_among_the_days_of_its_month(
    archive: Archive, browse: Open
) -> None:
    client = browse(fill(archive, *dated("1990", "2016-02-09", "2016-02-10", "2016-05")))
    page = text(client, "/?q=bridge&date=2016-02-09")
    found = bars(page)
    assert len(found) == 29
    assert marked(page) == ["9 February 2016: 1"]
    assert found["9 February 2016: 1"] == "/?q=bridge"
    assert found["10 February 2016: 1"] == "/?q=bridge&date=2016-02-10"  # a bar leads to its day
    for back in ("/?q=bridge", "/?q=bridge&amp;date=2016", "/?q=bridge&amp;date=2016-02"):
        assert f'<a href="{back}">← ' in page


@pytest.mark.parametrize(
    ("query", "count", "chosen"),
    [
        ("date=2016-02-09&date=2016-02-10", 29, ["9 February 2016: 1", "10 February 2016: 1"]),
        ("date=2016-02&date=2016-05", 12, ["February 2016: 2", "May 2016: 1"]),
        ("date=2016-02-09&date=2016-05", 12, ["February 2016: 2", "May 2016: 1"]),
        ("date=2016-02-09&date=1990", 27, ["1990: 1", "2016: 3"]),
        ("date=2016-02-11", 29, ["11 February 2016: 0"]),
        ("date=2016-02-09&date=undated", 29, ["9 February 2016: 1"]),
    ],
)
def test_several_dates_are_drawn_in_the_narrowest_period_that_holds_them(
    archive: Archive, browse: Open, query: str, count: int, chosen: list[str]
) -> None:
    client = browse(fill(archive, *dated("1990", "2016-02-09", "2016-02-10", "2016-05")))
    page = text(client, f"/?{query}")
    assert len(bars(page)) == count
    assert marked(page) == chosen


def test_the_list_of_dates_shows_what_is_around_a_chosen_day(
    archive: Archive, browse: Open
) -> None:
    client = browse(fill(archive, *dated("1990", "2016-02-09", "2016-02-10", "2016-05")))
    assert list(counts(api(client, "date=2016-02-09"), "date").items()) == [
        ("1990", 1),
        ("2016", 3),
        ("2016-02", 2),
        ("2016-02-09", 1),
        ("2016-02-10", 1),
        ("2016-05", 1),
    ]


def test_what_has_most_is_named_only_where_it_has(archive: Archive, browse: Open) -> None:
    client = browse(fill(archive, *dated("2011", "2015", "2019", "2019-05"), Article("x")))
    assert "2011 to 2019, most in 2019 (2); 1 undated." in text(client, "/")
    assert "2011 to 2015." in text(client, "/?date=2011&date=2015&from=2011&to=2015")


def test_a_table_says_the_same_to_who_cannot_see_the_bars(client: FlaskClient) -> None:
    page = text(client, "/")
    rows = re.findall(r'<th scope="row"><a href="([^"]*)">(.*?)</a></th><td>(\d+)</td>', page)
    assert rows == [
        ("/?date=2016-08", "August 2016", "1"),
        ("/?date=2016-09", "September 2016", "1"),
        ("/?date=2017-01", "January 2017", "1"),
        ("/?date=undated", "Undated", "1"),
    ]
    assert '<svg aria-hidden="true"' in page
    assert "August 2016 to January 2017" in page


@pytest.mark.parametrize("query", ["q=zebra", "q=clock", "date=2016-08-09", "date=undated"])
def test_there_is_no_timeline_without_dates_and_no_page_breaks(
    client: FlaskClient, query: str
) -> None:
    assert ("Over time" in text(client, f"/?{query}")) is query.startswith("date")


@pytest.mark.parametrize(
    ("dates", "query", "labels"),
    [
        (
            ("2016-05-01", "2016-08-01"),
            "date=2016",
            "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        ),
        (("2016-05-01", "2016-08-01"), "date=2016-05", "1 4 7 10 13 16 19 22 25 28 31"),
        (("2011", "2019"), "", "2011 2014 2017"),
    ],
)
def test_as_many_bars_have_a_label_as_there_is_room_for_on_a_phone(
    archive: Archive, browse: Open, dates: tuple[str, ...], query: str, labels: str
) -> None:
    page = text(browse(fill(archive, *dated(*dates))), f"/?{query}")
    assert re.findall(r'<text x="[^"]*" y="100%" dy="-.3em">(.*?)</text>', page) == labels.split()


def test_a_year_of_which_no_month_is_known_says_so(archive: Archive, browse: Open) -> None:
    client = browse(fill(archive, *dated("2016", "2017")))
    page = text(client, "/?date=2016")
    assert "Nothing here is dated more precisely." in page
    assert len(bars(page)) == 12


@pytest.mark.parametrize("years", [("0001", "9999"), ("0001", "0002"), ("9998", "9999")])
def test_the_ends_of_the_calendar_can_be_drawn(years: tuple[str, str]) -> None:
    drawn = periods(dict.fromkeys(years, 1), "")
    assert sum(each.count for each in drawn) == 2
    assert len(drawn) <= 40


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_a_span_can_be_dragged(browser: Browser, server: str, width: int) -> None:
    context = browser.new_context(base_url=server, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto("/?q=the&date=2019")
    drag(page, "January 2019", "June 2019")
    page.wait_for_url(re.compile("from=2019-01-01&to=2019-06-30"))
    assert "date=2019" not in page.url
    expect(page.locator(".chips")).to_contain_text("1 January 2019 – 30 June 2019")
    shoot(page, "timeline")
    context.close()


def drag(page: Page, first: str, last: str) -> None:
    edges = [
        page.locator(f".timeline svg a:has(title:text-matches('^{name}'))")
        for name in (first, last)
    ]
    boxes = [edge.bounding_box() for edge in edges]
    for box, act in zip(boxes, (page.mouse.down, page.mouse.up), strict=True):
        assert box
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
        act()


@pytest.mark.parametrize("script", [True, False])
def test_a_bar_is_a_link_with_javascript_and_without(
    browser: Browser, server: str, script: bool
) -> None:
    context = browser.new_context(base_url=server, java_script_enabled=script)
    page = context.new_page()
    page.goto("/?q=the")
    follow(page, page.locator(".timeline svg a[data-from='2019-01-01']"))
    assert page.url.endswith("/?q=the&date=2019")
    page.get_by_text("As a table").click()
    follow(page, page.locator(".timeline table").get_by_role("link").first)
    assert re.search(r"date=2019-\d\d$", page.url)
    context.close()


@pytest.mark.parametrize("path", ["/", "/?date=2019", "/?date=2019-05", "/?date=2019-05-14"])
@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_its_labels_do_not_run_into_each_other(
    browser: Browser, server: str, width: int, path: str
) -> None:
    context = browser.new_context(base_url=server, viewport={"width": width, "height": 700})
    page = context.new_page()
    page.goto(path)
    spans = page.locator(".timeline text").evaluate_all(
        "all => all.filter(each => each.checkVisibility())"
        ".map(each => each.getBoundingClientRect()).map(box => [box.left, box.right])"
    )
    context.close()
    assert spans
    for (_, right), (left, _) in pairwise(sorted(spans)):
        assert left - right > 2
