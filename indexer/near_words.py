"""The words of a text as numbers, the runs of words that it is made of, and marks of its head.

Two texts are as alike as the runs of three words that they share (Broder, "On the resemblance and
containment of documents", 1997). To find who may share them, each is entered under marks: the
least number in every window of runs (Schleimer, Wilkerson and Aiken, "Winnowing", 2003). That is
a MinHash a window: heads that share RUN + WINDOW - 1 words in a row share a mark for certain,
which a MinHash of whole texts can't promise of a copy that was cut short.
"""

import re
from hashlib import blake2b

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from index.words import RAW_WORD, UNSPACED, read_word

Hashes = NDArray[np.uint64]  # of words or of runs of words
SHINGLE = 3  # words of the runs by which texts are compared
RUN = 6  # words of the runs that marks are taken from
WINDOW = 16  # runs of which one is a mark
HEAD = 160  # words that marks are taken from
MOST_WORDS = 300_000  # that are remembered

_PRIME = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_HALF = np.uint64(32)
_SMALLEST = 4  # runs of a window, in texts that are mere briefs
_LETTER = re.compile(f"[{UNSPACED}]")


class WordNumbers(dict[str, int]):
    """The number of each raw word, the same for all its spellings, on every machine."""

    def __missing__(self, raw: str) -> int:
        if len(self) >= MOST_WORDS:
            self.clear()
        form = "".join(read_word(raw).parts)
        digest = blake2b(form.encode("utf-8", "replace"), digest_size=8).digest()
        self[raw] = number = int.from_bytes(digest, "little")
        return number

    def of(self, text: str) -> Hashes:
        """The numbers of the words of a text, in order."""
        return np.array([self[raw] for raw in RAW_WORD.findall(text)], np.uint64)


def runs(words: Hashes, size: int) -> Hashes:
    """A number for each run of that many words, in order: the same words give the same."""
    count = max(0, len(words) - size + 1)
    mixed = np.zeros(count, np.uint64)
    for each in range(size):
        mixed = (mixed ^ words[each : each + count]) * _PRIME
        mixed ^= mixed >> _HALF
    return mixed * _MIX


def marks(words: Hashes) -> NDArray[np.uint32]:
    """The marks of a text's head: sorted, unique, some twenty of them."""
    numbers = (runs(words[:HEAD], RUN) >> _HALF).astype(np.uint32)
    if not len(numbers):
        return numbers
    window = min(WINDOW, max(_SMALLEST, len(numbers) // 4), len(numbers))
    return np.unique(sliding_window_view(numbers, window).min(axis=1))


def unspaced(text: str) -> int:
    """How many of the words are single letters of a script without spaces."""
    return 0 if text.isascii() else len(_LETTER.findall(text))
