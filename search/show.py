"""From a query back to text that `search.parse` reads as that query."""

import re
from typing import assert_never

from index.fields import KEYWORDS
from search.forms import spelled
from search.query import (
    All,
    And,
    Exact,
    Fuzzy,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Range,
    Wildcard,
    Word,
)

_BARE = re.compile(r"\w[\w:.&'’/-]*")  # a keyword that needs no quotes


def print_query(query: Query) -> str:
    """The query as one would type it; `parse` of it is the query, if it is in normal form."""
    match query:
        case All():
            return ""
        case And(parts):
            return " ".join(_in_brackets(part, And, Or) for part in parts)
        case Or(parts):
            return " OR ".join(_in_brackets(part, Or) for part in parts)
        case Not(part):
            return f"-{_in_brackets(part, And, Or, Not)}"
        case Range(start, end):
            return f"date:{start}" if start == end else f"date:{start}..{end}"
        case _:
            return f"{query.field}:{_leaf(query)}" if query.field else _leaf(query)


def _leaf(leaf: Word | Exact | Phrase | Near | Prefix | Wildcard | Fuzzy) -> str:
    match leaf:
        case Word(text):
            return _spelled(text)
        case Exact(text, field) if field in KEYWORDS:
            return text if _BARE.fullmatch(text) else f'"{text}"'
        case Exact(text):
            return f'"{_spelled(text)}"'
        case Phrase(words):
            return _quoted(words)
        case Near(words, slop):
            return f"{_quoted(words)}~{slop}"
        case Prefix() | Wildcard() | Fuzzy():
            return _pattern(leaf)
        case _:
            assert_never(leaf)


def _pattern(leaf: Prefix | Wildcard | Fuzzy) -> str:
    match leaf:
        case Prefix(text):
            return f"{_spelled(text)}*"
        case Wildcard(pattern, field):
            # A plus says that a mark at the end isn't that of a question.
            return f"+{pattern}" if pattern.endswith("?") and not field else pattern
        case Fuzzy(text, distance):
            return f"{_spelled(text)}~" if distance == 1 else f"{_spelled(text)}~{distance}"
        case _:
            assert_never(leaf)


def _in_brackets(part: Query, *kinds: type[Query]) -> str:
    return f"({print_query(part)})" if isinstance(part, kinds) else print_query(part)


def _quoted(words: tuple[str, ...]) -> str:
    return f'"{" ".join(map(_spelled, words))}"'


def _spelled(form: str) -> str:
    return spelled(form) or form
