"""A real browser on a real server over the samples: the way of a reader, at two widths."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import PHONE, WIDE, follow, shoot, unfold

ARTICLE = "/article/hw-2019-0514-ferry"


def total(page: Page) -> int:
    """How many articles the page says it found."""
    return int(page.locator(".total strong").inner_text().split()[0].replace(",", ""))


def choose(page: Page, facet: str, label: str | re.Pattern[str]) -> None:
    """Click on a value of a facet, which a phone folds away."""
    unfold(page)
    value = page.get_by_role("region", name=facet, exact=True).get_by_role("link", name=label)
    follow(page, value.first)


def test_a_reader_narrows_pages_opens_an_article_and_comes_back(page: Page) -> None:
    page.goto("/")
    everything = total(page)
    assert everything >= 60
    page.get_by_label("Search the archive").fill("harbour OR sea OR river OR city")
    follow(page, page.get_by_role("button", name="Search"))
    found = total(page)
    assert 10 < found < everything
    assert page.locator(".card").count() == 10
    shoot(page, "search")

    follow(page, page.get_by_role("link", name="Next"))
    assert total(page) == found
    expect(page.locator(".paging [aria-current=page]")).to_have_text(re.compile("2"))
    shoot(page, "second-page")

    choose(page, "Country", re.compile("^Turkey"))
    narrowed = total(page)
    assert 0 < narrowed < found
    choose(page, "Topic", re.compile(r"\d$"))
    assert 0 < total(page) <= narrowed
    url = page.url
    shoot(page, "narrowed")

    title = page.locator(".card h2").first.inner_text()
    follow(page, page.locator(".card h2 a").first)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    shoot(page, "article")
    follow(page, page.get_by_role("link", name="Back to the results"))
    assert page.url == url


def test_a_reader_chooses_a_month(page: Page) -> None:
    page.goto("/")
    choose(page, "Date", re.compile(r"^\d{4}"))
    in_year = total(page)
    choose(page, "Date", re.compile(r"^[A-Z]\w+ \d{4}"))
    assert 0 < total(page) <= in_year
    assert re.search(r"date=\d{4}-\d\d$", page.url)
    expect(page.locator(".chips a").first).to_contain_text(re.compile(r"Date [A-Z]\w+ \d{4}"))
    shoot(page, "month")
    follow(page, page.get_by_role("link", name="Clear all"))
    assert "date=" not in page.url


def test_days_can_be_typed(page: Page) -> None:
    page.goto("/?q=the")
    unfold(page)
    page.get_by_label("From").fill("2016-01-01")
    page.get_by_label("To", exact=True).fill("2020-12-31")
    follow(page, page.get_by_role("button", name="Show these days"))
    assert "from=2016-01-01" in page.url
    expect(page.locator(".chips")).to_contain_text("1 January 2016 – 31 December 2020")
    dates = [each.get_attribute("datetime") or "" for each in page.locator(".card time").all()]
    years = [int(each[:4]) for each in dates]
    assert years
    assert all(2016 <= year <= 2020 for year in years)


def test_the_facets_are_folded_on_a_phone_and_open_where_there_is_room(page: Page) -> None:
    page.goto("/")
    assert page.viewport_size
    on_phone = page.viewport_size["width"] == PHONE
    countries = page.get_by_role("heading", name="Country")
    assert countries.is_visible() is not on_phone
    unfold(page)
    assert countries.is_visible()
    shoot(page, "facets")


@pytest.mark.parametrize("path", ["/", "/?q=ferry", "/?q=zebraquagga", ARTICLE, "/article/none"])
@pytest.mark.parametrize("page", [(WIDE, True), (PHONE, True)], indirect=True, ids=str)
def test_nothing_runs_off_the_side(page: Page, path: str) -> None:
    page.goto(path)
    if page.locator(".narrow").count():
        unfold(page)
    assert page.viewport_size
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"]


def test_the_search_can_be_done_by_keyboard(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server)
    page = context.new_page()
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the results")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Search the archive")).to_be_focused()
    page.keyboard.type("ferry")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_url(re.compile("q=ferry"))
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.card') !== null"):
            break
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/article/"))
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(browser: Browser, server: str, scheme: str) -> None:
    context = browser.new_context(base_url=server, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for path in ("/?q=ferry&country=TR", "/?q=zebraquagga", ARTICLE, "/article/none"):
        page.goto(path)
        weak = page.evaluate(WEAK_TEXT)
        assert weak == []
    shoot(page, f"error-{scheme}")
    context.close()


# Texts whose contrast is under WCAG's 4.5 : 1, as pairs of text and ratio.
WEAK_TEXT = """() => {
  const parse = text => text.match(/[\\d.]+/g).map(Number);
  const channel = value => (value /= 255) <= 0.04045
    ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const ground = element => {
    for (; element; element = element.parentElement) {
      const color = parse(getComputedStyle(element).backgroundColor);
      if (color.length < 4 || color[3] > 0) return color;
    }
    return [255, 255, 255];
  };
  const weak = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim(), element = walker.currentNode.parentElement;
    if (!text || !element.checkVisibility()) continue;
    const pair = [light(parse(getComputedStyle(element).color)), light(ground(element))].sort();
    const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    if (ratio < 4.5) weak.push([text, ratio]);
  }
  return weak;
}"""
