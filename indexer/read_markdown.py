"""Markdown with front matter, as Hugo, Jekyll and others keep articles."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from markdown_it import MarkdownIt
from msgspec.structs import replace

from index.rejected import Rejected
from indexer.front_matter import BadFrontMatter, split_front_matter
from indexer.html_prose import captioned, line_of_html
from indexer.raw import RawArticle, Record
from indexer.read_json import article_from
from indexer.status import WITHHELD
from indexer.texts import clean, decode

_DATED_NAME = re.compile(r"(\d{4}-\d\d-\d\d)-")
_HEADING = re.compile(r"\s*<h1>(.*?)</h1>", re.DOTALL)
_SHORTCODE = re.compile(r"\{\{[<%].*?[%>]\}\}|\{%.*?%\}", re.DOTALL)
_NO_TEXT = "has neither front matter nor text"


def read_markdown(record: Record) -> RawArticle | Rejected:
    """The fields of the front matter and the text without markup; Rejected if they are broken."""
    text, remarks = decode(record.data)
    try:
        fields, rest = split_front_matter(clean(text))
    except BadFrontMatter as error:
        return record.rejected(str(error))
    if not fields and not rest.strip():
        return record.rejected(_NO_TEXT)
    hidden = _is_hidden(fields)
    shown = {key: each for key, each in fields.items() if not isinstance(each, bool)}
    article = _with_text(article_from(shown, list(remarks)), rest)
    date = article.date or _date_in(record.origin)
    return replace(article, date=date, status=WITHHELD if hidden else "")


def _is_hidden(fields: Mapping[str, Any]) -> bool:
    """Whether it is a draft, as Hugo (`draft`) and Jekyll (`published`) say it."""
    return fields.get("draft") is True or fields.get("published") is False


def _with_text(article: RawArticle, text: str) -> RawArticle:
    """The article with its text; a heading above the text is the title where there is no other."""
    page = MarkdownIt("commonmark", {"html": True}).enable("table").render(_SHORTCODE.sub("", text))
    heading = _HEADING.match(page)
    title = article.title
    if heading and (not title or line_of_html(heading[1]).casefold() == title.casefold()):
        title = title or line_of_html(heading[1])
        page = page[heading.end() :]
    body, caption = captioned(page)
    return replace(
        article,
        title=title,
        body=body or article.body,
        caption=article.caption or caption,
    )


def _date_in(origin: str) -> str:
    """The date that the file's name begins with, as Jekyll's do."""
    found = _DATED_NAME.match(PurePosixPath(origin).name)
    return found[1] if found else ""
