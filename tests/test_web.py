"""The pages, over real archives."""

import re

import html5lib
import pytest
from flask.testing import FlaskClient

from index.archive import Archive
from index.article import Article
from tests.browsing import Open, api, ids, text
from tests.stories import fill


def test_the_search_page_shows_hits_facets_and_what_is_chosen(client: FlaskClient) -> None:
    page = text(client, "/?q=bridge&country=BA")
    assert "1 article" in page
    assert "Bridge over the Drina reopens" in page
    assert "9 August 2016" in page
    assert "Bosnia" in page
    assert 'href="/?q=bridge"' in page  # without the country
    assert 'href="/?q=bridge&amp;country=BA&amp;country=TR"' in page  # with another
    assert '<input type="hidden" name="country" value="BA">' in page


def test_a_click_on_a_chosen_value_takes_it_back(client: FlaskClient) -> None:
    page = text(client, "/?topic=transport")
    chosen = re.search(r'<a href="([^"]*)" aria-current="true"><span class="unseen">', page)
    assert chosen
    assert chosen[1] == "/"


@pytest.mark.parametrize("query", ["from=yesterday", "page=none", "sort=best", "date=2016-13"])
def test_on_the_page_a_bad_parameter_is_left_out_with_a_note(
    client: FlaskClient, query: str
) -> None:
    page = text(client, f"/?q=bridge&{query}")
    assert "Bridge over the Drina reopens" in page
    assert "Left out of this search" in page


def test_dates_are_as_precise_as_is_known_and_the_undated_are_last(client: FlaskClient) -> None:
    for order in ("newest", "oldest"):
        page = text(client, f"/?sort={order}")
        shown = re.findall(r'<p class="kicker">\s*<(?:time|span)[^>]*>([^<]*)<', page)
        assert sorted(shown[:3]) == ["2 January 2017, 22:30", "9 August 2016", "September 2016"]
        assert shown[3:] == ["Undated"]
    assert "Undated" in text(client, "/article/clock")


def test_days_are_those_of_the_archives_zone_and_the_page_names_it(
    archive: Archive, browse: Open
) -> None:
    fill(archive)
    (archive.path / "dateline.toml").write_text('zone = "Europe/Istanbul"\n', "utf-8")
    moved = Archive.open(archive.path)
    moved.commit()
    client = browse(moved)
    page = text(client, "/?q=ferry")
    assert "3 January 2017" in page
    assert "Europe/Istanbul" in page
    assert "3 January 2017, 01:30 (Europe/Istanbul)" in text(client, "/article/ferry")
    assert ids(api(client, "from=2017-01-03&to=2017-01-03")) == {"ferry"}
    moved.close()


MARKUP = Article(
    "markup",
    title='<script>alert("x")</script> AT&T <mark>old</mark> &lt;b&gt;',
    summary="<b>bold</b>",
    body="The <i>word</i> & the &amp; sign, <mark>marked</mark>.\n\n<script>alert(1)</script>",
    caption='<img src=x onerror="alert(1)">',
    source='"><script>',
    url="javascript:alert(1)",
    author=("<b>Ana</b>",),
    place=("<i>Nowhere</i>",),
    language='en" onclick="x',
)


def test_markup_comes_out_escaped_exactly_once(archive: Archive, browse: Open) -> None:
    client = browse(fill(archive, MARKUP))
    title = (
        "&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt; AT&amp;T &lt;mark&gt;old&lt;/mark&gt;"
        " &amp;lt;b&amp;gt;"
    )
    results, article = text(client, "/?q=word"), text(client, "/article/markup")
    assert title in results
    assert title in article
    assert "The &lt;i&gt;word&lt;/i&gt; &amp; the &amp;amp; sign" in article
    assert "&lt;i&gt;<mark>word</mark>&lt;/i&gt; &amp; the &amp;amp; sign" in results
    for page in (results, article):
        assert not re.search(r"<script(?! type=)", page)
        assert "<img" not in page
        assert "javascript:" not in page
        assert 'onclick="' not in page
    hit = api(client, "q=word")["hits"][0]
    assert hit["title"] == MARKUP.title
    assert "&lt;i&gt;<mark>word</mark>&lt;/i&gt; &amp; the &amp;amp; sign" in hit["snippet"]


def test_what_is_typed_comes_back_escaped(client: FlaskClient) -> None:
    page = text(client, "/?q=%3Cscript%3E%22x&country=%3Cb%3E")
    assert "<script>" not in page
    assert "<b>" not in page
    assert 'value="&lt;script&gt;&#34;x"' in page


def test_an_article_leads_back_to_its_search(client: FlaskClient) -> None:
    found = re.search(r'href="(/article/bridge[^"]*)"', text(client, "/?q=bridge&country=BA"))
    assert found
    page = text(client, found[1].replace("&amp;", "&"))
    assert 'href="/?q=bridge&amp;country=BA">← Back to the results' in page


@pytest.mark.parametrize("back", ["https://elsewhere.example", "//elsewhere.example", "x=%0d%0a"])
def test_the_way_back_leads_nowhere_else(client: FlaskClient, back: str) -> None:
    page = text(client, f"/article/bridge?back={back}")
    assert 'href="/">← Search the archive' in page
    assert "elsewhere" not in page


@pytest.mark.parametrize("strange", ["https://wire.example.com/a b/č?x=1&y=2#z", "two\nlines"])
def test_an_id_may_be_anything(archive: Archive, browse: Open, strange: str) -> None:
    client = browse(fill(archive, Article(strange, title="A strange id")))
    found = re.search(r'<h2[^>]*><a href="([^"]*)"', text(client, "/"))
    assert found
    assert "A strange id" in text(client, found[1])


def test_pages_turn_and_the_last_one_ends(client: FlaskClient) -> None:
    first = text(client, "/?size=2")
    assert 'rel="next" href="/?page=2&amp;size=2"' in first
    assert 'rel="prev"' not in first
    last = text(client, "/?size=2&page=2")
    assert 'rel="prev" href="/?size=2"' in last
    assert 'rel="next"' not in last
    assert 'href="/?page=2&amp;size=2">Go to the last page' in text(client, "/?size=2&page=9")


def test_a_search_that_finds_nothing_at_all_says_so(client: FlaskClient) -> None:
    page = text(client, "/?q=zebra+quagga&country=TR")
    assert "Nothing was found" in page
    assert "No article among those chosen has all of these words." in page
    assert 'href="/">Browse the newest articles' in page


def test_what_comes_nearest_is_shown_where_nothing_was_found(client: FlaskClient) -> None:
    page = text(client, "/?q=brigde+zebra")
    assert "No article has all of these words." in page
    assert "Showing 2 articles with “<bdi>bridge</bdi>”" in page
    assert page.count('<article class="card">') == 2
    assert 'value="brigde zebra"' in page  # what was typed stays in the box
    assert 'href="/?q=bridge&amp;country=BA"' in page  # and facets narrow what is shown


def test_other_ways_stand_beside_it_with_what_they_find(client: FlaskClient) -> None:
    page = text(client, "/?q=ferry&country=BA&source=Harbour+Wire")
    assert "No article among those chosen has this word." in page
    assert "Showing 1 article from other countries." in page
    page = text(client, "/?q=bridge+dawn+izmir")
    assert "Showing 1 article without “<bdi>izmir</bdi>”." in page
    assert '">Without “<bdi>dawn</bdi>”</a> <span class="fine">1 article</span>' in page


def test_an_articles_own_address_leads_to_it(client: FlaskClient) -> None:
    for typed in ("https://wire.example.com/bridge", "http://localhost/article/bridge", "plums"):
        page = text(client, f"/?q={typed}")
        assert page.count('<article class="card">') == 1


def test_hidden_undated_articles_are_a_click_away(client: FlaskClient) -> None:
    page = text(client, "/?date=2016")
    assert "1 undated article is hidden" in page
    assert '<a href="/?date=undated">Show them</a>' in page


@pytest.mark.parametrize("name", ["q", "country", "date", "find"])
def test_what_html_cannot_hold_is_not_shown_back(client: FlaskClient, name: str) -> None:
    for path in ("/", "/map", "/values/place"):
        page = client.get(path, query_string={name: "old\x00bridge\x1b\x85\ufffe"}).get_data()
        parser = html5lib.HTMLParser()
        parser.parse(page, transport_encoding="utf-8")
        assert parser.errors == []
    assert "<mark>bridge</mark>" in text(client, "/?q=old%00bridge")


def test_an_empty_archive_says_so(archive: Archive, browse: Open) -> None:
    assert "This archive is empty" in text(browse(archive), "/")


def test_an_unknown_page_or_article_is_a_plain_404(client: FlaskClient) -> None:
    for path in ("/article/none", "/nothing"):
        response = client.get(path)
        assert response.status_code == 404
        assert "There is nothing at this address" in response.get_data(as_text=True)


def test_every_answer_is_guarded_and_sets_no_cookie(client: FlaskClient) -> None:
    for path in ("/", "/article/bridge", "/article/none", "/api/v1/search", "/static/0/style.css"):
        with client.get(path) as response:
            headers = response.headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert "Set-Cookie" not in headers


def test_a_page_loads_nothing_from_elsewhere_and_has_nothing_inline(client: FlaskClient) -> None:
    for path in ("/?q=bridge", "/article/bridge", "/nothing"):
        page = client.get(path).get_data(as_text=True)
        loaded = re.findall(r'(?:src|<link rel="(?:stylesheet|icon)" href)="([^"]*)"', page)
        assert re.fullmatch(r"/static/\w+/style\.css", loaded[0])
        assert re.fullmatch(r"/static/\w+/icon\.svg", loaded[1])
        assert all(re.fullmatch(r"/static/\w+/\w+\.js", each) for each in loaded[2:])
        assert not re.search(r"<script(?! type=\"(module\" src=|application/ld\+json\"))", page)
        assert "<style" not in page
        assert not re.search(r"<[^>]+\s(style|on\w+)=", page)


def test_what_pages_load_is_kept_until_it_changes(client: FlaskClient) -> None:
    page = text(client, "/?q=bridge")
    found = re.findall(r'(?:src|<link rel="(?:stylesheet|icon)" href)="([^"]*)"', page)
    for path in found:
        with client.get(path) as answer:
            assert answer.status_code == 200
            assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    with client.get("/static/0123456789ab/style.css") as former:  # as on a page before an update
        assert former.status_code == 200
        assert former.headers["Cache-Control"] == "no-cache"
    missing = client.get(found[0].replace("style.css", "none.css"))
    assert (missing.status_code, missing.headers["Cache-Control"]) == (404, "no-cache")


def test_health_is_told(client: FlaskClient) -> None:
    assert client.get("/healthz").get_json() == {"status": "ok", "articles": 4}


def test_a_page_shows_all_it_has_whatever_its_address_leaves_out(client: FlaskClient) -> None:
    page = text(client, "/?q=bridge&facets=none&snippets=0")
    assert "<mark>bridge</mark>" in page
    assert 'href="/?q=bridge&amp;country=BA"' in page


@pytest.mark.parametrize("path", ["/", "/api/v1/search"])
def test_page_and_api_tell_the_engines_share_of_their_time(client: FlaskClient, path: str) -> None:
    told = client.get(f"{path}?q=bridge").headers["Server-Timing"]
    assert re.fullmatch(r"engine;dur=\d+\.\d{3}", told)
