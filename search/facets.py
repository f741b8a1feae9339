"""Facets: how many of the articles found bear each value."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import repeat

import numpy as np

from index.arrays import DocIds
from search.kernels import Kernels
from search.labels import day_label, label
from search.result import FacetCount
from search.values import ValueTable

MOST_VALUES = 250  # of one facet in a result; those chosen are there always
_COUNT = partial(tuple.__new__, FacetCount)  # as FacetCount._make does, without a step in Python


def facet_counts(
    kernels: Kernels, docs: DocIds, table: ValueTable, chosen: Sequence[str], inferred: bool
) -> tuple[FacetCount, ...]:
    """The values that occur, the most frequent first, and all that are chosen.

    Where `inferred` is false, inferred values aren't counted.
    """
    counts, guessed = kernels.counted(docs, table.column, len(table.values))
    if not inferred:
        counts, guessed = counts - guessed, np.zeros_like(guessed)
    order = np.argsort(-counts, kind="stable")[: min(np.count_nonzero(counts), MOST_VALUES)]
    if chosen:
        left = [at for at in table.numbers(chosen) if at not in order]
        order = np.concatenate([order, np.array(left, np.int64)])
    values = table.names[order].tolist()
    rows = zip(
        values,
        table.labels[order].tolist(),
        counts[order].tolist(),
        guessed[order].tolist(),
        [value in chosen for value in values] if chosen else repeat(False),
        strict=False,  # a repeat has no end
    )
    unknown = [each for each in chosen if each not in table.number]
    return (
        *map(_COUNT, rows),
        *(FacetCount(each, label(table.field, each), 0, 0, True) for each in unknown),
    )


def every_count(
    kernels: Kernels, docs: DocIds, table: ValueTable, chosen: Sequence[str], inferred: bool
) -> tuple[FacetCount, ...]:
    """The same of all values that occur, in no order of their counts."""
    counts, guessed = kernels.counted(docs, table.column, len(table.values))
    if not inferred:
        counts, guessed = counts - guessed, np.zeros_like(guessed)
    rows = zip(table.values, table.labels, counts.tolist(), guessed.tolist(), strict=True)
    return tuple(FacetCount(*row, row[0] in chosen) for row in rows if row[2])


def date_counts(counts: Mapping[str, int], chosen: Sequence[str]) -> tuple[FacetCount, ...]:
    """The values of the date facet, in the order given."""
    rows = ((value, day_label(value), count, 0, value in chosen) for value, count in counts.items())
    return tuple(map(_COUNT, rows))
