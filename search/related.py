"""Related: the articles most like one, for a reader to go on with."""

from collections.abc import Callable, Sequence

import numpy as np

from index.arrays import Mask
from index.article import Article
from index.bag import bag_of
from search.bags import Bags
from search.likeness import Alike, Likeness
from search.top import Ranked

LEAST = 0.1  # how much like it, below which words are shared by chance

IdsOf = Callable[[Sequence[int]], Sequence[str]]  # of versions by their sequence numbers


def related(
    likeness: Likeness, article: tuple[int, Article], allowed: Mask, size: int, ids_of: IdsOf
) -> Ranked:
    """The `size` allowed articles most like one, given with the number of its version.

    Ties go by date, newest first, then by id, and never by how articles came.
    """
    own, said = article
    doc = next(iter(np.flatnonzero(likeness.collection.seq == own).tolist()), None)
    # Where another version of it is found still, that is one too many.
    count = size + (doc is None)
    (alike,) = likeness.of_bags(Bags.alone(bag_of(said)), [doc], allowed, count)
    return _ranked(likeness, alike, said.id, size, ids_of)


def _ranked(likeness: Likeness, alike: Alike, own: str, size: int, ids_of: IdsOf) -> Ranked:
    """The best of what is alike, best first."""
    collection = likeness.collection
    near = alike.scores >= LEAST
    docs, scores = alike.docs[near], alike.scores[near]
    instants, seqs = collection.instant[docs], collection.seq[docs]
    order = np.lexsort((instants, scores))[::-1]
    if len(order) > size + 1:  # all that tie with the last that may be told
        last = order[size]
        order = order[(scores[order] > scores[last]) | (instants[order] >= instants[last])]
    ids = ids_of(seqs[order].tolist())
    rows = [
        (-float(scores[at]), -int(instants[at]), id_, int(seqs[at]))
        for at, id_ in zip(order.tolist(), ids, strict=True)
        if id_ != own
    ]
    best = sorted(rows)[:size]
    return Ranked([seq for *_, seq in best], [-score for score, *_ in best])
