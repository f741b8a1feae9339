"""Front matter: the fields above a Markdown text, in YAML between dashes or TOML between pluses."""

import re
import tomllib
from typing import Any

import yaml

LARGEST = 256 << 10  # characters
_YAML = re.compile(r"\s*---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\s*\+\+\+[ \t]*\n(.*?)(?:^|\n)\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)


class BadFrontMatter(ValueError):
    """The fields can't be read; the message says where and why."""


def split_front_matter(text: str) -> tuple[dict[str, Any], str]:
    """The fields, and the text below them; no fields where there is no front matter."""
    text = text.replace("\r\n", "\n")
    for shape, read in ((_YAML, _yaml), (_TOML, _toml)):
        if found := shape.match(text):
            if len(found[1]) > LARGEST:
                raise BadFrontMatter(f"the front matter is longer than {LARGEST >> 10} KB")
            return read(found[1]), text[found.end() :]
    return {}, text


def _yaml(text: str) -> dict[str, Any]:
    """The fields as they are written: YAML would take `no` for false, and a date apart."""
    try:
        if any(isinstance(each, yaml.AliasToken) for each in yaml.scan(text)):
            raise BadFrontMatter("the front matter refers to itself with `*`: write it out")
        value = yaml.load(text, Loader=yaml.BaseLoader)  # makes texts alone
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        where = getattr(error, "problem_mark", None)
        line = f" at line {where.line + 2}" if where else ""
        raise BadFrontMatter(f"the front matter isn't YAML{line}: {_short(error)}") from error
    if value in (None, ""):
        return {}
    if not isinstance(value, dict):
        raise BadFrontMatter("the front matter has no `name: value` lines")
    return {str(key): _plain(each) for key, each in value.items()}


def _short(error: Exception) -> str:
    return str(getattr(error, "problem", "") or error).split("\n", 1)[0]


def _toml(text: str) -> dict[str, Any]:
    try:
        return {key: _written(each) for key, each in tomllib.loads(text).items()}
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadFrontMatter(f"the front matter isn't TOML: {error}") from error


def _plain(value: Any) -> Any:  # noqa: ANN401 - YAML's own types
    """The value with what YAML writes for nothing and for yes and no, where it means that."""
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    words = {"~": None, "null": None, "": None, "true": True, "false": False}
    return words.get(value.strip().lower(), value) if isinstance(value, str) else value


def _written(value: Any) -> Any:  # noqa: ANN401 - TOML's own types
    """The value with dates as ISO 8601."""
    if isinstance(value, list):
        return [_written(each) for each in value]
    if isinstance(value, dict):
        return {key: _written(each) for key, each in value.items()}
    return value.isoformat() if hasattr(value, "isoformat") else value
