"""A JSON object as an article: each field under whatever name its source gives it."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from index.countries import country_code, country_named
from index.rejected import Rejected
from indexer.bylines import split_authors
from indexer.json_fields import COMMA_SEPARATED, field_of, plain_name
from indexer.json_values import NotJson, decode
from indexer.json_wrappers import unwrapped
from indexer.markup import plain_text
from indexer.ninjs import is_ninjs, read_ninjs
from indexer.paragraphs import reflow
from indexer.raw import RawArticle, Record

# What names a thing that is given as an object: a topic, a place, a person, an outlet, and the
# wrappers of a database's export.
_NAMED_BY = (
    "name", "label", "title", "value", "code", "#text", "$oid", "$date", "$numberLong", "text",
    "rendered", "main", "original", "$t", "__cdata", "plain",
)  # fmt: skip
_PARAGRAPHS = frozenset({"summary", "body", "caption", "correction"})
_LISTS = frozenset({"place", "country", "topic", "author"})
_NAMES = frozenset({"source", "language"})  # one value, which may be given as an object
_OBJECTS = _NAMES | {"correction"}
# Under these a text is given as an object: `{"rendered": "…"}`, `{"main": "…"}`, `{"#text": "…"}`.
_TEXTS = frozenset({"rendered", "main", "original", "#text", "$t", "__cdata", "plain"})
# What holds an article back: what can't be understood here must not be passed over.
_GUARDS = frozenset({"access", "visible_from"})


_Given = Sequence[tuple[str, Any]]  # the keys that give one field, with their values
_Plan = tuple[tuple[tuple[str, tuple[str, ...]], ...], tuple[str, ...]]


def read_json(record: Record) -> RawArticle | Rejected:
    """The fields of a JSON object; Rejected, with line and column, if it isn't one."""
    try:
        value, remarks = decode(record.data)
    except NotJson as error:
        return record.rejected(str(error))
    if not isinstance(value, dict):
        kind = "a list" if isinstance(value, list) else f"{value!r:.40}"
        reason = f"is {kind} and not an article: a JSON object in braces is needed"
        return record.rejected(reason)
    value = unwrapped(value)
    if is_ninjs(value):
        return read_ninjs(value, record)
    if "$schema" in value and "properties" in value:
        reason = "is a JSON Schema: not an article"
        return record.rejected(reason)
    return article_from(value, list(remarks))


def article_from(value: Mapping[str, Any], remarks: list[str]) -> RawArticle:
    """The fields of a mapping whose keys are known by their names, as in front matter too."""
    plan, unknown = _plan(tuple(value))
    extra = {key: value[key] for key in unknown}
    fields: dict[str, Any] = {}
    for field, keys in plan:
        given = [(key, value[key]) for key in keys if value[key] is not None]
        if not given:
            continue
        if field in _LISTS:
            fields[field] = _several(field, given, extra, remarks)
        else:
            fields[field] = _one(field, given, extra, remarks)
    places = [fields.pop(field) for field in ("place", "country") if field in fields]
    if any(each is not None for each in places):
        fields["place"] = tuple(dict.fromkeys(name for each in places for name in each or ()))
    fields["author"] = fields.get("author") or ()
    return RawArticle(**fields, extra=extra, remark=tuple(remarks))


@lru_cache(1024)
def _plan(keys: tuple[str, ...]) -> _Plan:
    """Which keys give each field, those first that say it best, and which no field is named for.

    It is kept, since the records of a source have the same keys.
    """
    ranked: dict[str, list[tuple[int, str]]] = {}
    unknown: list[str] = []
    for key in keys:
        known = field_of(key)
        if known is None:
            unknown.append(key)
        else:
            ranked.setdefault(known[0], []).append((known[1], key))
    plan = ((field, tuple(key for _, key in sorted(named))) for field, named in ranked.items())
    return tuple(plan), tuple(unknown)


def _one(field: str, given: _Given, extra: dict[str, Any], remarks: list[str]) -> str:
    """The first text that is given; the others are kept beside."""
    chosen = ""
    for key, value in given:
        text = _text(field, value)
        if text is None and field in _GUARDS:
            text = "" if value is False else json.dumps(value)  # refused later, with the reason
        if text is None:
            extra[key] = value
            remarks.append(f"{key} is {_kind(value)} and can't be the {field}: kept as it is")
        elif not chosen:
            chosen = text
        elif text and text != chosen:
            extra[key] = value
    return chosen


def _text(field: str, value: object) -> str | None:
    """The value as the field's text; None where it can't be one."""
    if isinstance(value, str):  # most are
        return reflow(plain_text(value)) if field in _PARAGRAPHS else value.strip()
    if isinstance(value, list):
        parts = [_named(each) if field == "correction" else _scalar(each) for each in value]
        if len(parts) > 1 and field not in _PARAGRAPHS and field not in _NAMES:
            return None
        if any(part is None for part in parts):
            return None
        texts = [part for part in parts if part]
        text: str | None = texts[0] if field in _NAMES and texts else "\n\n".join(texts)
    elif isinstance(value, dict) and (
        field in _OBJECTS or _TEXTS & value.keys() or any(key[:1] == "$" for key in value)
    ):
        text = _named(value)
    else:
        text = _scalar(value)
    if text is None or field not in _PARAGRAPHS:
        return text.strip() if text else text
    return reflow(plain_text(text))


def _scalar(value: object) -> str | None:
    match value:
        case bool():
            return None
        case str():
            return value
        case int() | float():
            return str(value)
        case None:
            return ""
        case _:
            return None


def _named(value: object) -> str | None:
    """The name of an object, or the value itself where it is a text or a number."""
    if isinstance(value, str):  # most are
        return value
    if not isinstance(value, dict):
        return _scalar(value)
    plain = {key.casefold(): each for key, each in value.items()}
    for key in _NAMED_BY:
        name = plain.get(key.casefold())
        if isinstance(name, dict):
            name = next(iter(name.values()), None)  # {"$date": {"$numberLong": "…"}}
        if text := _scalar(name):
            return text
    return None


def _several(
    field: str, given: _Given, extra: dict[str, Any], remarks: list[str]
) -> tuple[str, ...] | None:
    """All values that are given, each once; None where none of them says anything."""
    found: list[str] = []
    said = False
    for key, value in given:
        names = _names(field, key, value)
        if names is None:
            extra[key] = value
            remarks.append(f"{key} is {_kind(value)} and can't be read as {field}: kept as it is")
            continue
        said = said or bool(names) or isinstance(value, list)
        found.extend(names)
    return _tidy(tuple(found)) if said else None


@lru_cache(8192)
def _tidy(names: tuple[str, ...]) -> tuple[str, ...]:
    tidy = (" ".join(name.split()) for name in names)
    return tuple(dict.fromkeys(name for name in tidy if name))


def _names(field: str, key: str, value: object) -> list[str] | None:
    """The values of one given field; None where it, or any part of it, can't be used."""
    if isinstance(value, str):
        return _split(field, plain_name(key), value)
    parts = [_named(each) for each in (value if isinstance(value, list) else [value])]
    if any(part is None for part in parts):
        return None
    return [part for part in parts if part]


_STRONG = re.compile(r"[;|\n]")
_WEAK = re.compile(r"[,;|\n]")


def _split(field: str, key: str, text: str) -> list[str]:
    """The values that one text holds."""
    if field == "author":
        return list(split_authors(text))
    if key in COMMA_SEPARATED:
        return _WEAK.split(text)
    if field == "topic":
        return _STRONG.split(text)
    is_country = country_code if field == "country" else country_named
    values: list[str] = []
    for part in _STRONG.split(text):
        pieces = part.split(",")
        # `Serbia, Kosovo` are two, `Tripoli, Lebanon` and `Korea, Republic of` are one.
        values.extend(pieces if all(is_country(piece.strip()) for piece in pieces) else [part])
    return values


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", bool: "true or false"}
    return names.get(type(value), "a value")
