"""What keeps a typed query small: its words counted, cut, and left undivided."""

from dataclasses import replace
from typing import assert_never

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


def size(query: Query) -> int:
    """How many words the query has."""
    match query:
        case And(parts) | Or(parts):
            return sum(map(size, parts))
        case Phrase(words) | Near(words):
            return len(words)
        case Not(part):
            return size(part)
        case Word() | Exact() | Prefix() | Wildcard() | Fuzzy() | Range() | All():
            return 1
        case _:
            assert_never(query)


def cut(leaf: Query, room: int) -> Query | None:
    """The first words of a phrase that is too long; of anything else nothing."""
    if isinstance(leaf, Phrase | Near) and room > 1:
        return replace(leaf, words=leaf.words[:room])
    return Exact(leaf.words[0], leaf.field) if isinstance(leaf, Phrase) and room else None


def undivided(leaf: Query) -> Query:
    """The leaf, or the last of several: the one that needs no brackets."""
    while isinstance(leaf, And | Or):
        leaf = leaf.parts[-1]
    return leaf
