"""Settling: a batch of deliveries, in turn, against where their articles stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from msgspec import structs

from index.delivery import Delivery, Outcome, Settled
from index.names import Names, content_key, names_of
from index.register import Known
from index.resolving import Found, meant_by, note, resolve
from index.standing import accept, decide
from index.versions import Packed, prepare_delivery


class Named(NamedTuple):
    """A delivery made ready, with what it is known by; `content` only where something is buried."""

    packed: Packed
    names: Names
    content: int | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What became of each delivery in order, the versions to keep, and what is known anew."""

    settled: list[Settled]
    rows: list[tuple[int, Packed]]
    changed: Known


def name_all(batch: Sequence[Delivery], contents: bool) -> list[Named]:
    """The deliveries with their names: all that needs no look at what is known."""
    return [
        Named(
            prepare_delivery(each),
            names_of(each.article),
            content_key(each.article) if contents else None,
        )
        for each in batch
    ]


def settle(batch: Sequence[Named], known: Known, last: int) -> Done:
    """What becomes of a batch, its versions numbered from `last` on; `known` moves along."""
    settled: list[Settled] = []
    rows: list[tuple[int, Packed]] = []
    changed = Known()
    for each in batch:
        found = _found(each, known)
        packed = _of(each.packed, found)
        standing = known.standing.get(found.id)
        outcome = decide(standing, packed.claim)
        settled.append(Settled(found.id, outcome))
        if outcome is not Outcome.UNCHANGED:
            last += 1
            after = accept(standing, packed.claim, last, outcome)
            known.standing[found.id] = changed.standing[found.id] = after
            rows.append((last, packed))
            note(each.names, packed.delivery.format, found.id, known, changed)
    return Done(settled, rows, changed)


def _found(named: Named, known: Known) -> Found:
    delivery = named.packed.delivery
    if delivery.reread is not None:  # it was found when it first came in
        return Found(delivery.article.id)
    if delivery.named and (meant := meant_by(named.names, known)):
        return Found(meant)
    return resolve(named.names, delivery.format, named.content, known)


def _of(packed: Packed, found: Found) -> Packed:
    """The delivery under the id of the article that it is of."""
    delivery = packed.delivery
    if found.id == delivery.article.id and not found.copy:  # as most
        return packed
    if found.id != delivery.article.id:
        delivery = structs.replace(delivery, article=structs.replace(delivery.article, id=found.id))
        packed = prepare_delivery(delivery)
    if not found.copy:
        return packed
    return structs.replace(packed, claim=structs.replace(packed.claim, copy=True))


def until_kills(batch: Sequence[Delivery]) -> Iterator[Sequence[Delivery]]:
    """The batch in parts that end with a kill: what it withdraws is known to those after it."""
    start = 0
    for at, each in enumerate(batch, 1):
        if each.kill or at == len(batch):
            yield batch[start:at]
            start = at
