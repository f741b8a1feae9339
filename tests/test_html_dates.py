"""When a page's article appeared: by its data, its address or its text, in this order of trust."""

import json
from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

import pytest

from index.article import Article
from index.dates import Precision
from index.settings import Settings
from indexer.html_dates import Found, address_date, best_date
from indexer.raw import RawArticle
from indexer.read_html import page_article
from indexer.web_page import WebPage, as_warc
from tests.reading import article_of
from tests.test_html import FIRST, SECOND, THIRD

LD = {"@type": "NewsArticle", "datePublished": "2016-08-09T18:05:00+03:00"}
META = '<meta property="article:published_time" content="2016-08-08T10:00:00Z">'
TIME = '<time itemprop="datePublished" datetime="2016-08-07">7 August</time>'
CANONICAL = '<link rel="canonical" href="https://quay.example/2016/08/06/ferry.html">'
SHOWN = "<p>5 August 2016</p>"


def page(*parts: str, data: dict[str, str] | None = None) -> str:
    head = "".join(each for each in parts if each.startswith(("<meta", "<link")))
    top = "".join(each for each in parts if not each.startswith(("<meta", "<link")))
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>' if data else ""
    return (
        f"<html><head>{script}{head}</head><body><article><h1>Ferry Line Opens Again</h1>{top}"
        f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article></body></html>"
    )


def read(*parts: str, data: dict[str, str] | None = None) -> RawArticle:
    return page_article(page(*parts, data=data))


def article(*parts: str, data: dict[str, str] | None = None) -> Article:
    return article_of(page(*parts, data=data), "html")


@pytest.mark.parametrize(
    ("parts", "data", "day", "where"),
    [
        ((META, TIME, CANONICAL, SHOWN), LD, 9, "JSON-LD datePublished"),
        ((META, TIME, CANONICAL, SHOWN), None, 8, "meta article:published_time"),
        ((TIME, CANONICAL, SHOWN), None, 7, "a time element"),
        ((CANONICAL, SHOWN), None, 6, "the address"),
        ((SHOWN,), None, 5, "the page's text"),
    ],
)
def test_the_more_trusted_source_of_a_date_wins(
    parts: tuple[str, ...], data: dict[str, str] | None, day: int, where: str
) -> None:
    assert str(article(*parts, data=data).date)[:10] == f"2016-08-{day:02}"
    assert read(*parts, data=data).where["date"] == where


def test_a_date_that_cannot_be_read_gives_way_to_the_next() -> None:
    data = {"@type": "NewsArticle", "datePublished": "9 August 2016, 10:00 IST"}  # three zones
    assert str(article(META, data=data).date) == "2016-08-08T10:00:00+00:00"


def test_the_zero_of_unix_is_no_date() -> None:
    data = {"@type": "NewsArticle", "datePublished": "1970-01-01T00:00:00Z"}
    assert str(article(CANONICAL, data=data).date) == "2016-08-06"


def test_an_address_that_names_the_month_gives_way_to_the_day_in_the_text() -> None:
    month = '<link rel="canonical" href="https://quay.example/2016/08/ferry">'
    assert article(month).date == article("<p>August 2016</p>").date
    assert str(article(month).date) == "2016-08"
    assert str(article(month, SHOWN).date) == "2016-08-05"
    assert str(article(month, "<p>5 May 2011</p>").date) == "2016-08"


def test_the_page_says_publication_and_update_apart() -> None:
    updated = '<time class="updated" datetime="2016-08-11T09:00+03:00">11 August</time>'
    read_page = article(updated, TIME)
    assert (str(read_page.date), str(read_page.updated)) == (
        "2016-08-07", "2016-08-11T09:00+03:00",
    )  # fmt: skip
    shown = article("<p>Published 5 August 2016</p><p>Last updated: 6 August 2016 18:05</p>")
    assert (str(shown.date), str(shown.updated)) == ("2016-08-05", "2016-08-06T18:05")
    data = {**LD, "dateModified": "2016-08-10T08:00:00+03:00"}
    assert str(article(data=data).updated) == "2016-08-10T08:00:00+03:00"


def test_an_update_alone_is_no_publication() -> None:
    data = {"@type": "NewsArticle", "dateModified": "2016-08-10"}
    read_page = article(CANONICAL, data=data)
    assert (str(read_page.date), str(read_page.updated)) == ("2016-08-06", "2016-08-10")


def test_the_date_of_another_story_beside_the_text_is_not_taken() -> None:
    beside = f"<aside><time datetime='2019-01-01'>1 January</time></aside>{SHOWN}"
    assert str(article(beside).date) == "2016-08-05"


def test_a_date_stands_over_the_title_or_under_the_text_too() -> None:
    text = f"<h1>Ferry Line Opens Again</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
    post = "<body><nav>1 May 2019</nav><div><h2>Friday, 5 August 2016</h2><div>{}</div></div>"
    assert str(article_of(post.format(text), "html").date) == "2016-08-05"
    signed = f"<body><article>{text}<p>5 August 2016</p></article>"
    read_page = article_of(signed, "html")
    assert (str(read_page.date), "August" in read_page.body) == ("2016-08-05", False)


def test_the_date_under_the_title_comes_before_those_over_it_and_below() -> None:
    text = f"<p>{FIRST}</p><p>{SECOND}</p>"
    top = "<p>4 May 2015</p><h1>Ferry Line Opens Again</h1><p>5 May 2016</p>"
    page = f"<body><main>{top}{text}<p>6 May 2017</p></main>"
    assert str(article_of(page, "html").date) == "2016-05-05"


def test_a_month_in_the_address_gives_way_to_a_day_in_the_markup() -> None:
    hidden = '<meta name="bt:pubDate" content="2016-08-04">'
    month = '<link rel="canonical" href="https://quay.example/2016/08/ferry">'
    assert str(article(month, hidden).date) == "2016-08-04"
    assert str(article(month, hidden.replace("2016", "2011")).date) == "2016-08"


@pytest.mark.parametrize(
    ("line", "date", "updated"),
    [
        ("Veröffentlicht am 5. August 2016", "2016-08-05", "None"),
        ("Zuletzt aktualisiert: 05.08.2016, 18:05 Uhr", "None", "2016-08-05T18:05"),
        ("Publié le 5 août 2016 à 18h05", "2016-08-05T18:05", "None"),
        ("Mis à jour le 5 août 2016", "None", "2016-08-05"),
        ("Опубликовано: 5 августа 2016", "2016-08-05", "None"),
        ("Actualizado el 5 de agosto de 2016", "None", "2016-08-05"),
    ],
)
def test_what_a_date_is_of_is_told_in_many_languages(line: str, date: str, updated: str) -> None:
    read_page = article(f"<p>{line}</p>")
    assert (str(read_page.date), str(read_page.updated)) == (date, updated)


def test_a_year_in_a_sentence_is_no_date() -> None:
    sentence = (
        "<p>The line was founded in 1987 and has sailed to Izmir on every day since then.</p>"
    )
    assert article(sentence).date is None


def test_a_zone_is_kept_and_decides_the_day() -> None:
    data = {"@type": "NewsArticle", "datePublished": "2016-08-10T01:30+03:00"}
    date = article(data=data).date
    assert date is not None
    assert date.moment.utcoffset() == timedelta(hours=3)
    assert date.days(ZoneInfo("Europe/Istanbul"))[0].day == 10
    assert date.days(UTC)[0].day == 9


def test_a_month_alone_stays_a_month_and_day_order_is_the_archives() -> None:
    month = article(data={"@type": "NewsArticle", "datePublished": "Aug 2016"}).date
    assert month is not None
    assert month.precision is Precision.MONTH
    doubtful = page(data={"@type": "NewsArticle", "datePublished": "09/08/2016"})
    assert str(article_of(doubtful, "html").date) == "2016-08-09"
    other = article_of(doubtful, "html", Settings(day_order="MDY"))
    assert str(other.date) == "2016-09-08"
    assert "day and month in doubt" in other.remark[0]
    iso = page(data={"@type": "NewsArticle", "datePublished": "2016-08-09"})
    assert str(article_of(iso, "html", Settings(day_order="MDY")).date) == "2016-08-09"


def test_the_address_that_a_page_was_fetched_from_dates_it() -> None:
    warc = as_warc(WebPage("https://quay.example/2016/08/06/ferry", page().encode()))
    assert str(article_of(warc, "warc").date) == "2016-08-06"


def test_the_markup_is_searched_last() -> None:
    hidden = '<meta name="bt:pubDate" content="2016-08-04">'
    read_page = read(hidden)
    assert (read_page.date, read_page.where["date"]) == (
        "2016-08-04", "the page's markup, by htmldate",
    )  # fmt: skip
    assert str(article(hidden, SHOWN).date) == "2016-08-05"


@pytest.mark.parametrize(
    ("url", "date"),
    [
        ("https://quay.example/news/2016/08/09/ferry", "2016-08-09"),
        ("https://quay.example/2016/8/9/ferry", "2016-08-09"),
        ("https://quay.example/world/2016/aug/09/ferry", "2016-08-09"),
        ("https://quay.example/ferry-2016-08-09", "2016-08-09"),
        ("https://quay.example/20160809/ferry", "2016-08-09"),
        ("https://quay.example/2016/08/ferry", "2016-08"),
        ("https://quay.example/2016/13/09/ferry", ""),
        ("https://quay.example/article/20161399", ""),
        ("https://quay.example/best-of-2016", ""),
        ("https://quay.example/id/12016080912", ""),
    ],
)
def test_the_date_in_an_address(url: str, date: str) -> None:
    assert address_date(url).text == date


def test_where_nothing_can_be_read_the_first_text_stays_to_be_remarked() -> None:
    assert best_date([Found("", "a"), Found("soon", "b"), Found("later", "c")]) == ("soon", "b")
    assert best_date([]) == ("", "")


def test_a_date_ahead_of_today_comes_after_all_others() -> None:
    ahead, shown = Found("2190-05-04", "meta"), Found("2016-08-09", "the address")
    assert best_date([ahead, shown]) == shown
    assert best_date([ahead]) == ahead  # it stays to be remarked
    month = Found("2016-08", "the address")
    assert best_date([ahead, month, shown]) == shown
