"""Stories: which documents of a segment are copies of which story.

Nearly all articles stand alone, so only those that don't are listed, and a segment in which all
stand alone has none of the arrays: see index.build.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, DocIds, smallest
from index.strings import Strings, string_arrays

_NO_NAMES = string_arrays("story", ())


@dataclass(frozen=True, slots=True)
class Stories:
    """The names of stories, sorted, the documents that are copies, sorted, and of which story."""

    names: Strings
    docs: NDArray[np.uint16]
    ords: Array

    @classmethod
    def of(cls, arrays: Mapping[str, Array]) -> "Stories":
        """The stories in a segment's arrays."""
        if "story.docs" not in arrays:
            return cls(
                Strings.of(_NO_NAMES, "story"), np.empty(0, np.uint16), np.empty(0, np.uint8)
            )
        return cls(Strings.of(arrays, "story"), arrays["story.docs"], arrays["story.ords"])

    def bearing(self, name: str) -> DocIds:
        """The documents that are copies of a story."""
        ordinal = self.names.find(story_name(name))
        docs: DocIds = self.docs[self.ords == ordinal].astype(np.uint32)
        return docs


def story_name(text: str) -> str:
    """A story's name on one line, as a table of strings can hold it."""
    return " ".join(text.split())


def story_arrays(names: Sequence[str], numbers: Array) -> dict[str, Array]:
    """The arrays of documents that have the story of this number each; the name of none is ""."""
    if not numbers.any():  # as in most segments
        return {}
    used = np.unique(numbers)
    called = [story_name(names[number]) for number in used.tolist()]
    values = sorted(set(called) - {""})
    ordinal = {name: at for at, name in enumerate(values, 1)} | {"": 0}
    ords = np.array([ordinal[name] for name in called])[np.searchsorted(used, numbers)]
    docs = np.flatnonzero(ords)
    if not len(docs):
        return {}
    return {
        **string_arrays("story", values),
        "story.docs": docs.astype(np.uint16),
        "story.ords": smallest(ords[docs] - 1),
    }


def numbered(
    parts: Sequence[Stories], sizes: Sequence[int]
) -> tuple[list[str], list[NDArray[np.uint32]]]:
    """The stories of segments with so many documents, and of each document the story's number.

    The first has the name "" and the number 0: it is that of all who stand alone.
    """
    number = {"": 0}
    lists = []
    for stories, size in zip(parts, sizes, strict=True):
        own = [number.setdefault(name, len(number)) for name in stories.names.all()]
        of = np.zeros(size, np.uint32)
        of[stories.docs] = np.array(own, np.uint32)[stories.ords]
        lists.append(of)
    return list(number), lists
