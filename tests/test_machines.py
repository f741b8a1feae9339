"""What machines ask for: feeds, browser search, robots and sitemaps."""

import re
from collections.abc import Iterator
from datetime import UTC
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from flask.testing import FlaskClient

from index.archive import Archive
from index.article import Access, Article
from index.dates import NewsDate
from tests.browsing import Open, api, set_up, text
from tests.stories import fill
from web.feed import stamp

ATOM = {"a": "http://www.w3.org/2005/Atom"}
OPEN = {"o": "http://a9.com/-/spec/opensearch/1.1/"}
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def feed(client: FlaskClient, query: str = "") -> Element:
    response = client.get(f"/feed.atom?{query}")
    assert response.status_code == 200
    assert response.content_type == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.get_data())


def titles(found: Element) -> list[str | None]:
    return [each.text for each in found.findall("a:entry/a:title", ATOM)]


def said(found: Element, name: str) -> list[str]:
    return [each.text or "" for each in found.findall(f"a:entry/a:{name}", ATOM)]


@pytest.fixture
def open_site(archive: Archive, browse: Open) -> Iterator[FlaskClient]:
    """A client on an archive that lets robots in."""
    opened = set_up(archive, 'site = "https://news.example.org/"\nrobots = true\n')
    yield browse(opened)
    opened.close()


def test_a_search_is_a_feed_newest_first_and_the_undated_last(client: FlaskClient) -> None:
    found = feed(client, "q=bridge+OR+clock")
    assert titles(found) == [
        "Night ferry to Izmir sails again",
        "Bridge over the Drina reopens",
        "The town clock that nobody winds",
    ]
    assert titles(feed(client, "country=RS&sort=oldest"))[0] == "Bridge over the Drina reopens"
    assert titles(feed(client, "country=Turkey")) == ["Night ferry to Izmir sails again"]


def test_a_feed_tells_when_an_article_appeared_and_of_the_undated_that_it_never_did(
    client: FlaskClient,
) -> None:
    found = feed(client)
    assert said(found, "updated") == [
        "2017-01-02T22:30:00Z",
        "2016-09-01T00:00:00Z",
        "2016-08-09T00:00:00Z",
        "1970-01-01T00:00:00Z",
    ]
    assert len(said(found, "published")) == 3
    assert found.findtext("a:updated", "", ATOM) == "2017-01-02T22:30:00Z"
    assert feed(client, "q=clock").findtext("a:updated", "", ATOM) == "1970-01-01T00:00:00Z"
    assert feed(client, "q=zebra").findtext("a:updated", "", ATOM) == "1970-01-01T00:00:00Z"


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("0001-01-01T00:00+14:00", "0001-01-01T00:00:00Z"),
        ("9999-12-31T23:59-12:00", "9999-12-31T23:59:59Z"),
        ("0001", "0001-01-01T00:00:00Z"),
        ("2016-08-10T01:30:05+03:00", "2016-08-09T22:30:05Z"),
    ],
)
def test_a_moment_beyond_the_calendar_is_told_as_its_end(date: str, told: str) -> None:
    assert stamp(NewsDate.parse(date), UTC) == told


def test_a_correction_is_told_by_its_moment_under_the_same_id(
    archive: Archive, client: FlaskClient
) -> None:
    before = said(feed(client, "q=ferry"), "id")
    updated = NewsDate.parse("2017-01-05T10:00+00:00")
    fill(archive, Article("ferry", title="Night ferry, corrected", updated=updated, version=2))
    found = feed(client, "q=ferry")
    assert said(found, "id") == before == ["tag:localhost,2026:article/ferry"]
    assert said(found, "updated") == ["2017-01-05T10:00:00Z"]


def test_markup_in_a_feed_is_escaped_exactly_once(archive: Archive, browse: Open) -> None:
    title = "<script>alert(1)</script> AT&T <mark>old</mark> &lt;b&gt;\x0b]]>"
    odd = Article("odd", title=title, body="The <i>word</i> & the &amp; sign", source="<b>&\x00")
    client = browse(fill(archive, odd))
    found = feed(client, "q=word")
    assert titles(found) == [title.replace("\x0b", " ")]
    assert said(found, "summary") == [api(client, "q=word")["hits"][0]["snippet"]]
    assert found.findtext("a:entry/a:author/a:name", "", ATOM) == "<b>& "


def test_a_feed_has_nothing_that_may_not_be_seen(archive: Archive, browse: Open) -> None:
    client = browse(
        fill(
            archive,
            Article("open", title="Open bridge"),
            Article("later", title="Later bridge", visible_from=2**40),
            Article("never", title="Hidden bridge", access=Access.NONE),
            Article("gone", title="Gone bridge"),
        )
    )
    archive.withdraw("gone")
    assert titles(feed(client, "q=bridge")) == ["Open bridge"]


def test_who_has_a_feed_is_sent_it_again_only_once_it_changed(
    archive: Archive, client: FlaskClient
) -> None:
    etag = client.get("/feed.atom?q=bridge").headers["ETag"]
    same = client.get("/feed.atom?q=bridge", headers={"If-None-Match": etag})
    assert (same.status_code, same.data) == (304, b"")
    archive.withdraw("ferry")
    assert client.get("/feed.atom?q=bridge", headers={"If-None-Match": etag}).status_code == 200


def test_a_feed_names_its_page_and_the_feeds_beside_it(client: FlaskClient) -> None:
    links = {
        each.get("rel"): each.get("href")
        for each in feed(client, "size=1&page=2").findall("a:link", ATOM)
    }
    assert links == {
        "self": "http://localhost/feed.atom?page=2&size=1",
        "alternate": "http://localhost/?page=2&size=1",
        "previous": "http://localhost/feed.atom?size=1",
        "next": "http://localhost/feed.atom?page=3&size=1",
    }
    page = text(client, "/?q=bridge&country=BA&page=2")
    assert 'rel="alternate" href="/feed.atom?q=bridge&amp;country=BA"' in page
    assert '<a href="/feed.atom?q=bridge&amp;country=BA">Follow this search' in page


def test_a_feed_refuses_what_it_cannot_read(client: FlaskClient) -> None:
    answer = client.get("/feed.atom?from=yesterday")
    assert answer.status_code == 400
    assert "yesterday" in answer.get_data(as_text=True)


def test_a_browser_learns_how_to_search_here(client: FlaskClient) -> None:
    assert '<link rel="search" href="/opensearch.xml"' in text(client, "/")
    response = client.get("/opensearch.xml")
    assert response.content_type == "application/opensearchdescription+xml; charset=utf-8"
    ways = ElementTree.fromstring(response.get_data()).findall("o:Url", OPEN)
    assert [way.get("template") for way in ways][:2] == [
        "http://localhost/?q={searchTerms}",
        "http://localhost/feed.atom?q={searchTerms}&page={startPage?}",
    ]


def test_robots_are_kept_out_and_told_of_no_sitemap(client: FlaskClient) -> None:
    assert client.get("/robots.txt").get_data(as_text=True) == "User-agent: *\nDisallow: /\n"
    assert client.get("/sitemap.xml").status_code == 404
    assert client.get("/sitemap/1.xml").status_code == 404


def test_robots_that_are_let_in_find_every_article(open_site: FlaskClient) -> None:
    robots = open_site.get("/robots.txt").get_data(as_text=True)
    assert "Disallow: /\n" not in robots
    assert "Disallow: /?\n" in robots
    (index,) = re.findall(r"Sitemap: https://news\.example\.org(\S+)", robots)
    parts = ElementTree.fromstring(open_site.get(index).get_data())
    (part,) = [each.text or "" for each in parts.findall("s:sitemap/s:loc", MAP)]
    path = part.removeprefix("https://news.example.org")
    urls = ElementTree.fromstring(open_site.get(path).get_data()).findall("s:url/s:loc", MAP)
    assert {each.text for each in urls} == {
        f"https://news.example.org/article/{id_}" for id_ in ("bridge", "plums", "ferry", "clock")
    }
    assert open_site.get("/sitemap/2.xml").status_code == 404


def test_addresses_are_those_of_the_site_that_is_set(open_site: FlaskClient) -> None:
    assert said(feed(open_site, "q=clock"), "id") == ["tag:news.example.org,2026:article/clock"]
    assert '<link rel="canonical" href="https://news.example.org/">' in text(open_site, "/")
