"""The article page: marked words, what machines read of it, how to cite it, and how it prints."""

import json
import re
from collections.abc import Iterator
from typing import Any

import html5lib
import pytest
from flask.testing import FlaskClient
from msgspec.structs import replace
from playwright.sync_api import Browser, Page, expect

from index.archive import Archive
from index.article import Access, Article, Dateline, Inference
from index.dates import NewsDate
from indexer.vote_evidence import vote_evidence
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
    assert page.count("<script") == 2


def test_an_article_says_how_to_cite_it(client: FlaskClient) -> None:
    page = text(client, "/article/bridge")
    assert (
        "<bdi>Ana Kos</bdi>, “<bdi>Bridge over the Drina reopens</bdi>”, <bdi>Harbour Wire</bdi>,"
        " 9 August 2016."
        " https://wire.example.com/bridge. Archived at http://localhost/article/bridge"
    ) in page
    clock = "“<bdi>The town clock that nobody winds</bdi>”, undated. http://localhost/article/clock"
    assert clock in text(client, "/article/clock")


def test_what_the_source_says_of_a_correction_stands_in_quotes_alone(
    archive: Archive, browse: Open
) -> None:
    story = Article("a", title="Plums", correction="(Corrects the number of plums.)")
    page = text(browse(fill(archive, story)), "/article/a")
    assert "The source says: <q" in page
    assert ">Corrects the number of plums.</q>" in page


def test_an_article_can_be_searched_from(client: FlaskClient) -> None:
    page = text(client, "/article/bridge?back=q%3Dbridge%26country%3DBA")
    assert 'class="quick" role="search" action="/"' in page
    assert 'name="q" type="search" value="bridge"' in page
    assert '<a class="skip" href="#marks">Skip to the marked words</a>' in page
    plain = text(client, "/article/bridge")
    assert "Skip to the marked words" not in plain
    assert 'role="search"' in client.get("/article/none").get_data(as_text=True)


def test_a_later_version_says_that_it_is_one(archive: Archive, client: FlaskClient) -> None:
    assert 'role="note"' not in text(client, "/article/bridge")
    updated = NewsDate.parse("2016-08-10T09:00+00:00")
    fill(archive, replace(STORIES[0], title="Bridge opens", version=2, updated=updated))
    page = text(client, "/article/bridge")
    assert "Updated on 10 August 2016, 09:00 (UTC)." in page
    assert "What changed: the headline changed." in page
    assert 'href="/article/bridge/history"' in page
    assert linked(page)["dateModified"] == "2016-08-10T09:00+00:00"
    fill(archive, replace(STORIES[0], id="other", version=2, updated=updated))
    page = text(client, "/article/other")
    assert "This is version 2 of the article, changed on 10 August 2016, 09:00 (UTC)." in page
    assert "/article/other/history" not in page


def test_a_correction_is_told_in_its_sources_words(archive: Archive, client: FlaskClient) -> None:
    note = "The bridge is of stone, not of <i>wood</i>."
    fill(archive, replace(STORIES[0], version=2, correction=note))
    page = text(client, "/article/bridge")
    assert re.search(r"Corrected; this version came in on \d+ \w+ \d{4}, \d\d:\d\d \(UTC\)\.", page)
    assert "The bridge is of stone, not of &lt;i&gt;wood&lt;/i&gt;.</q>" in page
    assert linked(page)["correction"] == {"@type": "CorrectionComment", "text": note}
    fill(archive, replace(STORIES[0], id="other", correction=note))
    page = text(client, "/article/other")
    assert "Corrected by its source." in page
    assert "/article/other/history" not in page


def test_what_was_inferred_is_told_with_how_sure_it_is_and_why(
    archive: Archive, browse: Open
) -> None:
    guess = Article(
        "guess",
        title="Boats",
        body="Boats.",
        about=(Inference("IN", 0.839, "Varanasi <b>boatmen</b> row."),),
        inferred_topic=(Inference("transport", 0.6, "declared by 6 of the 10 most like it"),),
    )
    page = text(browse(fill(archive, guess)), "/article/guess")
    assert '<a href="/country/IN" dir="auto">India</a>' in page
    assert "inferred: very likely, 84 %" in page
    assert "Varanasi &lt;b&gt;boatmen&lt;/b&gt; row.</q>" in page
    assert "inferred: more likely than not, 60 %" in page
    assert "Declared by 6 of the 10 most like it.</span>" in page


def test_the_articles_that_a_guess_rests_on_are_named_by_their_titles(
    archive: Archive, browse: Open
) -> None:
    said = vote_evidence(6, 10, ("boats and oars", "rafts"))
    only = vote_evidence(1, 1, ("gone",))
    guess = Article(
        "guess",
        title="Boats",
        inferred_topic=(Inference("transport", 0.6, said), Inference("rivers", 0.5, only)),
    )
    boats = Article("boats and oars", title="Boats & <oars>")
    others = (Article("rafts", title="Rafts"), Article("gone", title="Gone"))
    client = browse(fill(archive, guess, boats, *others))
    page = text(client, "/article/guess")
    assert (
        "6 of the 10 articles most like it that name a topic name this one, first of all"
        ' “<a href="/article/boats%20and%20oars" dir="auto">Boats &amp; &lt;oars&gt;</a>” and'
        ' “<a href="/article/rafts" dir="auto">Rafts</a>”.</span>'
    ) in page
    assert "The one article like it that names a topic names this one: “<a" in page
    archive.withdraw("rafts")
    archive.withdraw("gone")
    page = text(client, "/article/guess")
    assert "6 of the 10 articles most like it that name a topic name this one.</span>" in page
    assert "Rafts" not in page
    assert "Gone" not in page


def test_what_a_date_leaves_in_doubt_stands_beside_it(archive: Archive, browse: Open) -> None:
    remark = "date 09/08/2016 has day and month in doubt: taken as 9 August 2016"
    odd = Article("odd", title="Odd", remark=(remark, "language tlh isn't known: left open"))
    page = text(browse(fill(archive, odd)), "/article/odd")
    head, _, foot = page.partition("<h1")
    assert "The source’s date 09/08/2016 has day and month in doubt" in head
    assert "language tlh" in foot
    assert "09/08" not in foot


BAD = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


def test_nothing_that_a_source_writes_becomes_markup(archive: Archive, browse: Open) -> None:
    bad = Article(
        "bad",
        title=BAD,
        summary=BAD,
        body=f"{BAD}\n\njavascript:alert(1)",
        caption=BAD,
        credit=BAD,
        dateline=Dateline((BAD,), "", BAD),
        place=(BAD,),
        country=(BAD,),
        about=(Inference(BAD, 0.9, BAD),),
        topic=(BAD,),
        inferred_topic=(Inference(BAD, 0.9, BAD),),
        language='en" onload="alert(1)',
        source=BAD,
        author=(BAD,),
        url='javascript:alert("x")',
        correction=BAD,
        remark=(f"date {BAD}", BAD),
    )
    client = browse(fill(archive, bad, replace(bad, title=f"New {BAD}", version=2)))
    for path in ("/article/bad", "/article/bad/history", "/article/bad?back=q%3Dscript"):
        tree = html5lib.parse(text(client, path), namespaceHTMLElements=False)
        kinds = {each.get("type") for each in tree.iter("script")}
        assert kinds <= {"application/ld+json", "module"}
        assert not [*tree.iter("img")]
        names = {name for each in tree.iter() for name in each.keys()}  # noqa: SIM118
        assert not {name for name in names if name.startswith("on")}
        assert not [each for each in tree.iter("a") if "javascript:" in (each.get("href") or "")]
    assert "Read the original" not in text(client, "/article/bad")


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


def test_what_quotes_a_withheld_text_is_withheld_too(archive: Archive, browse: Open) -> None:
    part = replace(
        STORIES[0],
        access=Access.SNIPPET,
        country=(),
        about=(Inference("BA", 0.9, "Traders crossed the old bridge at dawn."),),
        inferred_topic=(Inference("trade", 0.9, "Traders crossed."),),
        correction="Both towns paid for the stones.",
    )
    client = browse(fill(archive, part))
    for path in ("/article/bridge", "/api/v1/articles/bridge"):
        page = client.get(path).get_data(as_text=True)
        assert "Traders" not in page
        assert "stones" not in page


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


FERRIES = tuple(
    Article(
        f"ferry-{number}",
        title=f"Night ferry strands {number} passengers off Izmir",
        body=f"The night ferry lay off Izmir harbour with {number} passengers until the tug came.",
        date=NewsDate.parse(f"2019-0{number}-03"),
        language="en",
        source="Harbour Wire",
    )
    for number in range(1, 9)
)


def related(page: str) -> list[str]:
    """The ids of the stories that an article's page leads on to."""
    part = page.partition('aria-labelledby="related"')[2].partition("</section>")[0]
    return re.findall(r'href="/article/([^"]+)"', part)


def test_an_article_leads_on_to_those_most_like_it(archive: Archive, client: FlaskClient) -> None:
    fill(archive, *FERRIES, replace(FERRIES[0], id="hidden", visible_from=4_000_000_000))
    page = text(client, "/article/ferry-1")
    found = related(page)
    assert len(found) == 5
    assert set(found) <= {f"ferry-{number}" for number in range(2, 9)}
    assert "3 August 2019" in page
    archive.withdraw(found[0])
    after = related(text(client, "/article/ferry-1"))
    assert found[0] not in after
    assert "hidden" not in after


def test_an_article_like_no_other_leads_on_to_none(archive: Archive, browse: Open) -> None:
    assert "Related stories" not in text(browse(fill(archive, FERRIES[0])), "/article/ferry-1")


def test_copies_are_no_related_stories(archive: Archive, browse: Open) -> None:
    own = [replace(each, story="a") for each in FERRIES[:3]]
    others = [replace(each, story="b") for each in FERRIES[3:6]]
    page = text(browse(fill(archive, *own, *others, *FERRIES[6:])), "/article/ferry-1")
    found = related(page)
    assert len(found) == 3
    assert {"ferry-7", "ferry-8"} < set(found)
    assert set(found) & {"ferry-4", "ferry-5", "ferry-6"}
