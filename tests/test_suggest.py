"""Suggestions: what is offered, to whom, and how a reader gets along with it."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Locator, Page, expect

from index.archive import Archive
from index.article import Access, Article
from index.dates import NewsDate
from tests.browsing import Open
from tests.chromium import PHONE, WIDE, shoot
from tests.stories import fill

Ask = Callable[[str], list[dict[str, Any]]]


def ask(client: FlaskClient, typed: str) -> list[dict[str, Any]]:
    answer = client.get("/api/v1/suggest", query_string={"q": typed})
    assert answer.status_code == 200
    found: list[dict[str, Any]] = answer.get_json()["suggestions"]
    return found


def texts(found: list[dict[str, Any]], kind: str) -> list[str]:
    return [each["text"] for each in found if each["kind"] == kind]


def test_words_of_the_archive_that_begin_so_are_suggested_the_most_frequent_first(
    client: FlaskClient,
) -> None:
    found = ask(client, "old b")
    assert texts(found, "word") == ["bridge", "be", "behind", "boats", "both"]
    assert found[0] == {
        "kind": "word",
        "text": "bridge",
        "value": "old bridge",
        "rest": "",
        "count": 2,
        "url": "/?q=old+bridge",
    }


def test_names_are_found_by_any_of_their_words_and_leave_the_rest_of_the_query(
    client: FlaskClient,
) -> None:
    (country,) = [each for each in ask(client, "bridge HERZ") if each["kind"] == "country"]
    assert (country["value"], country["rest"], country["count"]) == ("BA", "bridge", 1)
    assert country["url"] == "/?q=bridge&country=BA"
    assert texts(ask(client, "bosnia and h"), "country") == ["Bosnia and Herzegovina"]
    assert texts(ask(client, "trans"), "topic") == ["transport"]
    assert texts(ask(client, "Višeg"), "place") == ["Visegrad"]


def test_titles_are_suggested_by_their_words_in_any_order(client: FlaskClient) -> None:
    (title,) = [each for each in ask(client, "izmir nig") if each["kind"] == "title"]
    assert title["text"] == "Night ferry to Izmir sails again"
    assert (title["url"], title["count"]) == ("/article/ferry", None)


@pytest.mark.parametrize(
    "typed",
    ["", " ", "bridge ", "zzzz", '"', "(", "-", "a*", "\x00", "x" * 5000, "country:", "ß", "你"],
)
def test_nothing_that_is_typed_is_an_error(client: FlaskClient, typed: str) -> None:
    assert isinstance(ask(client, typed), list)


def test_an_empty_archive_suggests_nothing(archive: Archive, browse: Open) -> None:
    assert ask(browse(archive), "bri") == []


def test_what_may_not_be_seen_is_not_suggested(archive: Archive, browse: Open) -> None:
    hidden: dict[str, Any] = {
        "body": "zebras",
        "country": ("FJ",),
        "topic": ("zebra",),
        "place": ("Zebrograd",),
    }
    client = browse(
        fill(
            archive,
            Article("open", title="Zebra crossing", date=NewsDate.parse("2016")),
            Article("later", title="Zebra later", visible_from=2**40, **hidden),
            Article("never", title="Zebra hidden", access=Access.NONE, **hidden),
            Article("gone", title="Zebra gone", **hidden),
        )
    )
    archive.withdraw("gone")
    found = ask(client, "zeb")
    assert [(each["kind"], each["text"], each["count"]) for each in found] == [
        ("word", "zebra", 1),
        ("title", "Zebra crossing", None),
    ]
    assert ask(client, "fij") == []
    archive.reinstate("gone")
    archive.commit()
    assert texts(ask(client, "fij"), "country") == ["Fiji"]


def test_the_address_bar_is_given_whole_queries(client: FlaskClient) -> None:
    answer = client.get("/opensearch.json?q=old+bri")
    assert json.loads(answer.data) == ["old bri", ["old bridge"]]
    assert "/opensearch.json?q={searchTerms}" in client.get("/opensearch.xml").get_data(
        as_text=True
    )


def options(page: Page, **which: Any) -> Locator:  # noqa: ANN401 - as get_by_role takes them
    return page.get_by_role("listbox", name="Suggestions").get_by_role("option", **which)


@pytest.fixture(params=[WIDE, PHONE])
def page(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(base_url=server, viewport={"width": request.param, "height": 900})
    opened = context.new_page()
    opened.goto("/")
    opened.get_by_role("combobox", name="Search the archive").press_sequentially("fer")
    expect(options(opened).first).to_be_visible()
    yield opened
    context.close()


def test_the_keyboard_goes_through_the_suggestions(page: Page) -> None:
    box = page.get_by_role("combobox", name="Search the archive")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ suggestions?$"))
    page.keyboard.press("ArrowDown")
    first = options(page, selected=True)
    expect(first).to_have_attribute("id", box.get_attribute("aria-activedescendant") or "")
    shoot(page, "suggestions")
    page.keyboard.press("ArrowUp")
    expect(options(page, selected=True)).to_have_count(0)
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("fer")
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert re.search(r"q=fer\w+", page.url)


def test_a_count_is_told_only_of_what_it_counts(page: Page) -> None:
    box = page.get_by_role("combobox", name="Search the archive")
    expect(options(page).first).to_have_text(re.compile(r"fer\w+ \d+ articles?$"))
    box.fill("")
    box.press_sequentially("night fer")
    expect(options(page).first).to_have_text(re.compile(r"^night fer\w+ ?$"))


def test_a_click_takes_a_suggestion_and_keeps_what_is_chosen(page: Page) -> None:
    page.goto("/?country=TR")
    page.get_by_label("Search the archive").press_sequentially("fer")
    with page.expect_navigation():
        options(page).first.click()
    assert re.search(r"q=fer\w+.*country=TR", page.url)
    page.get_by_label("Search the archive").fill("greec")
    with page.expect_navigation():
        options(page, name=re.compile("Greece Country")).click()
    assert "country=TR" in page.url
    assert "country=GR" in page.url


def test_suggestions_raise_no_barrier(page: Page) -> None:
    page.keyboard.press("ArrowDown")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert page.viewport_size
    assert width <= page.viewport_size["width"]
