"""Segment: an immutable part of the index, read from its arrays (see index.build)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, DocIds, Mask
from index.fields import ZONE_GAP, ZONES
from index.postings import NOWHERE, Postings
from index.stories import Stories
from index.strings import Strings

LARGEST = 65_536  # documents: their numbers are 16 bits wide

_ZONE = {zone.name: number for number, zone in enumerate(ZONES)}


@dataclass(frozen=True)
class FacetColumn:
    """The values of one keyword field, by document and by value.

    `ords[of[d]:of[d + 1]]` are document d's values, `inferred` flags those that no source
    declares; `docs[at[v]:at[v + 1]]` are the documents of value v, sorted.
    """

    values: Strings
    of: Array
    ords: Array
    inferred: Array
    at: Array
    docs: NDArray[np.uint16]

    def bearing(self, ordinal: int) -> DocIds:
        """The documents that bear the value."""
        return self.docs[self.at[ordinal] : self.at[ordinal + 1]].astype(np.uint32)

    @cached_property
    def doc_of_ord(self) -> DocIds:
        """The document of each entry of `ords`."""
        return np.repeat(np.arange(len(self.of) - 1, dtype=np.uint32), np.diff(self.of))


@dataclass(frozen=True, slots=True)
class StemTable:
    """The stems of one language; `forms[at[s]:at[s + 1]]` are the forms of stem s."""

    stems: Strings
    at: Array
    forms: Array

    @classmethod
    def of(cls, arrays: Mapping[str, Array], language: str) -> "StemTable":
        """The table of a language in a segment's arrays."""
        name = f"stem.{language}"
        return cls(Strings.of(arrays, name), arrays[f"{name}.at"], arrays[f"{name}.forms"])


class Segment:
    """The arrays of one segment with the documents that were deleted from it since."""

    def __init__(self, name: str, arrays: Mapping[str, Array], deleted: DocIds) -> None:
        self.name = name  # for as long as it lives: its arrays never change
        self.arrays = arrays
        self.deleted = deleted
        self.forms = Strings.of(arrays, "form")
        self.languages = Strings.of(arrays, "languages").all()
        self.stems = {each: StemTable.of(arrays, each) for each in self.languages}
        self.stories = Stories.of(arrays)
        self.seq: NDArray[np.int64] = arrays["seq"]
        self.length: NDArray[np.uint32] = arrays["length"]
        self.first_day: NDArray[np.int32] = arrays["first_day"]
        self.last_day: NDArray[np.int32] = arrays["last_day"]
        self.instant: NDArray[np.int64] = arrays["instant"]
        self._zones = arrays["zones"]
        self._columns: dict[str, FacetColumn] = {}
        self._at = arrays["form.postings"]
        self._positions_at = arrays["form.positions"]
        self._docs, self._freqs, self._positions = (
            arrays["docs"],
            arrays["freqs"],
            arrays["positions"],
        )

    def __len__(self) -> int:
        return len(self.seq)

    @cached_property
    def alive(self) -> Mask:
        """Which documents were not deleted."""
        mask = np.ones(len(self), np.bool_)
        mask[self.deleted] = False
        return mask

    def postings(self, ordinal: int) -> Postings:
        """The postings of one form; but for the documents, views of the file's bytes."""
        low, high = int(self._at[ordinal]), int(self._at[ordinal + 1])
        first, last = int(self._positions_at[ordinal]), int(self._positions_at[ordinal + 1])
        docs = self._docs[low:high].astype(np.uint32)
        return Postings(docs, self._freqs[low:high], self._positions[first:last])

    def find(self, form: str) -> Postings:
        """The postings of a form, none where the segment doesn't have it."""
        ordinal = self.forms.find(form)
        return NOWHERE if ordinal < 0 else self.postings(ordinal)

    def doc_counts(self, ordinals: Sequence[int] | range | Array) -> Array:
        """How many documents have each form."""
        at = np.asarray(ordinals, np.int64)
        return self._at[at + 1].astype(np.int64) - self._at[at]

    def within(self, postings: Postings, field: str) -> Postings:
        """The postings as far as they lie in one zone."""
        docs = postings.doc_of_position()
        zone = _ZONE[field]
        starts, ends = self._zones[docs, zone], self._zones[docs, zone + 1]
        return postings.only((postings.positions >= starts) & (postings.positions < ends))

    def zone_lengths(self, field: str) -> Array:
        """How many words each document's zone has."""
        zone = _ZONE[field]
        taken = self._zones[:, zone + 1].astype(np.int64) - self._zones[:, zone]
        return np.maximum(taken - ZONE_GAP, 0)

    def column(self, field: str) -> FacetColumn:
        """The column of a keyword field."""
        if field not in self._columns:
            self._columns[field] = FacetColumn(
                Strings.of(self.arrays, field),
                *(
                    self.arrays[f"{field}.{part}"]
                    for part in ("of", "ords", "inferred", "at", "docs")
                ),
            )
        return self._columns[field]

    def bearing(self, field: str, value: str) -> Postings:
        """The documents that bear a whole value of a keyword field."""
        column = self.column(field)
        ordinal = column.values.find(value)
        if ordinal < 0:
            return NOWHERE
        docs = column.bearing(ordinal)
        return Postings(docs, np.ones(len(docs), np.uint8), np.zeros(len(docs), np.uint8))

    def doc_numbers(self, seqs: Array) -> DocIds:
        """The documents of those versions that are in this segment."""
        return np.flatnonzero(np.isin(self.seq, seqs)).astype(np.uint32)
