"""RSS, Atom and news sitemaps: items of a file, well-formed or not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Access, Article
from index.rejected import Rejected
from tests.reading import SAMPLES, article_of, attempt, one_of, read_path, reason_of

RSS = "<rss version='2.0'><channel><title>Quay</title><link>https://quay.example/</link>{}</channel></rss>"


def _rss(item: str) -> str:
    return RSS.format(f"<item>{item}</item>")


def test_the_rss_sample_is_read_whole() -> None:
    first, second = read_path(SAMPLES / "web" / "bulletin.rss")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, first.title) == ("tramlines-1187", "Night trams & buses return to Ghent")
    assert first.body.split("\n\n")[1:] == [
        "• Line 1 runs every half hour.",
        "• Line 4 runs every hour.",
    ]
    assert first.summary == "From February the last tram leaves at two. […]"
    assert first.caption == "A tram under its first night timetable."
    assert (first.credit, first.author) == ("Bram Spoor", ("Lies Halte",))
    assert (str(first.date), first.language) == ("2024-01-12T08:30:00+01:00", "en")
    assert (first.country, first.topic) == (("BE",), ("Public transport",))
    assert first.source == "Tramlines Bulletin"
    assert first.url == "https://tramlines.example.com/2024/ghent-night-trams"
    assert first.origin.endswith("bulletin.rss:8")
    assert second.summary.startswith("Passengers who wait")


def test_the_atom_sample_is_read_whole() -> None:
    article = one_of(SAMPLES / "web" / "observatory.atom")
    assert article.id == "tag:observatory.example,2023:meteors"
    assert article.title == "Meteors over the old observatory"
    assert article.body.count("\n\n") == 1
    assert (str(article.date), str(article.updated)) == (
        "2023-08-13T04:10:00+03:00",
        "2023-08-14T09:00:00+03:00",
    )
    assert article.author == ("Dara Stern", "Miro Kuyruk")
    assert (article.url, article.source) == (
        "https://observatory.example/meteors",
        "Observatory Notes",
    )
    assert article.declared_topic == ("Astronomy",)


def test_the_sitemap_sample_is_read_whole() -> None:
    article = one_of(SAMPLES / "web" / "news-sitemap.xml")
    assert article.id.startswith("url-")
    assert (article.title, article.source) == ("Old depot becomes a museum", "Tramlines Bulletin")
    assert (str(article.date), str(article.updated)) == (
        "2024-02-02T09:15:00+01:00",
        "2024-02-03T10:00:00+01:00",
    )
    assert (article.declared_topic, article.language) == (("museums", "trams"), "en")
    assert article.caption == "The depot in 1931."


def test_a_sitemap_of_pages_names_each_that_has_no_title() -> None:
    text = "<urlset><url><loc>https://quay.example/1</loc></url></urlset>"
    assert "https://quay.example/1" in reason_of(text, "sitemap")
    paid = text.replace(
        "</url>",
        "<n:news xmlns:n='x'><n:title>a</n:title><n:access>Subscription</n:access></n:news></url>",
    )
    assert article_of(paid, "sitemap").access is Access.SNIPPET


def test_rss_1_has_its_items_beside_the_channel(tmp_path: Path) -> None:
    path = tmp_path / "feed.rdf"
    path.write_text(
        '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<channel rdf:about='x'><title>Quay</title></channel>\n<item rdf:about='https://q.example/1'>"
        "<title>Harbour</title><link>https://q.example/1</link><dc:date>2019-05-04</dc:date>"
        "<dc:coverage>Izmir, Turkey</dc:coverage></item></rdf:RDF>"
    )
    article = one_of(path)
    assert (article.title, article.source, str(article.date)) == ("Harbour", "Quay", "2019-05-04")
    assert article.country == ("TR",)


def test_a_long_description_is_the_story_and_a_cut_one_is_left_out() -> None:
    long = _rss(
        "<title>a</title><description>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</description>"
    )
    assert article_of(long, "feed").body == "One.\n\nTwo."
    cut = _rss("<title>a</title><description>Ships came […]</description>"
               "<content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
               "Ships came back.</content:encoded>")  # fmt: skip
    assert (article_of(cut, "feed").body, article_of(cut, "feed").summary) == (
        "Ships came back.",
        "",
    )


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("AT&amp;T buys", "AT&T buys"),
        ("AT&amp;amp;T buys", "AT&T buys"),
        ("&lt;b&gt;Bold&lt;/b&gt; words", "Bold words"),
        ("The &amp;lt;script&amp;gt; tag", "The <script> tag"),
        ("<![CDATA[1 < 2]]>", "1 < 2"),
    ],
)
def test_a_title_is_plain_text_unescaped(given: str, title: str) -> None:
    assert article_of(_rss(f"<title>{given}</title>"), "feed").title == title


def test_an_item_that_is_not_well_formed_is_read_and_spoils_no_other(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    items = "<item><title>Fish & chips</title><br><p></item>\n<item><title>Harbour</title></item>"
    path.write_text(RSS.format(items))
    titles = [each.title for each in read_path(path) if isinstance(each, Article)]
    assert titles == ["Fish & chips", "Harbour"]


@pytest.mark.parametrize("bad", ["&#xD800;", "&#0;", "&#99999999999;", "\x0b"])
def test_what_is_no_character_is_replaced(bad: str) -> None:
    assert article_of(_rss(f"<title>Har{bad}bour</title>"), "feed").title in (
        "Har\ufffdbour",
        "Harbour",
    )


def test_an_address_that_is_none_is_left_out() -> None:
    assert article_of(_rss("<title>a</title><link>https://[q/1</link>"), "feed").url in (
        "",
        "https://[q/1",
    )


def test_a_feed_that_is_cut_off_gives_what_was_whole(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS.format("<item><title>One</title></item><item><title>Tw").partition("Tw")[0])
    first, second = read_path(path)
    assert isinstance(first, Article)
    assert isinstance(second, Rejected)


@pytest.mark.parametrize("codec", ["utf-8", "cp1252", "utf-16"])
def test_a_feed_may_be_in_any_encoding(tmp_path: Path, codec: str) -> None:
    path = tmp_path / "feed.xml"
    text = f"<?xml version='1.0' encoding='{codec}'?>" + _rss("<title>Café – Öl</title>")
    path.write_bytes(text.encode(codec))
    assert one_of(path).title == "Café – Öl"


@given(
    st.text() | st.text("<>&;/p brli=\"'!-[]\n"), st.sampled_from(["feed", "sitemap", "wordpress"])
)
def test_nothing_raises(text: str, format_: str) -> None:
    attempt(_rss(f"<title>a</title><description>{text}</description>"), format_)
    attempt(text, format_)


def test_an_item_without_a_title_is_its_description() -> None:
    note = "<rss><channel><item><description>The ferry sails.</description></item></channel></rss>"
    article = article_of(note, "feed")
    assert (article.title, article.body, article.summary) == ("", "The ferry sails.", "")
