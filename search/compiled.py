"""Kernels compiled by numba: each has a NumPy twin of the same name in search.plain.

What numba compiles are these very loops, which say in plain Python what the twins do by arrays.
"""

from search.compiled_columns import bearing, between, counted, day_span, rows, tallied
from search.compiled_likeness import foremost, liken, living, ordinals, turned
from search.compiled_lists import (
    add,
    best,
    collected,
    intersect,
    leading,
    marked_docs,
    select,
    subtract,
    unite,
)
from search.compiled_postings import joined, joined_within, mark, near, phrase, scored, stretches
from search.compiled_strings import fitting, lower_bound, ordinal, within_edits

__all__ = [
    "add",
    "bearing",
    "best",
    "between",
    "collected",
    "counted",
    "day_span",
    "fitting",
    "foremost",
    "intersect",
    "joined",
    "joined_within",
    "leading",
    "liken",
    "living",
    "lower_bound",
    "mark",
    "marked_docs",
    "near",
    "ordinal",
    "ordinals",
    "phrase",
    "rows",
    "scored",
    "select",
    "stretches",
    "subtract",
    "tallied",
    "turned",
    "unite",
    "within_edits",
]
