"""Columns: the arrays of a keyword field and of stems, from values in order of document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, offsets_of, smallest
from index.strings import string_arrays

StemPairs = tuple[Sequence[int], Sequence[str]]  # forms in order, and the stem of each


@dataclass(frozen=True, slots=True)
class Column:
    """The values of a field: how many each document has, and then each by its ordinal.

    `values` are sorted, each is borne by some document; `flags` mark those that are inferred.
    """

    values: Sequence[str]
    counts: NDArray[np.int64]
    ords: NDArray[np.int64]
    flags: NDArray[np.uint8]


def column_arrays(field: str, column: Column) -> dict[str, Array]:
    """The arrays of a keyword field: see index.build."""
    docs = np.repeat(np.arange(len(column.counts)), column.counts)
    return {
        **string_arrays(field, column.values),
        f"{field}.of": offsets_of(column.counts),
        f"{field}.ords": smallest(column.ords),
        f"{field}.inferred": column.flags,
        f"{field}.at": offsets_of(np.bincount(column.ords, minlength=len(column.values))),
        f"{field}.docs": docs[np.argsort(column.ords, kind="stable")].astype(np.uint16),
    }


def stem_arrays(stems: Mapping[str, StemPairs]) -> dict[str, Array]:
    """The arrays of the forms that share a stem, for each language: see index.build."""
    arrays = string_arrays("languages", sorted(stems))
    for language, (forms, of) in stems.items():
        distinct = sorted(set(of))
        rank = {each: number for number, each in enumerate(distinct)}
        ords = np.array([rank[each] for each in of], np.int64)
        name = f"stem.{language}"
        arrays |= {
            **string_arrays(name, distinct),
            f"{name}.at": offsets_of(np.bincount(ords, minlength=len(distinct))),
            f"{name}.forms": np.array(forms, np.uint32)[np.argsort(ords, kind="stable")],
        }
    return arrays
