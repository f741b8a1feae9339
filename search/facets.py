"""Facets: how many of the articles found bear each value."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, DocIds, runs
from index.segment import FacetColumn
from search.labels import day_label, label
from search.result import FacetCount
from search.timeline import Found
from search.values import ValueTable

MOST_VALUES = 250  # of one facet in a result; those chosen are there always

_DENSE = 4  # a share of documents from which marking all is quicker than gathering some


def count_values(
    found: Sequence[Found], table: ValueTable
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """How many documents bear each value of the table, and how many of these by inference."""
    counts = np.zeros(len(table.values), np.int64)
    inferred = np.zeros(len(table.values), np.int64)
    for (segment, docs), remap in zip(found, table.remap, strict=True):
        column = segment.column(table.field)
        entries = _entries(column, docs)
        ords = column.ords[entries]
        counts[remap] += np.bincount(ords, minlength=len(remap))
        flags = column.inferred[entries].astype(bool)
        if flags.any():
            inferred[remap] += np.bincount(ords[flags], minlength=len(remap))
    return counts, inferred


def _entries(column: FacetColumn, docs: DocIds) -> Array:
    """Which entries of the column are of these documents: a mask or their numbers."""
    size = len(column.of) - 1
    if len(docs) * _DENSE > size:
        marked = np.zeros(size, np.bool_)
        marked[docs] = True
        return marked[column.doc_of_ord]
    return runs(column.of[docs], column.of[docs + 1] - column.of[docs])


def facet_counts(
    found: Sequence[Found], table: ValueTable, chosen: Sequence[str], inferred: bool
) -> tuple[FacetCount, ...]:
    """The values that occur, the most frequent first, and all that are chosen.

    Where `inferred` is false, inferred values aren't counted.
    """
    counts, guessed = count_values(found, table)
    if not inferred:
        counts, guessed = counts - guessed, np.zeros_like(guessed)
    occurring = np.flatnonzero(counts)
    order = occurring[np.argsort(-counts[occurring], kind="stable")][:MOST_VALUES].tolist()
    if chosen:
        order += [at for at in table.numbers(chosen) if at not in order]
    values, labels = table.values, table.labels
    rows = zip(order, counts[order].tolist(), guessed[order].tolist(), strict=True)
    shown = [
        FacetCount(values[at], labels[at], count, part, values[at] in chosen)
        for at, count, part in rows
    ]
    unknown = [each for each in chosen if each not in table.number]
    return (*shown, *(FacetCount(each, label(table.field, each), 0, 0, True) for each in unknown))


def date_counts(counts: Mapping[str, int], chosen: Sequence[str]) -> tuple[FacetCount, ...]:
    """The values of the date facet, in the order given."""
    return tuple(
        FacetCount(value, day_label(value), count, 0, value in chosen)
        for value, count in counts.items()
    )
