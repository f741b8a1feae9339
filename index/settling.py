"""Settling: a batch of deliveries, in turn, against where their articles stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.delivery import Outcome, Settled
from index.standing import Standing, accept, decide
from index.versions import Packed


@dataclass(frozen=True, slots=True)
class Done:
    """What became of each delivery in order, the versions to keep, and what now stands anew."""

    settled: list[Settled]
    rows: list[tuple[int, Packed]]
    changed: Mapping[str, Standing]


def settle(batch: Sequence[Packed], before: Mapping[str, Standing], last: int) -> Done:
    """What becomes of a batch; its versions are numbered from `last` on."""
    settled: list[Settled] = []
    rows: list[tuple[int, Packed]] = []
    changed: dict[str, Standing] = {}
    for packed in batch:
        id_ = packed.delivery.article.id
        standing = changed.get(id_) or before.get(id_)
        outcome = decide(standing, packed.claim)
        settled.append(Settled(id_, outcome))
        if outcome is not Outcome.UNCHANGED:
            last += 1
            changed[id_] = accept(standing, packed.claim, last, outcome)
            rows.append((last, packed))
    return Done(settled, rows, changed)
