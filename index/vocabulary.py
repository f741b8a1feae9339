"""Vocabulary: every distinct raw word met so far, read once, and the forms that came of it.

It outlives a segment: the words of the next are mostly those of the last.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.arrays import Growing, Mask
from index.kernels import SHOUT, Kernels, Readings
from index.stems import stem
from index.words import MAX_FORM, read_word

MOST = 1_000_000  # raw words, at some 300 bytes each, after which one begins anew


class Vocabulary:
    """Raw words, their readings and the forms' stems, all by number."""

    def __init__(self, kernels: Kernels) -> None:
        self.forms: list[str] = []
        self._numbers: dict[str, int] = {}
        self._table = kernels.word_table()
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
            self._width.values,
            self._start.values,
            self._form.values,
            self._offset.values,
            len(self.forms),
        )

    @property
    def capitals(self) -> Mask:
        """Which forms are acronyms in capitals, which have no stem."""
        return self._capitals.values

    def stems(self, language: str, forms: NDArray[np.int64]) -> list[str]:
        """The stem of each form in a language."""
        known = self._stems.setdefault(language, _Stems())
        known.number.extend(np.full(len(self.forms) - len(known.number.values), -1))
        new = forms[known.number.values[forms] < 0]
        known.number.values[new] = np.arange(len(known.stems), len(known.stems) + len(new))
        known.stems += stem(language, [self.forms[form] for form in new.tolist()])
        return [known.stems[number] for number in known.number.values[forms].tolist()]

    def _read(self, raws: Sequence[str]) -> None:
        width: list[int] = []
        ends: list[int] = []
        forms: list[int] = []
        offsets: list[int] = []
        before = len(self._form.values)
        for raw in raws:
            if raw.isascii() and raw.isalpha() and raw.islower():  # most are: its own form
                width.append(1)
                forms.append(self._number(raw[:MAX_FORM]))
                offsets.append(0)
            else:
                reading = read_word(raw.lstrip(SHOUT), shouted=raw.startswith(SHOUT))
                width.append(len(reading.parts))
                for offset, form in reading.forms():
                    forms.append(self._number(form))
                    offsets.append(offset)
            ends.append(before + len(forms))
        first = len(self._capitals.values)
        self._capitals.extend([form.isupper() for form in self.forms[first:]])
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
    """Stems of one language, and the number of each form's, -1 where it isn't known yet."""

    def __init__(self) -> None:
        self.stems: list[str] = []
        self.number = Growing(np.int32)
