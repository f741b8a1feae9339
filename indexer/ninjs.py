"""ninjs: IPTC's JSON for news, versions 1 to 3, told from other JSON by its own property names.

Version 1 has `headline`, `body_text`, `body_xhtml`, `description_…`; 2 has lists of `headlines`,
`bodies`, `descriptions` with roles; 3 writes the same in camel case. Names compare without case.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from index.rejected import Rejected
from indexer.bylines import split_authors
from indexer.html_prose import captioned, line_of_html, prose_of
from indexer.ninjs_values import entries, names, places, topics, valued
from indexer.nitf_text import NitfParts, nitf_parts, without_heads
from indexer.raw import RawArticle, Record
from indexer.status import status_of

# One of these beside `uri` is no one else's.
_SIGNS_NAMES = (
    "versioncreated bodies headlines body_text body_xhtml body_html representationtype pubstatus"
    " urgency eventdetails associations renditions copyrightholder"
)
_SIGNS = frozenset(_SIGNS_NAMES.split())
_NOT_ARTICLES = {
    "event": "an event item", "planning": "a planning item", "component": "a component",
}  # fmt: skip
_HANDLED_NAMES = (
    "uri standard $standard type version versioncreated contentcreated firstcreated pubstatus"
    " language language_tag by byline byline_text located title headline headlines bodies"
    " descriptions subject subjects place places infosource infosources embargoed associations"
    " renditions copyrightholder url guid authors provider altids keywords"
)
_HANDLED = frozenset(_HANDLED_NAMES.split())
_PREFERRED = ("nitf", "xhtml", "html5", "html", "richhtml5", "article", "text", "")


def is_ninjs(value: Mapping[str, Any]) -> bool:
    """Whether a JSON object is a ninjs item, be its `uri` called `guid`."""
    if "uri" not in value:
        signs = {key.lower() for key in value} & _SIGNS
        return "guid" in value and "versioncreated" in signs and len(signs) > 1
    standard = value.get("standard") or value.get("$standard")
    return _signed(value) or (isinstance(standard, dict) and "ninjs" in str(standard).lower())


def _signed(value: Mapping[str, Any]) -> bool:
    return any(key.lower() in _SIGNS for key in value)


def read_ninjs(given: Mapping[str, Any], record: Record) -> RawArticle | Rejected:
    """The fields of an item; Rejected, with what it is, if it is no article."""
    value = {key.lower(): each for key, each in given.items()}
    kind = str(value.get("type") or "").lower()
    if kind in _NOT_ARTICLES or "eventdetails" in value:
        reason = f"is {_NOT_ARTICLES.get(kind, 'an event item')}: not an article"
        return record.rejected(reason)
    article = _article(value, kind)
    if article.title or article.body or article.status:
        return article
    what = {"": "an item", "composite": "a package"}.get(kind, f"an item of type {kind}")
    reason = f"is {what} without a headline or a text: not an article"
    return record.rejected(reason)


def _article(value: Mapping[str, Any], kind: str) -> RawArticle:
    title = line_of_html(_headline(value))
    body, nitf = _body(value)
    body = "\n\n".join(without_heads(body.split("\n\n"), title))
    captions, credits_ = _pictures(value)
    captions += nitf.captions
    description = prose_of(_described(value, ("lead", "summary", "text", "abstract", "")))
    pictured = kind in ("picture", "photo", "video", "audio", "graphic")
    if pictured:
        caption = prose_of(_described(value, ("caption", "text", "")))
        captions, description = [caption, *captions], ""
        credits_ = [_line(value, "by", "byline"), *credits_]
    return RawArticle(
        id=_id(value),
        title=title or nitf.title,
        summary="" if description == body else description,
        body=body,
        caption="\n\n".join(dict.fromkeys(filter(None, captions))),
        credit="; ".join(dict.fromkeys(filter(None, credits_))),
        date=_line(value, "firstcreated", "contentcreated", "versioncreated"),
        updated=_line(value, "versioncreated"),
        dateline=_line(value, "dateline") or nitf.dateline,
        place=places(value),
        topic=topics(value),
        language=_line(value, "language", "language_tag"),
        source=_source(value),
        author=split_authors(_line(value, "by", "byline", "byline_text"))
        or tuple(dict.fromkeys(names(value, "authors"))),
        url=_url(value),
        version=_line(value, "version"),
        visible_from=_line(value, "embargoed"),
        status=status_of(_line(value, "pubstatus")),
        extra={key: each for key, each in value.items() if _is_extra(key, each)},
    )


def _id(value: Mapping[str, Any]) -> str:
    """The item's URI; an API writes there where the caller fetched it, and its own id beside it."""
    uri = _line(value, "uri", "guid")
    others = value.get("altids")
    own = _text(others.get("itemid")) if isinstance(others, dict) and "?" in uri else ""
    return own or uri


def _is_extra(key: str, each: object) -> bool:
    if each in (None, "", [], {}):
        return False
    return key not in _HANDLED and not key.startswith(("body_", "description_", "headline_"))


def _text(value: object) -> str:
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _line(value: Mapping[str, Any], *keys: str) -> str:
    """The first of these properties that has a text."""
    return next(filter(None, (_text(value.get(key)) for key in keys)), "")


def _headline(value: Mapping[str, Any]) -> str:
    if text := _text(value.get("headline")):
        return text
    given = list(entries(value.get("headlines")))
    main = [each for each in given if str(each.get("role", "main")).lower() in ("main", "")]
    texts = [valued(each) for each in (*main, *given)]
    texts += [_text(each) for key, each in value.items() if key.startswith("headline_")]
    return next(filter(None, texts), "") or _text(value.get("title"))


def _described(value: Mapping[str, Any], roles: tuple[str, ...]) -> str:
    """The description of the first of these roles; of any role if there is none."""
    found = {
        str(e.get("role") or "").lower(): valued(e) for e in entries(value.get("descriptions"))
    }
    for key, each in value.items():
        if key.startswith("description_"):
            name = key.removeprefix("description_").removesuffix("_text").removesuffix("_xhtml")
            found.setdefault({"xhtml": "text", "html": "text"}.get(name, name), _text(each))
    wanted = [found.get(role, "") for role in roles]
    return next(filter(None, (*wanted, *found.values())), "")


def _body(value: Mapping[str, Any]) -> tuple[str, NitfParts]:
    """The text of the best of the bodies, and what an NITF body says beside it."""
    empty = nitf_parts("")
    best = ("", empty)
    for role, text in sorted(_bodies(value), key=lambda each: _rank(each[0])):
        if role == "nitf":
            parts = nitf_parts(text)
            found = (parts.body, parts)
        else:
            body, caption = captioned(text)
            found = (body, NitfParts(captions=(caption,)))
        if found[0] and not best[0]:
            best = found
    return best


def _bodies(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each body with its role, or what its content type says that it is."""
    for each in entries(value.get("bodies")):
        kind = str(each.get("contenttype") or "").lower()
        role = str(each.get("role") or "").lower()
        if "nitf" in kind or role == "nitf":
            role = "nitf"
        elif role not in _PREFERRED:
            role = "html" if "html" in kind else "text" if "plain" in kind else role
        yield role, valued(each)
    for key, each in value.items():
        if key.startswith("body_") and isinstance(each, str):
            yield key.removeprefix("body_"), each


def _rank(role: str) -> int:
    return _PREFERRED.index(role) if role in _PREFERRED else len(_PREFERRED)


def _pictures(value: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """Captions and credits of the pictures that go with it."""
    captions, credits_ = [], []
    for each in entries(value.get("associations")):
        if str(each.get("type") or "").lower() in ("picture", "photo", "graphic", "video"):
            captions.append(prose_of(_described(each, ("caption", "text", ""))))
            credits_.append(_line(each, "by", "byline", "creditline"))
    return captions, credits_


def _source(value: Mapping[str, Any]) -> str:
    provider = _line(value, "source", "provider", "copyrightholder")
    return provider or next(iter(names(value, "infosources", "infosource")), "")


def _url(value: Mapping[str, Any]) -> str:
    """The address to read it at: an identifier that is one may be a page."""
    given = (_text(value.get("url")), _id(value))
    return next((each for each in given if each.startswith("http")), "")
