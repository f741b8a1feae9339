"""Pieces: what a query as typed requires, so that it can be asked again without some of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.fields import KEYWORDS
from index.words import RAW_WORD
from search.lexer import Kind, Token, tokens

_OPERATORS = ("AND", "OR", "NOT")
_BEFORE = frozenset({Kind.SIGN, Kind.FIELD, Kind.NOT})
_TAIL = re.compile(r"\s+[-–—|·•»]+\s+")  # what parts a title from its site's name
_UNSPELLED = frozenset(KEYWORDS) | {"date"}  # fields whose values are no words of the text


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, a quote or a bracket with all that belongs to it; `fixed` is what is excluded."""

    text: str
    fixed: bool = False


def pieces(text: str) -> list[Piece]:
    """What has to be in an article, in order; a query of alternatives is one piece."""
    found: list[Piece] = []
    start, depth, fixed = -1, 0, False
    for token in tokens(text):
        if token.kind is Kind.OR and not depth:
            return [Piece(text, fixed=True)]
        if token.kind is Kind.AND and not depth:
            continue
        start = token.span[0] if start < 0 else start
        fixed |= not depth and _excludes(token)
        depth += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE and depth > 0)
        if not depth and token.kind not in _BEFORE:
            piece = text[start : token.span[1]]
            found += [Piece(piece, fixed)] if RAW_WORD.search(piece) else []
            start, fixed = -1, False
    return [*found, Piece(text[start:], fixed=True)] if start >= 0 else found


def words(text: str) -> Iterator[re.Match[str]]:
    """The words of a query's text that may be misspelled, where they stand."""
    before: Token | None = None
    for token in tokens(text):
        keyword = before and before.kind is Kind.FIELD and before.text.casefold() in _UNSPELLED
        plain = token.kind is Kind.QUOTE or (
            token.kind is Kind.WORD and not set(token.text) & set("*?~")
        )
        if plain and not keyword:
            yield from RAW_WORD.finditer(text, *token.span)
        before = token


def rewritten(text: str, changes: Sequence[tuple[tuple[int, int], str]]) -> str:
    """The text with other words where these spans are."""
    for (start, end), new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def unquoted(text: str) -> str:
    """The text without quotes: their words may stand anywhere."""
    found = (each for each in tokens(text) if each.kind is Kind.QUOTE)
    return rewritten(text, [(each.span, each.text) for each in found])


def unfielded(text: str) -> str:
    """The text without the names of fields: what was asked of one may stand anywhere."""
    found = (each for each in tokens(text) if each.kind is Kind.FIELD and not _is_date(each))
    return rewritten(text, [(each.span, "") for each in found])


def undated(text: str) -> str:
    """The text without the days that it asks for."""
    pairs = pairwise(tokens(text))
    changes = [((name.span[0], value.span[1]), "") for name, value in pairs if _is_date(name)]
    return " ".join(rewritten(text, changes).split())


def with_excluded(text: str) -> str:
    """The text without what it excludes."""
    found = pieces(text)
    kept = [each.text for each in found if not each.fixed]
    return " ".join(kept) if 0 < len(kept) < len(found) else text


def plain_words(text: str) -> str:
    """All words of the text, whatever signs stand among them."""
    raws = RAW_WORD.findall(text)
    return " ".join(raw.lower() if raw in _OPERATORS else raw for raw in raws)


def without_tail(text: str) -> Iterator[tuple[str, str]]:
    """The text without what stands after its last dash or bar, and after more of them."""
    for found in reversed([*_TAIL.finditer(text)]):
        if text[: found.start()].strip():
            yield text[: found.start()], text[found.end() :]


def _excludes(token: Token) -> bool:
    return token.kind is Kind.NOT or (token.kind is Kind.SIGN and "-" in token.text)


def _is_date(token: Token) -> bool:
    return token.kind is Kind.FIELD and token.text.casefold() == "date"
