"""Bag: the words of one article without their order, counted as the index counts them."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.article import Article
from index.fields import ZONES
from index.strings import Strings, string_arrays
from index.words import MAX_FORM, RAW_WORD, read_word


@dataclass(frozen=True, slots=True)
class Bag:
    """Forms in order, how often each stands (by boost), and the length of the text (by boost)."""

    forms: Strings
    freqs: NDArray[np.int64]
    length: int


def bag_of(article: Article) -> Bag:
    """The words of an article."""
    freqs: Counter[str] = Counter()
    length = 0
    for zone in ZONES:
        text = getattr(article, zone.name)
        loud = text.isupper()
        for raw, count in Counter(RAW_WORD.findall(text)).items():
            times = count * zone.boost
            if raw.isascii() and raw.isalpha() and raw.islower():  # most are: its own form
                freqs[raw[:MAX_FORM]] += times
                length += times
                continue
            reading = read_word(raw, loud)
            length += len(reading.parts) * times
            for _, form in reading.forms():
                freqs[form] += times
    forms = sorted(freqs)
    table = Strings.of(string_arrays("form", forms), "form")
    return Bag(table, np.array([freqs[form] for form in forms], np.int64), length)
