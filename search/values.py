"""Values: the keyword fields' values over all segments, and what a typed value means."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.arrays import DocIds, Mask, joined, offsets_of
from index.countries import country_code
from index.segment import Segment
from index.topics import topic_key
from index.words import RAW_WORD, fold, read_word
from search.edits import distances
from search.kernels import WIDEST, ColumnArrays, Kernels
from search.labels import label
from search.query import Exact, Fuzzy, Near, Phrase, Prefix, Query, Wildcard, Word
from search.wildcard import wildcard_pattern

Value = tuple[str, str]  # a keyword field and one of its values
_DECLARED = {"topic": "declared_topic"}  # where a source's own labels are kept
_KEYS: dict[str, Callable[[str], str | None]] = {
    "country": country_code,
    "topic": topic_key,
    "language": lambda text: text.lower(),
}


@dataclass(frozen=True)
class ValueTable:
    """All values of one field, sorted, and which documents bear them.

    `column` has the numbers of each document's values, and flags those that no source declares.
    """

    field: str
    values: Sequence[str]
    column: ColumnArrays

    @classmethod
    def of(cls, segments: Sequence[Segment], field: str, kernels: Kernels) -> "ValueTable":
        """The table of a field over some segments, their documents numbered through."""
        columns = [segment.column(field) for segment in segments]
        lists = [column.values.all() for column in columns]
        values = sorted(set().union(*lists))
        number = {value: at for at, value in enumerate(values)}
        dtype = np.min_scalar_type(len(values) + WIDEST)
        tables = [np.array([number[each] for each in part], dtype) for part in lists]
        ords = joined(
            [table[each.ords] for table, each in zip(tables, columns, strict=True)], dtype
        )
        of = offsets_of(joined([np.diff(each.of) for each in columns], np.int64))
        of = of.astype(np.uint32)
        flags = joined([each.inferred for each in columns], np.uint8)
        flags = flags if flags.any() else flags[:0]
        return cls(field, values, (of, ords, flags, kernels.rows(of, ords, len(values))))

    @cached_property
    def names(self) -> NDArray[np.object_]:
        """The values as an array, of which many are taken at once."""
        return np.array(self.values, object)

    @cached_property
    def labels(self) -> NDArray[np.object_]:
        """How each value is called."""
        return np.array([label(self.field, value) for value in self.values], object)

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
    """The value tables of some segments, each made when first asked for."""

    def __init__(self, segments: Sequence[Segment], kernels: Kernels) -> None:
        self._segments = segments
        self._kernels = kernels
        self._tables: dict[str, ValueTable] = {}

    def __getitem__(self, field: str) -> ValueTable:
        if field not in self._tables:
            self._tables[field] = ValueTable.of(self._segments, field, self._kernels)
        return self._tables[field]


@dataclass(frozen=True, slots=True)
class Resolver:
    """Says which articles a typed value of a keyword field means.

    Where `inferred` is false, values that no source declares don't count.
    """

    tables: Tables
    kernels: Kernels
    inferred: bool = True

    def values(self, field: str, text: str) -> tuple[Value, ...]:
        """The values meant by a key, a label or a source's own label; none if it is unknown."""
        table = self.tables[field]
        if text in table.number:
            return ((field, text),)
        key = _KEYS[field](text) if field in _KEYS else None
        if key in table.number:
            return ((field, key),)
        if found := table.by_folded.get(plain(text)):
            return tuple((field, value) for value in found)
        return self.values(_DECLARED[field], text) if field in _DECLARED else ()

    def meant(self, leaf: Query) -> tuple[Value, ...]:
        """The values that a leaf asks for: by value, else by words within a value."""
        match leaf:
            case Exact() | Word():
                return self.values(leaf.field, leaf.text) or self._with(
                    leaf.field, _has_words([fold(word) for word in RAW_WORD.findall(leaf.text)])
                )
            case Phrase() | Near():
                return self._with(leaf.field, _has_words(leaf.words))
            case Prefix():
                return self._with(leaf.field, _has_word(re.escape(leaf.text) + ".*"))
            case Wildcard():
                return self._with(leaf.field, _has_word(wildcard_pattern(leaf.pattern)))
            case Fuzzy():
                return self._with(leaf.field, _has_word_near(leaf.text, leaf.distance))
            case _:
                raise TypeError(f"{leaf!r} asks for no value")

    def bearing(self, docs: DocIds, values: Sequence[Value]) -> Mask:
        """Which of the documents bear at least one of the values."""
        fits = np.zeros(len(docs), np.bool_)
        for field in dict.fromkeys(field for field, _ in values):
            table = self.tables[field]
            chosen = np.zeros(len(table.values), np.bool_)
            chosen[table.numbers([value for name, value in values if name == field])] = True
            fits |= self.kernels.bearing(docs, table.column, chosen, self.inferred)
        return fits

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
