"""The article page: marked words, what machines read of it, how to cite it, and how it prints."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, expect

from index.archive import Archive
from index.article import Access, Article
from index.dates import NewsDate
from tests.browsing import Open, text
from tests.chromium import PHONE, WIDE, follow, shoot
from tests.stories import STORIES, fill

LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def linked(page: str) -> dict[str, Any]:
    found = LINKED.search(page)
    assert found
    read: dict[str, Any] = json.loads(found[1])
    return read


def test_machines_read_the_article_as_a_news_article(client: FlaskClient) -> None:
    page = text(client, "/article/bridge")
    said = linked(page)
    assert said["@type"] == "NewsArticle"
    assert said["headline"] == "Bridge over the Drina reopens"
    assert said["datePublished"] == "2016-08-09"
    assert said["author"] == [{"@type": "Person", "name": "Ana Kos"}]
    assert said["about"][0]["name"] == "Bosnia and Herzegovina"
    assert said["isBasedOn"] == "https://wire.example.com/bridge"
    assert '<meta property="og:title" content="Bridge over the Drina reopens">' in page
    assert '<meta property="article:published_time" content="2016-08-09">' in page
    assert '<link rel="canonical" href="http://localhost/article/bridge">' in page
    assert "datePublished" not in linked(text(client, "/article/clock"))


def test_no_title_breaks_out_of_what_machines_read(archive: Archive, browse: Open) -> None:
    title = '</script><script>alert("x")</script> & <!-- \u2028'
    page = text(browse(fill(archive, Article("odd", title=title))), "/article/odd")
    assert linked(page)["headline"] == title
    assert page.count("<script") == 1


def test_an_article_says_how_to_cite_it(client: FlaskClient) -> None:
    page = text(client, "/article/bridge")
    assert (
        "Ana Kos, “Bridge over the Drina reopens”, Harbour Wire, 9 August 2016."
        " https://wire.example.com/bridge. Archived at http://localhost/article/bridge"
    ) in page
    clock = "“The town clock that nobody winds”, undated. http://localhost/article/clock"
    assert clock in text(client, "/article/clock")


def test_a_later_version_says_that_it_is_one(archive: Archive, client: FlaskClient) -> None:
    assert "This is version" not in text(client, "/article/bridge")
    updated = NewsDate.parse("2016-08-10T09:00+00:00")
    fill(archive, replace(STORIES[0], version=2, updated=updated))
    page = text(client, "/article/bridge")
    assert "This is version 2 of the article, changed on 10 August 2016, 09:00 (UTC)." in page
    assert linked(page)["dateModified"] == "2016-08-10T09:00+00:00"


def test_the_words_of_the_search_are_marked_and_numbered(client: FlaskClient) -> None:
    page = text(client, "/article/bridge?back=q%3Dbridges+OR+trader")
    marks = re.findall(r'<mark id="(mark-\d)">(\w+)</mark>', page)
    assert marks == [("mark-1", "Bridge"), ("mark-2", "Traders"), ("mark-3", "bridge")]
    assert "3 marked words" in page
    assert re.findall(r'<a href="#(mark-\d)">', page) == ["mark-1", "mark-2", "mark-3"]


@pytest.mark.parametrize("back", ["", "country%3DBA", "q%3Dzebra", "q%3Dcountry:BA", "q%3D-bridge"])
def test_without_words_that_stand_there_nothing_is_marked(client: FlaskClient, back: str) -> None:
    page = text(client, f"/article/bridge?back={back}")
    assert "<mark" not in page
    assert "marked word" not in page


def test_marked_text_is_escaped_exactly_once(archive: Archive, browse: Open) -> None:
    odd = Article("odd", title="<b>AT&T</b> &lt; word", body="<i>word</i> & word")
    page = text(browse(fill(archive, odd)), "/article/odd?back=q%3Dword")
    assert '&lt;b&gt;AT&amp;T&lt;/b&gt; &amp;lt; <mark id="mark-1">word</mark>' in page
    assert '&lt;i&gt;<mark id="mark-2">word</mark>&lt;/i&gt; &amp; <mark' in page


def test_what_may_not_be_shown_is_in_no_head_and_no_mark(archive: Archive, browse: Open) -> None:
    part = replace(STORIES[0], access=Access.SNIPPET)
    page = text(browse(fill(archive, part)), "/article/bridge?back=q%3Dtraders")
    assert "Traders" not in page
    assert "marked word" not in page


def test_a_withdrawn_article_says_so_and_nothing_else(
    archive: Archive, client: FlaskClient
) -> None:
    archive.withdraw("bridge", "libel")
    answer = client.get("/article/bridge?back=q%3Dbridge")
    page = answer.get_data(as_text=True)
    assert answer.status_code == 410
    assert "This article was withdrawn." in page
    for told in ("Drina", "libel", "Ana Kos", "wire.example.com", "ld+json", "og:title", "ETag"):
        assert told not in page


def test_who_has_the_article_is_not_sent_it_again(archive: Archive, client: FlaskClient) -> None:
    etag = {"If-None-Match": client.get("/article/bridge").headers["ETag"]}
    assert client.get("/article/bridge", headers=etag).status_code == 304
    archive.withdraw("bridge")
    assert client.get("/article/bridge", headers=etag).status_code == 410


@pytest.fixture(params=[(WIDE, True), (PHONE, True), (PHONE, False)], ids=str)
def page(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, script = request.param
    context = browser.new_context(
        base_url=server, viewport={"width": width, "height": 700}, java_script_enabled=script
    )
    opened = context.new_page()
    opened.goto("/?q=ferry")
    follow(opened, opened.locator(".card h2 a").first)
    yield opened
    context.close()


def test_a_reader_goes_from_marked_word_to_marked_word(page: Page) -> None:
    expect(page.locator(".marks")).to_be_in_viewport()
    forward = page.get_by_role("button", name="Next")
    if forward.count():
        forward.click()
        expect(page.locator(".marks .tally")).to_have_text(
            re.compile(r"^Marked word 1 of \d+: \w+")
        )
        expect(page.locator("#mark-1")).to_have_class("current")
        page.get_by_role("button", name="Previous").click()
        expect(page.locator(".current")).not_to_have_id("mark-1")
        expect(page.locator(".current")).to_be_in_viewport()
    else:
        page.locator(".marks a").nth(1).click()
        assert page.url.endswith("#mark-2")
    shoot(page, "marks")


def test_on_paper_there_is_the_article_and_where_it_is_from(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server)
    page = context.new_page()
    page.goto("/article/hw-2019-0514-ferry?back=q%3Dferry")
    page.emulate_media(media="print")
    for hidden in (".back", ".marks"):
        expect(page.locator(hidden)).to_be_hidden()
    for shown in ("h1", ".body", ".cite"):
        expect(page.locator(shown)).to_be_visible()
    shoot(page, "print")
    context.close()
