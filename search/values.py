"""Values: the keyword fields' values over all segments, and what a typed value means."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from index.arrays import Array, DocIds, Mask
from index.countries import country_code
from index.fields import KEYWORDS
from index.segment import Segment
from index.snapshot import Snapshot
from index.topics import topic_key
from index.words import RAW_WORD, fold, read_word
from search.cache import Cache
from search.edits import distances
from search.expand import wildcard_pattern
from search.labels import label
from search.query import Exact, Fuzzy, Near, Phrase, Prefix, Query, Wildcard, Word

Value = tuple[str, str]  # a keyword field and one of its values
_DECLARED = {"topic": "declared_topic"}  # where a source's own labels are kept
_KEYS: dict[str, Callable[[str], str | None]] = {
    "country": country_code,
    "topic": topic_key,
    "language": lambda text: text.lower(),
}


@dataclass(frozen=True)
class ValueTable:
    """All values of one field, sorted; `remap[s][o]` is the number of segment s's ordinal o."""

    field: str
    values: Sequence[str]
    remap: tuple[Array, ...]

    @classmethod
    def of(cls, snapshot: Snapshot, field: str) -> "ValueTable":
        """The table of a field over a snapshot."""
        lists = [segment.column(field).values.all() for segment in snapshot.segments]
        values = sorted(set().union(*lists))
        number = {value: at for at, value in enumerate(values)}
        remap = tuple(np.array([number[each] for each in part], np.int64) for part in lists)
        return cls(field, values, remap)

    @cached_property
    def labels(self) -> list[str]:
        """How each value is called."""
        return [label(self.field, value) for value in self.values]

    @cached_property
    def number(self) -> dict[str, int]:
        """The number of each value."""
        return {value: at for at, value in enumerate(self.values)}

    def numbers(self, values: Sequence[str]) -> list[int]:
        """The numbers of those values that are in the table."""
        return [self.number[value] for value in values if value in self.number]

    @cached_property
    def by_folded(self) -> dict[str, list[str]]:
        """The values by their own folded text and by that of their labels."""
        found: dict[str, list[str]] = {}
        for value, called in zip(self.values, self.labels, strict=True):
            for text in {value, called}:
                found.setdefault(plain(text), []).append(value)
        return found


class Tables:
    """The value tables of one snapshot, each made when first asked for."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._tables: dict[str, ValueTable] = {}

    def __getitem__(self, field: str) -> ValueTable:
        if field not in self._tables:
            self._tables[field] = ValueTable.of(self._snapshot, field)
        return self._tables[field]


@dataclass(frozen=True, slots=True)
class Resolver:
    """Says which articles a typed value of a keyword field means.

    Where `inferred` is false, values that no source declares don't count.
    """

    tables: Tables
    cache: Cache
    inferred: bool = True
    fields: frozenset[str] = frozenset(KEYWORDS)

    def values(self, field: str, text: str) -> tuple[Value, ...]:
        """The values meant by a key, a label or a source's own label; none if it is unknown."""
        table = self.tables[field]
        key = _KEYS[field](text) if field in _KEYS else None
        for wanted in (text, key or ""):
            if wanted in table.by_folded.get(plain(wanted), ()):
                return ((field, wanted),)
        if found := table.by_folded.get(plain(text)):
            return tuple((field, value) for value in found)
        return self.values(_DECLARED[field], text) if field in _DECLARED else ()

    def matching(self, segment: Segment, leaf: Query) -> DocIds:
        """The documents that a leaf asks for: by value, else by words within a value."""
        match leaf:
            case Exact() | Word():
                values = self.values(leaf.field, leaf.text) or self._with(
                    leaf.field, _has_words([fold(word) for word in RAW_WORD.findall(leaf.text)])
                )
            case Phrase() | Near():
                values = self._with(leaf.field, _has_words(leaf.words))
            case Prefix():
                values = self._with(leaf.field, _has_word(re.escape(leaf.text) + ".*"))
            case Wildcard():
                values = self._with(leaf.field, _has_word(wildcard_pattern(leaf.pattern)))
            case Fuzzy():
                values = self._with(leaf.field, _has_word_near(leaf.text, leaf.distance))
            case _:
                raise TypeError(f"{leaf!r} asks for no value")
        return self.bearing(segment, values)

    def bearing(self, segment: Segment, values: Sequence[Value]) -> DocIds:
        """The documents that bear at least one of the values."""
        lists = [self._bearing(segment, field, value) for field, value in values]
        match lists:
            case []:
                return np.empty(0, np.uint32)
            case [docs]:
                return docs
            case _:
                return np.unique(np.concatenate(lists))

    def mask(self, segment: Segment, values: Sequence[Value]) -> Mask:
        """Which documents bear at least one of the values."""

        def make() -> Mask:
            marked = np.zeros(len(segment), np.bool_)
            marked[self.bearing(segment, values)] = True
            return marked

        key = "mask", segment.name, tuple(values), self.inferred
        return self.cache.get(key, make, lambda made: int(made.nbytes))

    def _bearing(self, segment: Segment, field: str, value: str) -> DocIds:
        docs = segment.bearing(field, value).docs
        column = segment.column(field)
        if self.inferred or not column.inferred.any():
            return docs
        declared = (column.ords == column.values.find(value)) & (column.inferred == 0)
        bearing: DocIds = column.doc_of_ord[declared]
        return bearing

    def _with(self, field: str, fits: Callable[[Sequence[str]], bool]) -> tuple[Value, ...]:
        """The values whose words, folded, fit."""
        return tuple(
            (field, value)
            for text, values in self.tables[field].by_folded.items()
            if fits(text.split())
            for value in values
        )


def plain(text: str) -> str:
    """The text as its folded words: `Saint-Denis` and `saint denis` are one."""
    return " ".join(part for raw in RAW_WORD.findall(text) for part in read_word(raw).parts)


def _has_words(wanted: Sequence[str]) -> Callable[[Sequence[str]], bool]:
    return lambda words: bool(wanted) and set(wanted) <= set(words)


def _has_word(pattern: str) -> Callable[[Sequence[str]], bool]:
    fits = re.compile(pattern.encode()).fullmatch
    return lambda words: any(fits(word.encode()) for word in words)


def _has_word_near(word: str, distance: int) -> Callable[[Sequence[str]], bool]:
    def fits(words: Sequence[str]) -> bool:
        near = [each for each in words if abs(len(each) - len(word)) <= distance]
        return any(_distance(each, word) <= distance for each in near)

    return fits


def _distance(first: str, second: str) -> int:
    letters = np.array([[ord(letter) for letter in first]])
    return int(distances(letters, np.array([len(first)]), second)[0])
