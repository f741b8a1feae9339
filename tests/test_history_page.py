"""The page of an article's versions: what changed, in what is shown of it, for whom."""

import re

import pytest
from flask.testing import FlaskClient
from msgspec.structs import replace
from playwright.sync_api import Page, expect

from index.archive import Archive
from index.article import Access, Article, Dateline
from index.dates import NewsDate
from tests.browsing import Open, text
from tests.chromium import follow
from tests.stories import STORIES, fill
from web.history_page import ROOM

BRIDGE = STORIES[0]
REVISED = "/article/hw-2018-1120-goroka"
TAGS = re.compile(r"<[^>]+>")


def shown(page: str) -> str:
    """The words of a page, as they are read out."""
    return " ".join(TAGS.sub("", page.partition("<main")[2]).split())


def test_what_changed_is_told_and_marked(archive: Archive, client: FlaskClient) -> None:
    body = (
        "Traders crossed the old bridge at noon.\n\nBoth towns paid for the stones.\n\nIt rained."
    )
    later = replace(
        BRIDGE, title="Bridge over the Drina opens", body=body, date=NewsDate.parse("2016-08-10"),
        dateline=Dateline(("Visegrad", "Uzice")), version=2, correction="It was at noon.",
    )  # fmt: skip
    page = shown(text(browse_after(archive, client, later), "/article/bridge/history"))
    assert "2 versions" in page
    assert "The source says: It was at noon." in page
    assert (
        "What changed: the headline, the dateline, the date and 1 paragraph changed, and"
        " 1 paragraph was added."
    ) in page
    assert "Bridge over the Drina [removed: reopens][added: opens]" in page
    assert "at [removed: dawn][added: noon]." in page
    assert "[added: It rained.]" in page
    assert "[removed: 9][added: 10] August 2016" in page
    assert "1 paragraph is the same" in page
    assert page.index("Corrected") < page.index("First version")


def browse_after(archive: Archive, client: FlaskClient, *later: Article) -> FlaskClient:
    """The client, once these versions have come in."""
    for each in later:
        fill(archive, each)
    return client


def test_the_page_is_kept_from_search_engines(archive: Archive, client: FlaskClient) -> None:
    page = text(
        browse_after(archive, client, replace(BRIDGE, version=2)), "/article/bridge/history"
    )
    assert '<meta name="robots" content="noindex">' in page
    assert "What is shown of it is the same as before." in page


def test_an_article_of_one_version_has_a_page_that_says_so(client: FlaskClient) -> None:
    assert "The only version" in text(client, "/article/bridge/history")


def test_a_withdrawn_article_has_no_history(archive: Archive, client: FlaskClient) -> None:
    fill(archive, replace(BRIDGE, version=2, body="Secret."))
    archive.withdraw("bridge")
    answer = client.get("/article/bridge/history")
    assert answer.status_code == 410
    for told in ("Drina", "Secret", "Traders"):
        assert told not in answer.get_data(as_text=True)
    assert client.get("/article/none/history").status_code == 404


def test_an_embargoed_article_has_none_either(archive: Archive, client: FlaskClient) -> None:
    fill(archive, replace(BRIDGE, version=2, visible_from=4_000_000_000))
    assert client.get("/article/bridge/history").status_code == 404


@pytest.mark.parametrize("closed", [(True, False), (False, True), (True, True)])
def test_of_a_text_that_may_not_be_shown_no_change_is(
    archive: Archive, browse: Open, closed: tuple[bool, bool]
) -> None:
    bodies = ("Traders crossed the old bridge at dawn.", "Traders crossed the new bridge at dusk.")
    for number, (body, shut) in enumerate(zip(bodies, closed, strict=True), 1):
        access = Access.SNIPPET if shut else None
        fill(archive, replace(BRIDGE, title=f"Bridge over water {number}", version=number,
                              body=body, access=access))  # fmt: skip
    page = shown(text(browse(archive), "/article/bridge/history"))
    assert "Bridge over water [removed: 1][added: 2]" in page
    assert "what changed in its text isn’t shown" in page
    for told in ("Traders", "dawn", "dusk", "paragraph"):
        assert told not in page


def test_a_draft_that_was_withheld_is_in_no_history(archive: Archive, browse: Open) -> None:
    fill(archive, replace(BRIDGE, title="Draft", access=Access.NONE, version=1))
    fill(archive, replace(BRIDGE, version=2))
    assert "Draft" not in text(browse(archive), "/article/bridge/history")


def test_a_long_history_is_told_on_several_pages(archive: Archive, browse: Open) -> None:
    words = [f"word{number}" for number in range(ROOM // 25)]
    for number in range(1, 8):
        body = " ".join(f"{word}v{number}" for word in words)
        fill(archive, replace(BRIDGE, body=body, version=number))
    client, path, seen = browse(archive), "/article/bridge/history", list[str]()
    while path:
        page = text(client, path)
        assert len(page.encode()) < 100 * 1024
        seen += re.findall(r'id="version-(\d)"', page)
        older = re.search(r'href="([^"]+)">Older versions', page)
        path = older[1] if older else ""
    assert seen == list("7654321")
    for odd in ("0", "99", "-1", "x", ""):
        assert text(client, f"/article/bridge/history?until={odd}") == text(
            client, "/article/bridge/history"
        )


def test_an_id_that_ends_as_the_address_does_is_an_articles(archive: Archive, browse: Open) -> None:
    fill(archive, BRIDGE, replace(BRIDGE, id="bridge/history", title="A history of the bridge"))
    page = text(browse(archive), "/article/bridge/history")
    assert "A history of the bridge" in page
    assert "The only version" not in page
    page = text(browse(archive), "/article/bridge/history/history")
    assert "The only version" in page


def test_who_has_the_page_is_not_sent_it_again(archive: Archive, client: FlaskClient) -> None:
    etag = {"If-None-Match": client.get("/article/bridge/history").headers["ETag"]}
    assert client.get("/article/bridge/history", headers=etag).status_code == 304
    fill(archive, replace(BRIDGE, version=2))
    assert client.get("/article/bridge/history", headers=etag).status_code == 200


def test_a_reader_sees_what_was_corrected_and_comes_back(page: Page) -> None:
    page.goto(REVISED)
    notice = page.get_by_role("note")
    expect(notice).to_contain_text("Corrected on 20 November 2018")
    follow(page, notice.get_by_role("link", name="See every version"))
    first = page.locator(".step").first
    expect(first.locator("del").first).to_contain_text("14")
    expect(first.locator("ins").first).to_contain_text("Four")
    assert page.viewport_size
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    follow(page, page.get_by_role("link", name="Back to the article"))
    assert page.url.endswith(REVISED)


def test_a_reader_opens_why_a_country_was_inferred(page: Page) -> None:
    page.goto("/article/nc-2015-0418-varanasi-boats")
    why = page.locator("details.why").first
    expect(why.locator("q")).to_be_hidden()
    why.locator("summary").click()
    expect(why.locator("q")).to_contain_text("Varanasi Boatmen")
    follow(page, page.get_by_role("link", name="India"))
    assert page.url.endswith("/country/IN")
