"""From what was typed in the search box to tokens; every text has some."""

import re
from dataclasses import dataclass, field
from enum import Enum

from index.fields import FIELDS


class Kind(Enum):
    WORD = "word"  # as typed, with its wildcards, up to a space, a bracket or a quote
    QUOTE = "quote"  # what stands between quotes
    SIGN = "sign"  # `-` and `+` right before something
    FIELD = "field"  # the name before a colon
    OPEN = "("
    CLOSE = ")"
    AND = "AND"
    OR = "OR"
    NOT = "NOT"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the query; `slop` is what follows `~` after a quote, None without one.

    `glued` tells that a quote or a bracket opens right after it; `closed` is false for a quote
    that runs to the end of the text. `span` is where it stands.
    """

    kind: Kind
    text: str = ""
    slop: str | None = None
    glued: bool = False
    closed: bool = True
    span: tuple[int, int] = field(default=(0, 0), compare=False)


END = Token(Kind.END)

# Each alternative stops at the sign that could open it again, so that no text is scanned twice.
_TOKEN = re.compile(
    rf"""
      (?P<open>\() | (?P<close>\))
    | (?P<quote>"[^"]*(?:"|\Z) | [“„][^“”„"]*[“”] | «[^«»"]*» | »[^«»"]*«) (?:~(?P<slop>[0-9]*))?
    | (?<![^\s(])(?P<sign>[-+]+)(?=[^\s)])
    | (?<![^\s(+-])(?P<field>(?ai:{"|".join(each.name for each in FIELDS)})):
    | (?<![^\s()])(?P<operator>AND|OR|NOT)(?![^\s()"“„«»])
    | (?P<word>[^\s()"“”„«»]+)
    """,
    re.VERBOSE,
)
_KINDS = {
    "open": Kind.OPEN, "close": Kind.CLOSE, "sign": Kind.SIGN, "field": Kind.FIELD,
    "word": Kind.WORD,
}  # fmt: skip
_OPENERS = frozenset('("“„«»')


def tokens(text: str) -> list[Token]:
    """The tokens of a query in order; spaces and unpaired typographic quotes are none."""
    return [_token(found) for found in _TOKEN.finditer(text)]


def _token(found: re.Match[str]) -> Token:
    if found["quote"] is not None:
        closed = len(found["quote"]) > 1 and found["quote"][-1] in '"“”«»'
        inner = found["quote"][1:-1] if closed else found["quote"][1:]
        return Token(Kind.QUOTE, inner, found["slop"], closed=closed, span=found.span())
    if found["operator"]:
        return Token(Kind(found["operator"]), found["operator"], span=found.span())
    name = next(name for name in _KINDS if found[name] is not None)
    after = found.string[found.end() : found.end() + 1]
    return Token(_KINDS[name], found[name], glued=after in _OPENERS, span=found.span())
