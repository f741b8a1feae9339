"""Top: the best of all matches, in the order asked for, without sorting the rest."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.arrays import Array
from search import plain
from search.collection import Collection
from search.matches import Matches
from search.request import Sort

_FEW = 1_000  # on all pages up to the one shown; more are sorted rather than kept in a heap


@dataclass(frozen=True, slots=True)
class Ranked:
    """The versions on one page, with their scores, best first."""

    seqs: Sequence[int]
    scores: Sequence[float]
    docs: Sequence[int] = ()


def top(
    collection: Collection,
    matches: Matches,
    sort: Sort,
    first: int,
    size: int,
    seqs: Array | None = None,
) -> Ranked:
    """The page of `size` that begins at `first`; ties go by date, newest first, then by arrival.

    Undated articles come last, whether newest or oldest come first. `seqs` tell when each
    document arrived, where that isn't the collection's own number.
    """
    docs, count = matches.docs, first + size
    scores = matches.scores if sort is Sort.RELEVANCE else np.zeros(len(docs), np.float32)
    moments = collection.instant, collection.seq if seqs is None else seqs
    best = collection.kernels.best if count <= _FEW else plain.best
    spots = best(docs, scores, moments, -1 if sort is Sort.OLDEST else 1, count)[first:]
    chosen = docs[spots]
    return Ranked(collection.seq[chosen].tolist(), matches.scores[spots].tolist(), chosen.tolist())
