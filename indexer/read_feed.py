"""RSS and Atom of every version: one item of a feed, with what the feed says of itself."""

import re
from collections.abc import Iterator
from typing import Any, TypeAlias
from urllib.parse import urljoin

import feedparser

from index.rejected import Rejected
from indexer.html_prose import captioned, title_of
from indexer.raw import RawArticle, Record
from indexer.xml_prose import prose
from indexer.xml_text import xml_text
from indexer.xml_tree import Element, NotXml, attribute, everywhere, line_of, parse_xml

Parsed: TypeAlias = Any  # feedparser's own mapping, which has no types

# What feedparser raises on items that are no XML at all.
_FAULTS = (ValueError, TypeError, LookupError, AttributeError, AssertionError)
_TEASER = 500  # characters: a longer description is the story itself
_MEDIA = "search.yahoo.com/mrss"
_FOOTER = re.compile(
    r"(?:\n\n|^)The post .{1,300} (?:appeared first on|first appeared on) .{1,200}\Z"
)
_MORE = re.compile(r"\s*(?:\[…\]|\[\.\.\.\]|…|\.\.\.|Continue reading.{0,200}|Read more.{0,40})\Z")


def read_feed(record: Record) -> RawArticle | Rejected:
    """The fields of an item; Rejected if there is none in the record."""
    text, remarks = xml_text(record.data)
    reason = "isn't an item of a feed that can be read"
    try:
        feed = feedparser.parse(text.encode(), sanitize_html=False)
    except _FAULTS as error:
        reason += f" ({error})"
        return record.rejected(reason)
    if not feed.entries:
        return record.rejected(reason)
    return _article(feed.entries[0], feed.feed, _tree(text), remarks)


def _tree(text: str) -> Element | None:
    """The item as a tree, for what feedparser mixes up; None where it isn't well-formed."""
    try:
        return parse_xml(text)
    except NotXml:
        return None


def _article(
    entry: Parsed,
    feed: Parsed,
    tree: Element | None,
    remarks: tuple[str, ...],
) -> RawArticle:
    caption = _captions(tree)
    body, inside = captioned(_content(entry))
    summary, _ = captioned(_get(entry, "summary"))
    body, summary = _parted(_FOOTER.sub("", body), _FOOTER.sub("", summary), caption)
    title = title_of(_get(entry, "title"))
    if not title and not body:  # RSS asks for one of title and description, and notes have no title
        body, summary = summary, ""
    published = _get(entry, "published") or _get(entry, "created")
    updated = _get(entry, "updated")
    link = _joined(_get(feed, "link"), _get(entry, "link"))
    return RawArticle(
        id=_get(entry, "id"),
        title=title,
        summary=summary,
        body=body,
        caption=caption or inside,
        credit="; ".join(_credits(entry)),
        date=published or updated,
        updated=updated if published else "",
        place=_places(tree),
        topic=_topics(entry),
        language=_language(entry, feed),
        source=_source(entry, feed),
        author=_authors(entry),
        url=link if link.startswith("http") else "",
        extra=_extra(entry),
        remark=remarks,
    )


def _get(value: Parsed, key: str) -> str:
    """A text of feedparser's; asked so that it doesn't give another in its place."""
    found = dict.get(value, key)
    return found.strip() if isinstance(found, str) else ""


def _joined(feed: str, link: str) -> str:
    """An item's address; the feed's own completes one that is short."""
    try:
        return urljoin(feed, link)
    except ValueError:
        return ""


def _content(entry: Parsed) -> str:
    """The longest of an item's contents."""
    return max(
        (_get(each, "value") for each in dict.get(entry, "content") or []), key=len, default=""
    )


def _parted(body: str, summary: str, caption: str) -> tuple[str, str]:
    """Text and standfirst: what a feed gives as description may be either, or the text cut off."""
    if summary == caption:
        summary = ""
    if not body and (len(summary) > _TEASER or "\n\n" in summary):
        return summary, ""
    if body and body.startswith(_MORE.sub("", summary)):
        return body, ""
    return body, summary


def _captions(tree: Element | None) -> str:
    """What is said of pictures, which feedparser takes for the item's description."""
    found = [
        prose(each)
        for each in (() if tree is None else everywhere(tree, "description", "text"))
        if _MEDIA in str(each.tag)
    ]
    return "\n\n".join(dict.fromkeys(filter(None, found)))


def _credits(entry: Parsed) -> list[str]:
    found = [_get(each, "content") for each in dict.get(entry, "media_credit") or []]
    return list(dict.fromkeys(filter(None, found)))


def _places(tree: Element | None) -> tuple[str, ...] | None:
    """The places that Dublin Core and GeoRSS name; None where there are none."""
    if tree is None:
        return None
    found = [line_of(each) for each in everywhere(tree, "coverage", "spatial", "featurename")]
    found += [attribute(each, "featurename") for each in everywhere(tree, "point")]
    return tuple(dict.fromkeys(filter(None, found))) or None


def _topics(entry: Parsed) -> tuple[str, ...] | None:
    tags = dict.get(entry, "tags") or []
    found = (_get(each, "label") or _get(each, "term") for each in tags)
    return tuple(dict.fromkeys(filter(None, map(title_of, found)))) or None


def _language(entry: Parsed, feed: Parsed) -> str:
    own = [dict.get(entry, f"{name}_detail") or {} for name in ("title", "summary")]
    given = [_get(entry, "language"), *(_get(each, "language") for each in own)]
    return next(filter(None, (*given, _get(feed, "language"))), "")


def _source(entry: Parsed, feed: Parsed) -> str:
    original = dict.get(entry, "source") or {}
    given = (_get(entry, "publisher"), _get(original, "title"), _get(feed, "title"))
    return title_of(next(filter(None, given), ""))


def _authors(entry: Parsed) -> tuple[str, ...]:
    names = [_get(each, "name") for each in dict.get(entry, "authors") or []]
    names += [_get(entry, "author")] if not any(names) else []
    return tuple(dict.fromkeys(each for each in map(title_of, names) if each and "@" not in each))


def _extra(entry: Parsed) -> dict[str, Any]:
    media = [*_addresses(entry, "media_content", "url"), *_addresses(entry, "enclosures", "href")]
    given = {"media": list(dict.fromkeys(media)), "comments": _get(entry, "comments")}
    return {name: each for name, each in given.items() if each}


def _addresses(entry: Parsed, key: str, name: str) -> Iterator[str]:
    for each in dict.get(entry, key) or []:
        if address := _get(each, name):
            yield address
