"""Schemas: how a value looks as JSON, told from its class (JSON Schema 2020-12, as OpenAPI 3.1)."""

from collections.abc import Mapping, Sequence
from dataclasses import is_dataclass
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints, is_typeddict

from index.article import Article
from index.dates import NewsDate, Precision
from search.cursor import Cursor
from web.tells import TELLS

Schema = dict[str, Any]

_PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NewsDate: {"type": "string"},  # ISO 8601, as long as its precision
    Cursor: {"type": "string"},
    Any: {},
}
_LISTS = (tuple, list, Sequence)
_TABLES = (dict, Mapping)
# What stands beside a field in the JSON of a value, and not in its class: see Article.to_json.
_BESIDE = {(Article, "date"): ("date_precision", Precision | None)}


class Schemas:
    """The schemas of a document: classes with fields are kept by name, and referred to."""

    def __init__(self) -> None:
        self.named: dict[str, Schema] = {}

    def of(self, hint: Any) -> Schema:  # noqa: ANN401 - whatever a type may be
        """The schema of a type; TypeError for one that no answer has."""
        if hint in _PLAIN:
            return dict(_PLAIN[hint])
        origin, args = get_origin(hint), get_args(hint)
        if origin in (Union, UnionType):
            (inner,) = [each for each in args if each is not NoneType]
            return _or_null(self.of(inner))
        if origin in _LISTS:
            return {"type": "array", "items": self.of(args[0])}
        if origin in _TABLES:
            return {"type": "object", "additionalProperties": self.of(args[1])}
        if isinstance(hint, type) and issubclass(hint, StrEnum):
            return {"type": "string", "enum": [str(each) for each in hint]}
        return self._named(hint)

    def _named(self, kind: Any) -> Schema:  # noqa: ANN401
        if not _has_fields(kind):
            raise TypeError(f"{kind!r} has no schema")
        name = kind.__name__
        if name not in self.named:
            self.named[name] = {}  # lest it asks for itself
            fields = _fields(kind)
            optional: frozenset[str] = getattr(kind, "__optional_keys__", frozenset())
            self.named[name] = {
                "type": "object",
                "description": _sentence(kind.__doc__),
                "properties": {key: self._told(name, key, each) for key, each in fields.items()},
                "required": [key for key in fields if key not in optional],
            }
        return {"$ref": f"#/components/schemas/{name}"}

    def _told(self, name: str, key: str, hint: Any) -> Schema:  # noqa: ANN401
        schema = self.of(hint)
        tells = TELLS.get(f"{name}.{key}") or TELLS.get(key)
        return {**schema, "description": tells} if tells else schema


def _has_fields(kind: Any) -> bool:  # noqa: ANN401
    named = hasattr(kind, "_fields") or hasattr(kind, "__struct_fields__")
    return named or is_dataclass(kind) or is_typeddict(kind)


def _fields(kind: Any) -> dict[str, Any]:  # noqa: ANN401
    found: dict[str, Any] = {}
    for key, hint in get_type_hints(kind).items():
        found[key] = hint
        if (kind, key) in _BESIDE:
            beside, other = _BESIDE[kind, key]
            found[beside] = other
    return found


def _or_null(schema: Schema) -> Schema:
    if "type" not in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    nullable = {**schema, "type": [schema["type"], "null"]}
    if "enum" in schema:
        nullable["enum"] = [*schema["enum"], None]
    return nullable


def _sentence(text: str | None) -> str:
    """The first sentence of a docstring."""
    return " ".join((text or "").split("\n\n")[0].split())
