"""DocsPage: all that the page of the API's description shows, made from the OpenAPI document."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

_CODE = "`"


@dataclass(frozen=True, slots=True)
class Row:
    """A parameter, a field or an answer; `anchor` leads to its shape, where that has a name."""

    name: str
    kind: str
    tells: Markup
    anchor: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """An operation."""

    anchor: str
    method: str
    path: str
    title: str
    tells: Markup
    writes: bool
    sends: tuple[Row, ...]
    parameters: tuple[Row, ...]
    answers: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """What an object has."""

    anchor: str
    title: str
    tells: str
    fields: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class DocsPage:
    """The page."""

    title: str
    version: str
    tells: Markup
    sections: tuple[Section, ...]
    shapes: tuple[Shape, ...]


def docs_page(document: dict[str, Any]) -> DocsPage:
    """The page of a document."""
    return DocsPage(
        title=document["info"]["title"],
        version=document["info"]["version"],
        tells=_prose(document["info"]["description"]),
        sections=tuple(_sections(document)),
        shapes=tuple(
            Shape(f"shape-{name}", name, schema["description"], tuple(_fields(schema)))
            for name, schema in document["components"]["schemas"].items()
        ),
    )


def _sections(document: dict[str, Any]) -> Iterator[Section]:
    for path, methods in document["paths"].items():
        for method, said in methods.items():
            yield Section(
                anchor=said["operationId"],
                method=method.upper(),
                path=path,
                title=said["summary"],
                tells=_prose(said["description"]),
                writes="security" in said,
                sends=tuple(_contents("", said.get("requestBody", {}))),
                parameters=tuple(map(_parameter, said["parameters"])),
                answers=tuple(row for status, answer in said["responses"].items()
                              for row in _contents(status, answer)),
            )  # fmt: skip


def _contents(status: str, said: dict[str, Any]) -> Iterator[Row]:
    tells = _prose(said.get("description", ""))
    if status and "content" not in said:
        yield Row(status, "", tells)
    for media, each in said.get("content", {}).items():
        schema = each["schema"]
        meaning = tells or _prose(schema.get("description", ""))
        yield Row(status or media, _kind(schema), meaning, _anchor(schema))


def _parameter(said: dict[str, Any]) -> Row:
    schema = said["schema"]
    return Row(said["name"], _kind(schema), _prose(said["description"]), place=said["in"])


def _fields(schema: dict[str, Any]) -> Iterator[Row]:
    for name, each in schema["properties"].items():
        yield Row(name, _kind(each), _prose(each.get("description", "")), _anchor(each))


def _kind(schema: dict[str, Any]) -> str:
    """The type in words: `text`, `list of Hit`, `number or null`."""
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "anyOf" in schema:
        return " or ".join(_kind(each) for each in schema["anyOf"])
    if "enum" in schema:
        return " | ".join("null" if each is None else str(each) for each in schema["enum"])
    kinds = schema.get("type", "anything")
    if isinstance(kinds, list):
        return " or ".join(_kind({**schema, "type": each}) for each in kinds)
    if kinds == "array":
        return f"list of {_kind(schema['items'])}"
    if kinds == "object" and schema.get("additionalProperties"):
        return f"object of {_kind(schema['additionalProperties'])}"
    return _WORDS.get(kinds, str(kinds))


_WORDS = {"string": "text", "boolean": "true or false"}


def _anchor(schema: dict[str, Any]) -> str:
    """The place of the first shape that is named within."""
    if "$ref" in schema:
        return f"shape-{_kind(schema)}"
    inner = [*schema.get("anyOf", ()), schema.get("items"), schema.get("additionalProperties")]
    return next(
        (found for each in inner if isinstance(each, dict) and (found := _anchor(each))), ""
    )


def _prose(text: str) -> Markup:
    """The text with what stands between backticks as code."""
    parts = text.split(_CODE)
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if at % 2 else escape(part)
        for at, part in enumerate(parts)
    )
