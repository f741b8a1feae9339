"""BM25F as Whoosh computes it, over arrays.

A word of a zone with boost n counts n times, in a document's length as well, and BM25 is applied
once to the sum: "Simple BM25 Extension to Multiple Weighted Fields" (Robertson, Zaragoza and
Taylor, 2004). The inverse document frequency and K1, B are those of `whoosh.scoring.BM25F`:
a word that stands f times scores weight * f / (f + norm).
"""

from math import log

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array

K1 = 1.2
B = 0.75


def weight(doc_count: int, doc_frequency: int) -> float:
    """How much a word tells that so many of all documents have: idf * (K1 + 1)."""
    return (log(max(doc_count, 1) / (doc_frequency + 1)) + 1) * (K1 + 1)


def length_norms(lengths: Array, average: float) -> NDArray[np.float32]:
    """K1 * ((1 - B) + B * length / average), for each document."""
    return (K1 * (1 - B) + (K1 * B / max(average, 1e-9)) * lengths).astype(np.float32)
