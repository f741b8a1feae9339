"""Strings: a sorted table of distinct strings as two arrays; a string's ordinal is its rank."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, offsets_of


class Strings(Sequence[str]):
    """The table of `blob`, where each string is followed by a newline, and their `offsets`."""

    def __init__(self, blob: Array, offsets: Array) -> None:
        self.blob = blob
        self.offsets = offsets
        self._bytes = blob.data

    @classmethod
    def of(cls, arrays: Mapping[str, Array], name: str) -> "Strings":
        """The table that `string_arrays` stored under this name."""
        return cls(arrays[f"{name}.blob"], arrays[f"{name}.offsets"])

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, at: int) -> str:  # type: ignore[override]
        return bytes(self._bytes[self.offsets[at] : self.offsets[at + 1] - 1]).decode()

    def __iter__(self) -> Iterator[str]:
        return iter(self.all())

    def all(self) -> list[str]:
        """Every string, in order."""
        return bytes(self._bytes).decode().split("\n")[:-1]

    def find(self, text: str) -> int:
        """The ordinal of this very string, or -1."""
        at = self.lower_bound(text)
        return at if at < len(self) and self[at] == text else -1

    def lower_bound(self, text: str) -> int:
        """The ordinal of the first string that isn't less."""
        return bisect_left(range(len(self)), text, key=self.__getitem__)

    def matching(self, pattern: str) -> NDArray[np.int64]:
        """The ordinals of the strings that a regular expression matches from end to end."""
        finder = re.compile(rf"^(?:{pattern})$".encode(), re.MULTILINE)
        found = (each.start() for each in finder.finditer(self._bytes))
        starts = [at for at in found if at < len(self._bytes)]  # at the end, too, a line begins
        return np.searchsorted(self.offsets, np.array(starts, self.offsets.dtype)).astype(np.int64)


def string_arrays(name: str, strings: Sequence[str]) -> dict[str, Array]:
    """The arrays of a table of strings, given sorted and distinct, none with a newline in it."""
    blob = "".join(f"{each}\n" for each in strings).encode()
    letters = np.frombuffer(blob, np.uint8)
    ends = np.flatnonzero(letters == ord("\n")) + 1
    return {f"{name}.blob": letters, f"{name}.offsets": offsets_of(np.diff(ends, prepend=0))}
