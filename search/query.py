"""Query: the closed union of what can be asked of the archive.

Leaves hold folded forms (see `index.words`), so that equal questions are equal values; a value
asked of a keyword field stays as typed, to be found by its key or its label.
`field` is empty for the text as a whole, else a field of `index.fields`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word in any of its forms: of every form that shares its stem in a language held."""

    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Exact:
    """This form alone, an acronym in capitals; of a keyword field the whole value as typed."""

    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """These forms, one straight after the other; two or more."""

    words: tuple[str, ...]
    field: str = ""


@dataclass(frozen=True, slots=True)
class Near:
    """These forms in any order, with at most `slop` other words among them."""

    words: tuple[str, ...]
    slop: int
    field: str = ""


@dataclass(frozen=True, slots=True)
class Prefix:
    """Every form that begins so."""

    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Every form that fits: `?` stands for one letter, `*` for any number."""

    pattern: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Every form within so many edits (one letter put in, left out, changed or swapped)."""

    text: str
    distance: int = 1
    field: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """Dated within these days, both included: ISO dates as typed (`2016`, `2016-08`), or open."""

    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class And:
    """Every part; two or more."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part; two or more."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Everything but the part."""

    part: "Query"


@dataclass(frozen=True, slots=True)
class All:
    """Every article."""


Query = Word | Exact | Phrase | Near | Prefix | Wildcard | Fuzzy | Range | And | Or | Not | All
