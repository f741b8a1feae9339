"""What holds for every page: valid HTML, no barriers, and little to load."""

import re

import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from index.archive import Archive
from tests.browsing import Open
from tests.chromium import PHONE, WIDE, unfold

ARTICLE = "/article/hw-2019-0514-ferry"
REVISED = "/article/hw-2018-1120-goroka"
PAGES = [
    "/",
    "/?q=ferry&country=TR",
    "/?q=zebraquagga",
    "/?date=2019",
    "/values/country?q=the",
    "/map",
    "/map?q=the&country=TR",
    "/latest",
    "/country/TR",
    "/date/2019/05",
    ARTICLE,
    f"{ARTICLE}?back=q%3Dferry",
    "/article/nc-2015-0418-varanasi-boats",
    REVISED,
    f"{REVISED}/history",
    f"{ARTICLE}/history",
    "/article/none",
    "/docs",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def samples(samples_archive: Archive, browse: Open) -> FlaskClient:
    return browse(samples_archive)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_valid_html_and_small(samples: FlaskClient, path: str) -> None:
    page = samples.get(path).get_data()
    parser = html5lib.HTMLParser()
    tree = parser.parse(page, transport_encoding="utf-8")
    assert parser.errors == []
    named = [each.get("id") for each in tree.iter() if each.get("id")]
    assert len(named) == len(set(named))
    assert not re.search(rb"<[^>]+\s(style|on\w+)=", page)
    assert len(page) < 100 * 1024


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (WIDE, "dark"), (PHONE, "light")])
def test_axe_finds_no_barrier(browser: Browser, server: str, width: int, scheme: str) -> None:
    context = browser.new_context(
        base_url=server,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    for path in PAGES:
        page.goto(path)
        if page.locator(".narrow").count():
            unfold(page)
        for each in page.locator("details:is(.more, .why) > summary").all():
            each.click()
        found = Axe().run(page, options={"runOnly": RULES})
        assert found.violations_count == 0, f"{path}\n{found.generate_report()}"
    context.close()
