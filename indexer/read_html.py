"""HTML pages: the fields that a page declares, and its text without furniture."""

import re

import lxml.html
from lxml import etree
from msgspec.structs import replace

from index.rejected import Rejected
from indexer.html_body import lines_of_page, with_text
from indexer.html_dates import Found, best_date, hidden_date, names_day
from indexer.html_fields import page_fields
from indexer.html_lines import Line
from indexer.html_text import html_text
from indexer.raw import RawArticle, Record
from indexer.web_page import from_warc

_LIMIT = "ERR_RESOURCE_LIMIT"
_LOOKS = re.compile(
    r"</?(?:font|span|b|i|u|s|em|strong|small|big|center|tt|strike|nobr|a)(?=[\s/>])[^>]*>", re.I
)
_HOLDERS = re.compile(
    r"</?(?:div|section|article|main|blockquote|table|tbody|thead|tr|td|th|ul|ol|li|dl|dd|form"
    r"|fieldset|[a-z]+-[a-z-]+)(?=[\s/>])[^>]*>",
    re.I,
)
_EMPTY = "is an HTML page without a title or a text"


def read_html(record: Record) -> RawArticle | Rejected:
    """The fields of a page; Rejected if there are no words in it."""
    article = page_article(*html_text(record.data))
    if article.title or article.body:
        return article
    return record.rejected(_EMPTY)


def read_warc(record: Record) -> RawArticle | Rejected:
    """The fields of a page that was fetched, its address and its server's words among them."""
    page = from_warc(record.data)
    if page is None:
        reason = "isn't a WARC record of a page"
        return record.rejected(reason)
    article = page_article(*html_text(page.data, page.charset), page.url)
    if not article.title and not article.body:
        return record.rejected(_EMPTY)
    return replace(
        article,
        language=article.language or page.language,
        extra={"fetched": page.fetched} if page.fetched else {},
    )


def page_article(text: str, remarks: tuple[str, ...] = (), address: str = "") -> RawArticle:
    """The fields of a page's text; all empty where it is none."""
    root = page_root(text)
    if root is None:
        return RawArticle()
    fields = page_fields(root, address)
    article = with_text(fields, lines_of_page(root, fields.title, lambda: page_root(text)))
    return replace(_dated(article, text), remark=remarks)


def _dated(article: RawArticle, text: str) -> RawArticle:
    """The article with the date that its markup hides, where it says no day that can be read."""
    if names_day(article.date):
        return article
    best = best_date([Found(article.date, article.where.get("date", "")), hidden_date(text)])
    where = {**article.where, "date": best.where} if best.text else article.where
    return replace(article, date=best.text, where=where)


def lines_of_html(text: str) -> tuple[Line, ...]:
    """Every line of a page, with what becomes of it and why."""
    root = page_root(text)
    if root is None:
        return ()
    return lines_of_page(root, page_fields(root).title, lambda: page_root(text))


def page_root(text: str) -> lxml.html.HtmlElement | None:
    """The page as a tree; None where there is nothing in it.

    Where tags that are never closed make it deeper than the parser follows, which would end it
    there, it is taken without those for looks, then with a paragraph for each that holds others.
    """
    root, is_whole = _parsed(text)
    if not is_whole:
        root, is_whole = _parsed(plain := _LOOKS.sub(" ", text))
        if not is_whole:
            root, _ = _parsed(_HOLDERS.sub("<p>", plain))
    return root


def _parsed(text: str) -> tuple[lxml.html.HtmlElement | None, bool]:
    """The tree of a page, and whether the parser got to its end."""
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    try:
        root = lxml.html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, ValueError):
        return None, True
    return root, not any(each.type_name == _LIMIT for each in parser.error_log)
