"""Whoever reads, and however: every page in every mode, by keyboard alone, from right to left."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.chromium import PHONE, WIDE, shoot

MODES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "contrast": {"contrast": "more"},
    "dark-contrast": {"color_scheme": "dark", "contrast": "more"},
    "forced": {"forced_colors": "active"},
}
PAGES = (
    "/",
    "/?q=ferry+OR+harbour&country=TR&topic=transport",
    "/?q=izmir+thesaloniki",
    "/?q=zebraquagga",
    "/?q=the&date=2019&date=2021",
    "/values/topic",
    "/map",
    "/article/hw-2019-0514-ferry?back=q%3Dferry",
    "/article/none",
    "/latest",
)
RULES = {"rules": {"target-size": {"enabled": True}}}  # of WCAG 2.2


@pytest.mark.parametrize("width", [WIDE, PHONE])
@pytest.mark.parametrize("mode", MODES)
def test_no_page_raises_a_barrier_in_any_mode(
    browser: Browser, server: str, mode: str, width: int
) -> None:
    context = browser.new_context(
        base_url=server, viewport={"width": width, "height": 900}, **MODES[mode]
    )
    page = context.new_page()
    for path in PAGES:
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, f"{path}\n{found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    context = browser.new_context(base_url=server, viewport={"width": WIDE, "height": 900})
    yield context.new_page()
    context.close()


def press_until(page: Page, key: str, reached: str, most: int = 150) -> None:
    """Press a key until what has the focus matches a selector; each stop shows that it has it."""
    for _ in range(most):
        page.keyboard.press(key)
        assert page.evaluate(FOCUS_SHOWS), page.evaluate("document.activeElement.outerHTML")
        if page.evaluate("selector => document.activeElement.matches(selector)", reached):
            return
    raise AssertionError(f"{reached} can't be reached by {key}")


FOCUS_SHOWS = """() => {
  const element = document.activeElement;
  if (element === document.body || element.tagName === "MAIN") return true;
  const style = getComputedStyle(element), box = element.getBoundingClientRect();
  const middle = [box.left + Math.min(box.width / 2, 5), box.top + box.height / 2];
  const over = document.elementFromPoint(...middle);
  const covered = over && !element.contains(over) && !over.contains(element);
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && !covered;
}"""


def enter(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_the_whole_search_can_be_done_by_keyboard(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    expect(page.get_by_label("Search the archive")).to_be_focused()
    page.keyboard.type("harbour OR sea OR river OR city")
    enter(page)
    assert "q=harbour" in page.url

    press_until(page, "Tab", ".facet[data-facet=country] li a")
    enter(page)
    assert "country=" in page.url
    press_until(page, "Tab", ".chips a")
    enter(page)
    assert "country=" not in page.url

    press_until(page, "Tab", ".facet[data-facet=topic] summary")
    page.keyboard.press("Enter")
    press_until(page, "Tab", ".branch[open] li a")
    assert page.evaluate("document.activeElement.checkVisibility()")

    press_until(page, "Tab", ".timeline summary")
    page.keyboard.press("Enter")
    press_until(page, "Tab", ".timeline table a")
    enter(page)
    assert "date=" in page.url
    page.go_back()

    press_until(page, "Tab", ".skip")
    page.keyboard.press("Enter")
    press_until(page, "Tab", ".paging a[rel=next]")
    enter(page)
    assert "page=2" in page.url
    press_until(page, "Tab", ".card h2 a")
    enter(page)
    assert "/article/" in page.url
    press_until(page, "Tab", ".marks button:last-child")
    page.keyboard.press("Enter")
    expect(page.locator("mark.current")).to_be_in_viewport()
    press_until(page, "Shift+Tab", ".back a")
    enter(page)
    assert "page=2" in page.url


def test_the_key_can_be_switched_off_and_types_itself_where_one_writes(page: Page) -> None:
    page.goto("/?q=ferry")
    box = page.get_by_label("Search the archive")
    box.focus()
    page.keyboard.press("End")
    page.keyboard.press("/")
    expect(box).to_have_value("ferry/")
    page.get_by_role("button", name="Switch it off").click()
    page.reload()
    page.keyboard.press("/")
    expect(box).not_to_be_focused()
    page.get_by_role("button", name="Switch it on").click()
    page.keyboard.press("/")
    expect(box).to_be_focused()


def test_a_facets_values_are_narrowed_as_one_types(page: Page) -> None:
    page.goto("/")
    topics = page.get_by_role("region", name="Topic", exact=True)
    topics.get_by_text("Show more").click()
    search = topics.get_by_label("Topic that begins with")
    search.fill("transp")
    expect(topics.get_by_role("link", name=re.compile("^transport"))).to_be_visible()
    expect(topics.get_by_role("link", name=re.compile("^politics"))).to_be_hidden()
    with page.expect_navigation():
        search.press("Enter")
    assert "/values/topic?find=transp" in page.url


def test_topics_unfold_without_javascript(browser: Browser, server: str) -> None:
    context = browser.new_context(
        base_url=server, java_script_enabled=False, viewport={"width": WIDE, "height": 900}
    )
    page = context.new_page()
    page.goto("/")
    topics = page.get_by_role("region", name="Topic", exact=True)
    inside = topics.locator(".branch a").first
    expect(inside).to_be_hidden()
    topics.locator(".branch > summary").first.click()
    expect(inside).to_be_visible()
    context.close()


def test_what_runs_from_right_to_left_does_so_in_a_page_that_does_not(page: Page) -> None:
    page.goto("/?language=ar")
    direction: Callable[[str], str] = lambda selector: page.locator(selector).first.evaluate(  # noqa: E731
        "element => getComputedStyle(element).direction"
    )
    assert page.locator(".card").count()
    assert direction(".card h2") == direction(".card .snippet") == "rtl"
    assert direction(".card .kicker") == direction("body") == "ltr"
    shoot(page, "right-to-left")
    page.locator(".card h2 a").first.click()
    assert direction("h1") == direction(".body p") == "rtl"
    shoot(page, "right-to-left-article")


def test_the_marked_words_are_a_step_away(page: Page) -> None:
    page.goto("/article/hw-2019-0514-ferry?back=q%3Dferry")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the marked words")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Previous")).to_be_focused()


def test_a_title_is_marked_where_colours_are_forced(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, forced_colors="active", color_scheme="dark")
    page = context.new_page()
    page.goto("/article/hw-2019-0514-ferry?back=q%3Dferry")
    title, body = (page.locator(f"{each} mark").first.evaluate(GROUND) for each in ("h1", ".body"))
    assert title == body
    context.close()


GROUND = "each => getComputedStyle(each).backgroundColor"


def test_the_address_of_a_search_says_no_more_than_was_asked(page: Page) -> None:
    page.goto("/?country=TR")
    page.get_by_label("Search the archive").fill("ferry")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/?q=ferry&country=TR")
    page.get_by_label("How many of the words").select_option("any")
    with page.expect_navigation():
        page.get_by_role("button", name="Search").click()
    assert page.url.endswith("/?q=ferry&mode=any&country=TR")


def test_on_paper_the_results_stand_alone(page: Page) -> None:
    page.goto("/?q=ferry")
    page.emulate_media(media="print")
    for hidden in (".search", ".narrow", ".paging", ".keys", ".follow"):
        for each in page.locator(hidden).all():
            expect(each).to_be_hidden()
    for told in (".card", "h1"):
        expect(page.locator(told).first).to_be_visible()
    box = page.locator("h1").bounding_box()
    assert box
    assert box["width"] > 100, "a print has to say what was asked"
    shoot(page, "print-results")
