"""WordPress exports (WXR): one post with what the export says of the site and its authors."""

import re
from typing import Any

from index.rejected import Rejected
from indexer.html_prose import captioned, title_of
from indexer.raw import RawArticle, Record
from indexer.status import CANCELED, WITHHELD
from indexer.xml_record import xml_root
from indexer.xml_tree import (
    Element,
    attribute,
    elements,
    everywhere,
    first,
    line_of,
    text_at,
)  # fmt: skip

_NOT_ARTICLES = {
    "attachment": "a file of the media library", "page": "a standing page of the site",
    "nav_menu_item": "an item of a menu", "revision": "an earlier draft of a post",
}  # fmt: skip
_OWN = ("wp_", "custom_css", "customize_changeset", "oembed_cache", "user_request", "feedback")
_STATUS = {
    "trash": CANCELED,
    **dict.fromkeys(("draft", "pending", "private", "auto-draft"), WITHHELD),
}
_CAPTION = re.compile(r"\[(wp_)?caption[^\]]{0,500}\](.{0,5000}?)\[/(?:wp_)?caption\]", re.DOTALL)
_SHORTCODE = re.compile(
    r"\[/?(?:gallery|embed|audio|video|playlist|vc_\w+|et_pb_\w+|su_\w+|ad\w*|contact-form\w*)\b[^\]]*\]"
)
# A pair of shortcodes of some plugin's, which does something to the words between: `[dropcap]`.
_PAIRED = re.compile(
    r"\[(?P<name>[a-z][\w-]*)(?:\s[^\[\]]*)?\](?P<words>.*?)\[/(?P=name)\]", re.DOTALL
)
_BLOCK_NOTE = re.compile(r"<!--.*?-->", re.DOTALL)
_HAS_PARAGRAPHS = re.compile(r"<p[\s>]", re.IGNORECASE)
_NEVER = "0000-00-00"


def read_wordpress(record: Record) -> RawArticle | Rejected:
    """The fields of a post; Rejected, with what it is, if it is another kind of item."""
    read = xml_root(record)
    if isinstance(read, Rejected):
        return read
    root, remarks = read
    item = next(everywhere(root, "item"), root)
    kind = text_at(item, "post_type")
    if kind in _NOT_ARTICLES or kind.startswith(_OWN):
        what = _NOT_ARTICLES.get(kind, f"WordPress's own {kind}")
        return record.rejected(f"is {what}: not an article")
    return _article(item, next(everywhere(root, "channel"), root), remarks)


def _article(item: Element, site: Element, remarks: tuple[str, ...]) -> RawArticle:
    contents = elements(item, "encoded")
    texts = {_space(each): "".join(map(str, each.itertext())) for each in contents}
    body, caption = captioned(_with_paragraphs(texts.get("content", "")))
    state = text_at(item, "status")
    date = _moment(item, "post_date") or text_at(item, "pubdate")
    return RawArticle(
        id=text_at(item, "guid") or text_at(item, "link"),
        title=title_of(text_at(item, "title")),
        summary=captioned(texts.get("excerpt", "") or text_at(item, "description"))[0],
        body=body,
        caption=caption,
        date=date,
        updated=_moment(item, "post_modified"),
        topic=_topics(item),
        language=text_at(site, "language"),
        source=text_at(site, "title"),
        author=tuple(filter(None, [_author(text_at(item, "creator"), site)])),
        url=text_at(item, "link"),
        visible_from=date if state == "future" else "",
        status=WITHHELD if text_at(item, "post_password") else _STATUS.get(state, ""),
        extra=_extra(item),
        remark=remarks,
    )


def _space(element: Element) -> str:
    """Which of the two encoded texts it is, by its namespace: content or excerpt."""
    return "excerpt" if "excerpt" in str(element.tag) else "content"


def _with_paragraphs(text: str) -> str:
    """The text as WordPress shows it: blank lines part paragraphs, captions stand apart."""
    text = _CAPTION.sub(_figure, _BLOCK_NOTE.sub("", text))
    text = _PAIRED.sub(lambda found: found["words"], _SHORTCODE.sub("", text))
    if _HAS_PARAGRAPHS.search(text):
        return text
    parts = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return "".join(f"<div>{part}</div>".replace("\n", "<br>") for part in parts)


def _figure(match: re.Match[str]) -> str:
    words = re.sub(r"<[^>]*>", " ", match[2])
    return f"<figure><figcaption>{words}</figcaption></figure>"


def _moment(item: Element, name: str) -> str:
    """A time as ISO 8601: in UTC where the export has it so, else as the site's clock showed it."""
    universal, local = text_at(item, f"{name}_gmt"), text_at(item, name)
    if universal and not universal.startswith(_NEVER):
        return universal.replace(" ", "T") + "Z"
    return "" if local.startswith(_NEVER) else local


def _author(login: str, site: Element) -> str:
    """The name by which an author is shown."""
    for each in elements(site, "author"):
        if text_at(each, "author_login") == login:
            return text_at(each, "author_display_name") or login
    return login


def _topics(item: Element) -> tuple[str, ...] | None:
    """Categories and tags; the category that stands for none is left out."""
    found = [
        title_of(line_of(each))
        for each in elements(item, "category")
        if attribute(each, "domain") in ("category", "post_tag", "")
        and attribute(each, "nicename") != "uncategorized"
    ]
    return tuple(dict.fromkeys(filter(None, found))) or None


def _extra(item: Element) -> dict[str, Any]:
    given = {
        "slug": text_at(item, "post_name"),
        "post_id": text_at(item, "post_id"),
        "sticky": line_of(first(item, "is_sticky")) == "1",
    }
    return {name: each for name, each in given.items() if each}
