"""Wrappers: a JSON article inside the object that a search server or an API puts around it.

Elasticsearch has it in `_source`, JSON:API in `attributes`, the Guardian its text in `fields`.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from indexer.json_fields import field_of
from indexer.ninjs import is_ninjs

_WRAPPERS = (
    "_source", "item", "article", "newsitem", "story", "post", "node", "document", "doc",
    "attributes", "fields", "data", "record", "result", "content",
)  # fmt: skip
_DEEPEST = 3


def unwrapped(value: Mapping[str, Any], deep: int = _DEEPEST) -> Mapping[str, Any]:
    """The article with what stands around it; as it is where it has a title and a text itself."""
    own = _told_by(tuple(value))
    if len(own) == 2 or not deep:
        return value
    for key in _WRAPPERS:
        inner = value.get(key)
        if not isinstance(inner, dict):
            continue
        found = unwrapped(inner, deep - 1)
        if is_ninjs(found):
            return found
        if _told_by(tuple(found)) - own:
            return {**_around(value, key), **found}
    return value


@lru_cache(1024)
def _told_by(keys: tuple[str, ...]) -> frozenset[str]:
    """Which of title and body an object of these keys has."""
    fields = {found[0] for key in keys if key != "name" and (found := field_of(key))}
    return frozenset(fields & {"title", "body"})


def _around(value: Mapping[str, Any], inner: str) -> dict[str, Any]:
    """What the wrapper says itself of the article, such as its id and its title."""
    return {key: each for key, each in value.items() if key != inner and field_of(key)}
