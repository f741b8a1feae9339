"""Topics by vote: what an article is about that declares no topic, by what is like it and does.

The VOTERS articles most like it, of those that declare a topic and may be seen, vote for all of
theirs and what is broader, each with the square of how much it is like it. NONE is a vote against
all topics, so that few which are hardly like it settle nothing. A topic with LEAST of all votes is
taken, unless a narrower one is; its share is the confidence.

The numbers were chosen on a part of Reuters-21578; scripts/evaluate_topics.py measures another.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from time import time
from typing import NamedTuple

import numpy as np

from index.annotations import Change, Due
from index.archive import Archive
from index.arrays import Array, Mask, runs
from index.article import Inference
from index.topics import topic_closure
from indexer.step import Batch, Inspect, View, setting
from indexer.vote_evidence import vote_evidence
from search.bags import Bags
from search.collection import Collection
from search.kernels import Spots
from search.likeness import Alike, Likeness

WORDS = 60  # of an article that are looked for
VOTERS = 100
NONE = 0.4
LEAST = 0.33
_NAMED = 2  # voters that the evidence names


@contextmanager
def vote_topics(view: View) -> Iterator[Inspect]:
    """Infers topics where none is declared."""
    yield _Voting(view).inspect


def count_declared(archive: Archive) -> int:
    """How many articles declare a topic."""
    count = 0
    for segment in archive.snapshot().segments:
        column = segment.column("topic")
        declared = column.doc_of_ord[column.inferred == 0]
        count += len(np.unique(declared[segment.alive[declared]]))
    return count


class _Chosen(NamedTuple):
    """A topic that was chosen, with the voters for it, the most like first."""

    topic: str
    share: float
    voters: Spots
    scores: Array
    asked: int  # voters in all


class _Voting:
    """The votes of one state of the archive."""

    def __init__(self, view: View) -> None:
        self._ledger = view.archive.ledger
        self._collection = view.collection
        self._likeness = Likeness(view.collection, WORDS)
        self._topics = view.collection.tables["topic"].values
        self._of, self._ords = _declared(view.collection)
        declare = np.diff(self._of) > 0
        self._voters = declare & _seen(view)
        alive = np.concatenate([[], *(each.alive for each in view.collection.segments)]) > 0
        docs = np.flatnonzero(alive & ~declare)
        self._docs = docs[np.argsort(view.collection.seq[docs])]
        self._seqs = view.collection.seq[self._docs]

    def inspect(self, batch: Batch) -> Mapping[str, Change]:
        """The topics of those of a batch that declare none."""
        if not self._voters.any():
            return {}
        wanted = self._lacking(batch.due)
        chosen = dict(self._votes(sorted(wanted)))
        named = self._names(chosen)
        return {
            wanted[doc]: setting(topic=tuple(_inference(each, named) for each in topics))
            for doc, topics in chosen.items()
            if topics
        }

    def _lacking(self, due: Sequence[Due]) -> dict[int, str]:
        """The documents that declare no topic, with their ids."""
        states = np.array([each.state for each in due], np.int64)
        at = np.searchsorted(self._seqs, states)
        at[at == len(self._seqs)] = 0
        found = np.flatnonzero(self._seqs[at] == states) if len(self._seqs) else at[:0]
        return {int(self._docs[at[each]]): due[each].id for each in found.tolist()}

    def _votes(self, docs: Sequence[int]) -> Iterator[tuple[int, list[_Chosen]]]:
        """What is chosen for each of these documents, segment by segment."""
        collection = self._collection
        wanted = np.array(docs, np.int64)
        for segment, base in zip(collection.segments, collection.bases, strict=True):
            low, high = np.searchsorted(wanted, (base, base + len(segment)))
            if low == high:
                continue
            own = wanted[low:high]
            bags = Bags.read(segment, own - base, collection.kernels)
            found = self._likeness.of_bags(bags, own.tolist(), self._voters, VOTERS)
            for doc, alike in zip(own.tolist(), found, strict=True):
                yield doc, self._chosen(alike)

    def _chosen(self, alike: Alike) -> list[_Chosen]:
        """The topics with enough votes, the one with most first."""
        order = np.argsort(-alike.scores, kind="stable")  # so sums don't depend on numbers
        docs, scores = alike.docs[order].astype(np.int64), alike.scores[order].astype(np.float64)
        votes = scores**2
        counts = self._of[docs + 1] - self._of[docs]
        ords = self._ords[runs(self._of[docs], counts)]
        voter = np.repeat(np.arange(len(docs)), counts)
        shares = np.bincount(ords, votes[voter]) / (votes.sum() + NONE)
        taken = np.flatnonzero(shares >= LEAST).tolist()
        broader = {each for at in taken for each in topic_closure([self._topics[at]])[1:]}
        chosen = []
        for at in sorted(taken, key=lambda at: (-shares[at], self._topics[at])):
            if self._topics[at] not in broader:
                own = voter[ords == at]
                share = float(shares[at])
                chosen.append(_Chosen(self._topics[at], share, docs[own], scores[own], len(docs)))
        return chosen

    def _names(self, chosen: Mapping[int, Sequence[_Chosen]]) -> dict[int, str]:
        """The ids of voters that may be named."""
        docs = sorted(
            {doc for topics in chosen.values() for each in topics for doc in _nearest(each)}
        )
        seqs = self._collection.seq[docs].tolist()
        return dict(zip(docs, self._ledger.ids(seqs), strict=True))


def _declared(collection: Collection) -> tuple[Spots, Array]:
    """The declared topics and broader ones, those of document d from [d] up to [d + 1]."""
    of, ords, flags, _ = collection.tables["topic"].column
    of = of.astype(np.int64)
    if not len(flags):
        return of, ords
    declared = flags == 0
    before = np.concatenate([[0], np.cumsum(declared)])
    return before[of], ords[declared]


def _seen(view: View) -> Mask:
    """What may be seen: nothing that may not has a vote, or is named."""
    withdrawn = view.archive.ledger.journal.withdrawn_after(view.collection.snapshot.reached)
    seen = view.collection.visible.at(int(time()), withdrawn)
    return np.ones(len(view.collection), np.bool_) if seen is None else seen


def _nearest(chosen: _Chosen) -> list[int]:
    """The voters most like it, and all that tie with the last of them."""
    last = chosen.scores[:_NAMED][-1]
    nearest: list[int] = chosen.voters[chosen.scores >= last].tolist()
    return nearest


def _inference(chosen: _Chosen, ids: Mapping[int, str]) -> Inference:
    near = zip(-chosen.scores, (ids.get(doc, "") for doc in chosen.voters.tolist()), strict=False)
    named = [id_ for _, id_ in sorted(near)[:_NAMED]]
    evidence = vote_evidence(len(chosen.voters), chosen.asked, named)
    return Inference(chosen.topic, round(chosen.share, 2), evidence)
