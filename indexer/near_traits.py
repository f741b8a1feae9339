"""Traits: what is kept of a text to find its copies, and which pairs they rule out.

Words alone don't tell a copy from the next of a series: today's market report has the words of
yesterday's, but other figures and another weekday. And a source that says nearly the same twice
writes a series; only what it says again word for word, within a day, is a copy.
"""

import re
import zlib
from dataclasses import dataclass
from functools import cache
from struct import Struct

import numpy as np
from numpy.typing import NDArray

from indexer.near_words import Hashes, WordNumbers

Numbers = NDArray[np.uint32]  # sorted, unique
COPY_DAYS = 5  # within which another source may carry a copy
REPEAT_DAYS = 1  # within which the same source may
FIGURES_IN = 4000  # letters of a text whose figures are compared
TABLE = 4  # runs of three words a figure, below which a text is a table
WEEKDAYS_IN = 600  # words of a text whose weekdays are

_HEAD = Struct("<qiiIBHH")
_NO_DAY = -1
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
# From Monday on: English, German, French, Spanish, Italian, Portuguese, Dutch, Turkish, Serbian
# and Croatian, Polish, Swedish, Russian, Greek. No short forms, which are other words as well.
_WEEKDAYS = """
monday montag lundi lunes lunedì segunda-feira maandag pazartesi ponedeljak ponedjeljak poniedziałek måndag понедельник Δευτέρα
tuesday dienstag mardi martes martedì terça-feira dinsdag salı utorak wtorek tisdag вторник Τρίτη
wednesday mittwoch mercredi miércoles mercoledì quarta-feira woensdag çarşamba sreda srijeda środa onsdag среда Τετάρτη
thursday donnerstag jeudi jueves giovedì quinta-feira donderdag perşembe četvrtak czwartek torsdag четверг Πέμπτη
friday freitag vendredi viernes venerdì sexta-feira vrijdag cuma petak piątek fredag пятница Παρασκευή
saturday samstag samedi sábado sabato zaterdag cumartesi subota sobota lördag суббота Σάββατο
sunday sonntag dimanche domingo domenica zondag pazar nedelja nedjelja niedziela söndag воскресенье Κυριακή
"""  # noqa: E501 - a line is a day


@dataclass(frozen=True, slots=True)
class Traits:
    """What is kept of a text; `first` and `last` are days from year 1, or None if it is undated."""

    source: int  # a number of its name, 0 where it has none
    first: int | None
    last: int | None
    size: int  # distinct runs of three words
    weekdays: int  # that are named, a bit each
    figures: Numbers
    marks: Numbers

    def pack(self) -> bytes:
        """As `unpack` reads it."""
        first = _NO_DAY if self.first is None else self.first
        last = _NO_DAY if self.last is None else self.last
        counts = len(self.figures), len(self.marks)
        head = _HEAD.pack(self.source, first, last, self.size, self.weekdays, *counts)
        return head + self.figures.astype("<u4").tobytes() + self.marks.astype("<u4").tobytes()

    @classmethod
    def unpack(cls, data: bytes) -> "Traits":
        """The traits that `pack` wrote."""
        source, first, last, size, weekdays, count, _ = _HEAD.unpack_from(data)
        numbers = np.frombuffer(data, "<u4", offset=_HEAD.size).astype(np.uint32)
        if first == _NO_DAY:
            first = last = None
        return cls(source, first, last, size, weekdays, numbers[:count], numbers[count:])


def figures(text: str) -> Numbers:
    """The figures of a text's first part, as numbers: `12,500` and `12500` are the same."""
    found = {each.replace(",", "").lstrip("0") for each in _FIGURE.findall(text[:FIGURES_IN])}
    return np.array(sorted({zlib.crc32(each.encode()) for each in found}), np.uint32)


def weekdays(words: Hashes) -> int:
    """The weekdays that are named by these words, a bit each."""
    names, days = _named_days()
    at = np.searchsorted(names, words[:WEEKDAYS_IN])
    found = names[np.minimum(at, len(names) - 1)] == words[:WEEKDAYS_IN]
    return int(np.bitwise_or.reduce(days[at[found]]))


@cache
def _named_days() -> tuple[Hashes, NDArray[np.uint8]]:
    """The numbers of the weekdays' names, sorted, and the bit of each."""
    numbers = WordNumbers()
    bits = {
        numbers[name]: 1 << day
        for day, line in enumerate(_WEEKDAYS.strip().splitlines())
        for name in line.split()
    }
    names = sorted(bits)
    return np.array(names, np.uint64), np.array([bits[each] for each in names], np.uint8)


def may_be_copies(left: Traits, right: Traits) -> bool:
    """Whether day, source and figures allow two texts to be copies; the same either way round."""
    gap = days_between(left, right)
    if left.source == right.source:
        allowed = gap is None or gap <= REPEAT_DAYS
        return allowed and np.array_equal(left.figures, right.figures)
    if gap is not None and gap > COPY_DAYS:
        return False
    if left.weekdays and right.weekdays and not left.weekdays & right.weekdays:
        return False
    return _figures_agree(*sorted((left, right), key=_by_size), same_day=gap == 0)


def days_between(left: Traits, right: Traits) -> int | None:
    """The days between two texts, at the least; None where one is undated."""
    if left.first is None or right.first is None or left.last is None or right.last is None:
        return None
    return max(0, left.first - right.last, right.first - left.last)


def _by_size(traits: Traits) -> tuple[int, bytes]:
    return traits.size, traits.figures.tobytes()


def _figures_agree(shorter: Traits, longer: Traits, *, same_day: bool) -> bool:
    """Whether the longer has the shorter's figures, but for what a correction may change.

    A table of prices is corrected by none: the next one, too, has most of them.
    """
    count = len(shorter.figures)
    missing = count - len(np.intersect1d(shorter.figures, longer.figures, assume_unique=True))
    if count * TABLE > shorter.size:
        return missing == 0
    return missing <= (max(1, min(count // 3, 3)) if same_day else min(count // 5, 2))
