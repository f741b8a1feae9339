"""The system's Chromium, and what the tests do with its pages."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

SHOTS = Path(__file__).parent / "screenshots"
NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
WIDE, PHONE = 1280, 360


@contextmanager
def launched() -> Iterator[Browser]:
    """The browser, while it runs."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    assert path, "no Chromium on the PATH: tests/find_browser.sh installs one"
    SHOTS.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGS)
        yield browser
        browser.close()


def follow(page: Page, place: Locator) -> None:
    """Click, and wait for the page that it leads to: what is looked at next is that one."""
    with page.expect_navigation():
        place.click()


def unfold(page: Page) -> None:
    """Open the filters, which a phone folds away."""
    summary = page.locator(".narrow > summary")
    if summary.is_visible():
        summary.click()


def shoot(page: Page, name: str) -> None:
    """Keep a picture of the page."""
    assert page.viewport_size
    page.screenshot(path=SHOTS / f"{name}-{page.viewport_size['width']}.png")
