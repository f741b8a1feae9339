"""Columns: the arrays of a keyword field and of stems, from values in order of document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, offsets_of, smallest
from index.strings import string_arrays


@dataclass(frozen=True, slots=True)
class Stems:
    """Forms in order, the stems that they have, sorted, and which of these each form has."""

    forms: NDArray[np.int64]
    values: Sequence[str]
    ords: NDArray[np.int64]


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


def stem_arrays(stems: Mapping[str, Stems]) -> dict[str, Array]:
    """The arrays of the forms that share a stem, for each language: see index.build."""
    arrays = string_arrays("languages", sorted(stems))
    for language, each in stems.items():
        name = f"stem.{language}"
        arrays |= {
            **string_arrays(name, each.values),
            f"{name}.at": offsets_of(np.bincount(each.ords, minlength=len(each.values))),
            f"{name}.forms": each.forms.astype(np.uint32)[np.argsort(each.ords, kind="stable")],
        }
    return arrays
