"""JSON-LD: what a page's own data says of its article, by schema.org's names."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from indexer.json_values import NotJson, decode
from indexer.xml_tree import Element

_ARTICLE = re.compile(r"(?:article|blogposting|report|liveblog\w*)$", re.IGNORECASE)
_COMMENT = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>)\s*$"
)
_DEEPEST = 6
_NAMED = ("author", "creator", "publisher")


def article_data(page: Element) -> Mapping[str, Any]:
    """The first object that is an article; of no such object, an empty mapping."""
    for script in page.iter("script"):
        if "ld+json" in str(script.get("type") or "").lower():
            objects = [*_objects(_read(str(script.text or "")))]
            for each in objects:
                if any(_ARTICLE.search(kind) for kind in kinds(each)):
                    return _with_names(each, objects)
    return {}


def _with_names(
    article: Mapping[str, Any], objects: Sequence[Mapping[str, Any]]
) -> Mapping[str, Any]:
    """The article with whom it names by an identifier alone, as another object tells them."""
    known = {str(each["@id"]): each for each in objects if "@id" in each and "name" in each}
    told = {
        key: known[str(value["@id"])]
        for key in _NAMED
        if isinstance(value := article.get(key), dict)
        and "name" not in value
        and str(value.get("@id")) in known
    }
    return {**article, **told}


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
