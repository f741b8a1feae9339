"""HTML pages: their fields and their text, alone, in a WARC file, in any encoding."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Access, Article
from index.rejected import Rejected
from tests.reading import SAMPLES, article_of, attempt, one_of, read_path, reason_of

PAGE = (SAMPLES / "web" / "bakery.html").read_text("utf-8")


def _with_head(head: str) -> Article:
    return article_of(f"<html><head>{head}</head><body><p>Ships.</p></body></html>", "html")


def test_the_sample_is_read_whole() -> None:
    article = one_of(SAMPLES / "web" / "bakery.html")
    assert article.title == "Village oven in Lika burns again"
    assert article.summary == "A stone oven of 1894 bakes for the whole village."
    assert article.body.split("\n\n")[-3:-1] == [
        "• Loaves go in at five in the morning.",
        "• Cakes follow at nine.",
    ]
    assert "newsletter" not in article.body
    assert "stale bread" not in article.body
    assert (str(article.date), str(article.updated)) == (
        "2022-10-03T08:00:00+02:00",
        "2022-10-04T10:20:00+02:00",
    )
    assert (article.author, article.source) == (("Nada Kvas",), "Hearth and Crumb")
    assert article.country == ("HR",)
    assert (article.declared_topic, article.language) == (("Food", "bread"), "en")
    assert article.url == "https://hearth.example.com/lika-oven"


@pytest.mark.parametrize(
    ("head", "date"),
    [
        (
            "<meta property='article:published_time' content='2019-05-04T10:00Z'>",
            "2019-05-04T10:00+00:00",
        ),
        ("<META NAME='DC.Date' CONTENT='2019-05-04'>", "2019-05-04"),
        (
            "<time datetime='2020-01-01'></time><time pubdate datetime='2019-05-04'></time>",
            "2019-05-04",
        ),
        ('<script type="application/ld+json">[{"@type": ["BlogPosting"], "datePublished": '
         '"2019-05-04"}]</script>', "2019-05-04"),
        ('<script type="application/ld+json">{"@type": "Article", broken</script>', "None"),
    ],
)  # fmt: skip
def test_the_date_is_found_wherever_it_is_declared(head: str, date: str) -> None:
    assert str(_with_head(f"<title>a</title>{head}").date) == date


def test_a_page_that_is_not_free_is_not_shown_whole() -> None:
    data = '{"@type": "NewsArticle", "headline": "a", "isAccessibleForFree": "False"}'
    assert (
        _with_head(f'<script type="application/ld+json">{data}</script>').access is Access.SNIPPET
    )


@pytest.mark.parametrize(
    ("meta", "codec"),
    [
        ("<meta charset=windows-1252>", "cp1252"),
        ("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-9'>", "iso-8859-9"),
        ("<meta charset=utf-8>", "cp1252"),
        ("", "utf-16"),
        ("", "utf-8-sig"),
    ],
)
def test_any_encoding_is_read(meta: str, codec: str) -> None:
    page = f"<html><head>{meta}<title>Café Öl</title></head><body></body></html>"
    assert article_of(page.encode(codec), "html").title == "Café Öl"


def test_a_page_without_words_is_rejected() -> None:
    assert "without a title" in reason_of("<html></html>", "html")
    assert "without a title" in reason_of("", "html")


def _warc(path: Path, *pages: tuple[str, str, bytes, str], packed: bool = True) -> None:
    """A WARC file of answers, each with its type, status, content and address."""
    records = [b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"]
    for kind, status, data, url in pages:
        content = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + data
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
            "WARC-Date: 2022-10-05T01:02:03Z\r\nContent-Type: application/http\r\n"
            f"Content-Length: {len(content)}\r\n\r\n"
        )
        records.append(head.encode() + content + b"\r\n\r\n")
    path.write_bytes(b"".join(gzip.compress(each) if packed else each for each in records))


@pytest.mark.parametrize("packed", [True, False])
def test_the_pages_of_a_warc_are_read_and_nothing_else(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / "news.warc.gz"
    latin = PAGE.replace('<meta charset="utf-8">', "").replace("oven", "öven").encode("cp1252")
    bare = b"<html lang=de><title>Hafen</title><body><p>Schiffe.</p></body></html>"
    _warc(
        path,
        ("text/html; charset=windows-1252", "200 OK", latin, "https://hearth.example.com/x?id=1"),
        ("text/html", "404 Not Found", b"<title>gone</title>", "https://q.example/404"),
        ("image/png", "200 OK", b"\x89PNG", "https://q.example/a.png"),
        ("text/html", "200 OK", bare, "https://q.example/hafen"),
        packed=packed,
    )
    first, second = read_path(path)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.title == "Village öven in Lika burns again"
    assert first.origin == f"{path}:record 2"
    assert (second.title, second.url, second.language) == ("Hafen", "https://q.example/hafen", "de")
    assert second.extra["fetched"] == "2022-10-05T01:02:03Z"


@pytest.mark.parametrize("packed", [True, False])
def test_a_warc_that_is_cut_off_gives_what_was_whole(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / "news.warc.gz"
    page = ("text/html", "200 OK", PAGE.encode(), "https://q.example/")
    _warc(path, page, page, packed=packed)
    path.write_bytes(path.read_bytes()[:-700])
    first, *others = read_path(path)
    assert isinstance(first, Article)
    reasons = [each.reason for each in others if isinstance(each, Rejected)]
    assert len(reasons) == len(others)
    assert "cut off" in reasons[0]


def test_what_is_no_warc_is_said_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "news.warc"
    for text in (
        "WARC/1.0 and then nothing of the kind\n\nmore",
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 2\r\n\r\nab\r\n\r\n",
    ):
        path.write_text(text)
        assert all(isinstance(each, Rejected) for each in read_path(path))


def test_a_page_within_a_zip_of_pages_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page.htm.gz"
    path.write_bytes(gzip.compress(PAGE.encode()))
    assert one_of(path).source == "Hearth and Crumb"


@given(st.text() | st.text("<>/=\"' htmlbodyprtief!-&;\n"), st.binary())
def test_nothing_raises(text: str, data: bytes) -> None:
    attempt(f"<html>{text}", "html")
    attempt(f'<script type="application/ld+json">{text}</script>', "html")
    attempt(data, "html")
    attempt(data, "warc")
