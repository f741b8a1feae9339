"""News sitemaps: an article's address, title, date and outlet, as told to search engines."""

from typing import Any

from index.rejected import Rejected
from indexer.raw import RawArticle, Record
from indexer.xml_record import xml_root
from indexer.xml_tree import (
    Element,
    elements,
    everywhere,
    first,
    line_of,
    text_at,
)  # fmt: skip

_ACCESS = {"subscription": "subscriber", "registration": "metered"}


def read_sitemap(record: Record) -> RawArticle | Rejected:
    """The fields of a `url`; Rejected where it names a page and no more."""
    read = xml_root(record)
    if isinstance(read, Rejected):
        return read
    root, remarks = read
    url = next(everywhere(root, "url"), root)
    title = text_at(url, "news/title", "video/title")
    if not title:
        address = text_at(url, "loc")
        reason = f"names the page {address} and not its title: ingest the page itself"
        return record.rejected(reason)
    return _article(url, title, remarks)


def _article(url: Element, title: str, remarks: tuple[str, ...]) -> RawArticle:
    news = first(url, "news")
    captions = [line_of(each) for each in elements(url, "image/caption")]
    return RawArticle(
        title=title,
        summary=text_at(url, "video/description"),
        caption="\n\n".join(dict.fromkeys(filter(None, captions))),
        date=text_at(news, "publication_date") or text_at(url, "video/publication_date", "lastmod"),
        updated=text_at(url, "lastmod"),
        place=tuple(_listed(text_at(news, "geo_locations"), ";")) or None,
        topic=tuple(_listed(text_at(news, "keywords"), ",")) or None,
        language=text_at(news, "publication/language"),
        source=text_at(news, "publication/name"),
        url=text_at(url, "loc"),
        access=_ACCESS.get(text_at(news, "access").lower(), ""),
        extra=_extra(url, news),
        remark=remarks,
    )


def _listed(text: str, mark: str) -> list[str]:
    return list(dict.fromkeys(filter(None, (each.strip() for each in text.split(mark)))))


def _extra(url: Element, news: Element | None) -> dict[str, Any]:
    given: dict[str, Any] = {
        "genre": _listed(text_at(news, "genres"), ","),
        "stock_tickers": _listed(text_at(news, "stock_tickers"), ","),
        "media": [line_of(each) for each in elements(url, "image/loc")],
    }
    return {name: each for name, each in given.items() if each}
