"""Vocabulary: every distinct raw word met so far, read once, and the forms that came of it.

It outlives a segment: the words of the next are mostly those of the last.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.arrays import Growing
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
        self._stems: dict[str, dict[int, str]] = {}

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

    def stems(self, language: str, forms: Sequence[int]) -> list[str]:
        """The stem of each form in a language."""
        known = self._stems.setdefault(language, {})
        new = [form for form in forms if form not in known]
        known.update(zip(new, stem(language, [self.forms[form] for form in new]), strict=True))
        return [known[form] for form in forms]

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
        self._width.extend(width)
        self._start.extend(ends)
        self._form.extend(forms)
        self._offset.extend(offsets)

    def _number(self, form: str) -> int:
        number = self._numbers.setdefault(form, len(self.forms))
        if number == len(self.forms):
            self.forms.append(form)
        return number
