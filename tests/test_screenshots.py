"""Pictures of the pages over all samples, as the README shows them.

They are looked at by whoever changes a page: `make screenshots` writes them to docs/screenshots.
A run of the tests takes them as well, and leaves that folder as it is.
"""

import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from index.archive import Archive
from indexer.enrich import enrich
from indexer.ingest import ingest
from tests.chromium import PHONE, SHOTS, WIDE
from tests.conftest import ROOT, SAMPLES, served

DOCS = ROOT / "docs" / "screenshots"
HEIGHTS = {WIDE: 860, PHONE: 760}


class View(NamedTuple):
    """A picture of a page: what it is of, and what else is to be seen on it."""

    name: str
    path: str
    at: str
    seen: tuple[str, ...]


VIEWS = (
    View("search", "/?q=harbour+OR+river+OR+boat", ".masthead", (".masthead", ".search", ".head")),
    View("article", "/article/hw-2018-1120-goroka", "h1", ("h1", ".corrected", ".body p")),
    View("timeline", "/?date=2016", ".timeline", (".timeline svg", ".card h2")),
    View("map", "/map", ".map", (".map", ".facet li")),
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of what `dateline demo` serves."""
    path = tmp_path_factory.mktemp("demo") / "archive"
    archive = Archive.create(path)
    ingest([SAMPLES], archive, archive.settings)
    enrich(archive)
    archive.close()
    with served(path) as address:
        yield address


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    """A reader's choice of colours."""
    return str(request.param)


@pytest.fixture(params=[WIDE, PHONE])
def page(
    browser: Browser, demo: str, scheme: str, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """A page in these colours, at two widths."""
    width = request.param
    context = browser.new_context(
        base_url=demo,
        viewport={"width": width, "height": HEIGHTS[width]},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
        locale="en-GB",
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("view", VIEWS, ids=[view.name for view in VIEWS])
def test_a_page_is_worth_a_picture(page: Page, scheme: str, view: View) -> None:
    page.goto(view.path)
    page.reload()  # the first time takes longer, and the page says how long
    page.evaluate("document.fonts.ready")
    page.evaluate(SCROLL, [view.at, list(view.seen)])
    assert page.viewport_size
    width = page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for each in view.seen:
        expect(page.locator(each).first).to_be_in_viewport()
    picture = Image.open(BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    shades = picture.convert("L").histogram()
    paper = shades.index(max(shades))
    assert paper < 64 if scheme == "dark" else paper > 192
    assert max(shades) < 0.97 * sum(shades), "an empty page"
    picture.save(folder() / f"{view.name}-{width}-{scheme}.webp", lossless=True, quality=100)


# Scrolls to an element where not all that is to be seen stands on the screen.
SCROLL = """([at, seen]) => {
  const top = selector => document.querySelector(selector).getBoundingClientRect().top;
  if (seen.some(each => top(each) > innerHeight - 40)) window.scrollTo(0, top(at) - 24);
}"""


def folder() -> Path:
    """Where the pictures go."""
    found = DOCS if "DATELINE_SCREENSHOTS" in os.environ else SHOTS
    found.mkdir(parents=True, exist_ok=True)
    return found


def test_the_pictures_that_are_kept_are_all_there_and_small() -> None:
    kept = {each.name for each in DOCS.iterdir()}
    assert kept == {
        f"{view.name}-{width}-{scheme}.webp"
        for view in VIEWS
        for width in (WIDE, PHONE)
        for scheme in ("light", "dark")
    }
    assert sum(each.stat().st_size for each in DOCS.iterdir()) < 2_000_000
