"""Vocabulary: every distinct raw word met so far, read once, and the forms that came of it.

It outlives a segment: the words of the next are mostly those of the last.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, Growing, Mask
from index.kernels import MANY, SHOUT, Kernels, Readings
from index.stems import stem
from index.words import MAX_FORM, read_word

MOST = 1_000_000  # raw words, at some 300 bytes each, after which one begins anew


class Vocabulary:
    """Raw words, their readings and the forms' stems, all by number."""

    def __init__(self, kernels: Kernels) -> None:
        self.forms: list[str] = []
        self._order: list[int] = []
        self._numbers: dict[str, int] = {}
        self._table = kernels.word_table()
        self._only = Growing(np.uint32)
        self._width = Growing(np.uint32)
        self._start = Growing(np.uint32)
        self._start.extend([0])
        self._form = Growing(np.uint32)
        self._offset = Growing(np.uint32)
        self._capitals = Growing(np.bool_)
        self._stems: dict[str, _Stems] = {}

    def __len__(self) -> int:
        return len(self._width.values)

    def number(self, texts: Sequence[str]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
        """The numbers of all words of the texts, and how many words each text has."""
        numbers, counts = self._table.number(texts)
        self._read(self._table.since(len(self)))
        return numbers, counts

    @property
    def readings(self) -> Readings:
        """How all raw words are indexed."""
        return Readings(
            self._only.values,
            self._width.values,
            self._start.values,
            self._form.values,
            self._offset.values,
            len(self.forms),
        )

    def order(self) -> NDArray[np.int64]:
        """All forms by name; only what is new since the last call is sorted."""
        known = len(self._order)
        if known < len(self.forms):
            new = sorted(range(known, len(self.forms)), key=self.forms.__getitem__)
            self._order = sorted([*self._order, *new], key=self.forms.__getitem__)
        return np.array(self._order, np.int64)

    @property
    def capitals(self) -> Mask:
        """Which forms are acronyms in capitals, which have no stem."""
        return self._capitals.values

    def stems(self, language: str, forms: NDArray[np.int64]) -> tuple[list[str], Array]:
        """The stems of these forms in a language, sorted, and which of these each form has."""
        known = self._stems.setdefault(language, _Stems())
        known.of.extend(np.full(len(self.forms) - len(known.of.values), -1))
        new = forms[known.of.values[forms] < 0]
        numbers = known.numbers
        found = stem(language, [self.forms[at] for at in new.tolist()])
        known.of.values[new] = [numbers.setdefault(each, len(numbers)) for each in found]
        used, ords = np.unique(known.of.values[forms], return_inverse=True)
        stems = list(numbers)
        names = [stems[number] for number in used.tolist()]
        order = sorted(range(len(names)), key=names.__getitem__)
        return [names[at] for at in order], np.argsort(np.array(order, np.int64))[ords]

    def _read(self, raws: Sequence[str]) -> None:
        only: list[int] = []
        width: list[int] = []
        ends: list[int] = []
        forms: list[int] = []
        offsets: list[int] = []
        before = len(self._form.values)
        for raw in raws:
            if raw.isascii() and raw.isalpha() and raw.islower():  # most are: its own form
                only.append(self._number(raw[:MAX_FORM]))
                width.append(1)
                forms.append(only[-1])
                offsets.append(0)
            else:
                reading = read_word(raw.lstrip(SHOUT), shouted=raw.startswith(SHOUT))
                found = reading.forms()
                width.append(len(reading.parts))
                alone = len(found) == width[-1] == 1
                only.append(self._number(found[0][1]) if alone else MANY)
                for offset, form in found:
                    forms.append(self._number(form))
                    offsets.append(offset)
            ends.append(before + len(forms))
        first = len(self._capitals.values)
        self._capitals.extend([form.isupper() for form in self.forms[first:]])
        self._only.extend(only)
        self._width.extend(width)
        self._start.extend(ends)
        self._form.extend(forms)
        self._offset.extend(offsets)

    def _number(self, form: str) -> int:
        number = self._numbers.setdefault(form, len(self.forms))
        if number == len(self.forms):
            self.forms.append(form)
        return number


class _Stems:
    """Stems of one language by number, and the number of each form's, -1 if it isn't known yet."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.of = Growing(np.int32)
