"""JSON-LD: what a page's own data says of its article, by schema.org's names."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from indexer.json_values import NotJson, decode
from indexer.xml_tree import Element

_ARTICLE = re.compile(r"(?:article|blogposting|report|liveblog\w*)$", re.IGNORECASE)
_COMMENT = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>)\s*$"
)
_DEEPEST = 6


def article_data(page: Element) -> Mapping[str, Any]:
    """The first object that is an article; of no such object, an empty mapping."""
    for script in page.iter("script"):
        if "ld+json" in str(script.get("type") or "").lower():
            for each in _objects(_read(str(script.text or ""))):
                if any(_ARTICLE.search(kind) for kind in kinds(each)):
                    return each
    return {}


def kinds(value: Mapping[str, Any]) -> list[str]:
    """The types of an object."""
    given = value.get("@type")
    return [str(each) for each in (given if isinstance(given, list) else [given]) if each]


def names_of(value: object) -> list[str]:
    """The names in what may be a text, an object with a name, or a list of these."""
    match value:
        case list():
            return [name for each in value for name in names_of(each)]
        case dict():
            return names_of(value.get("name"))
        case str():
            return [value.strip()] if value.strip() else []
        case _:
            return []


def text_in(value: object, *keys: str) -> str:
    """The text, or that under the first of these keys; of a list the first that has one."""
    match value:
        case str():
            return value.strip()
        case dict():
            return next(filter(None, (text_in(value.get(key), *keys) for key in keys)), "")
        case list():
            return next(filter(None, (text_in(each, *keys) for each in value)), "")
        case _:
            return ""


def _read(text: str) -> object:
    try:
        return decode(_COMMENT.sub("", text).strip().encode())[0]
    except (NotJson, json.JSONDecodeError):
        return None


def _objects(value: object, deep: int = 0) -> Iterator[Mapping[str, Any]]:
    """All objects, those of a graph or a page's main entity too, outermost first."""
    if isinstance(value, list):
        for each in value:
            yield from _objects(each, deep + 1)
    elif isinstance(value, dict) and deep < _DEEPEST:
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            yield from _objects(value.get(key), deep + 1)
