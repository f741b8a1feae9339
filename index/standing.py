"""Which version of an article stands: the rule by which a delivery becomes current or history."""

from dataclasses import dataclass, replace

from index.delivery import Outcome


@dataclass(frozen=True, slots=True)
class Claim:
    """What a delivered version says of itself."""

    digest: bytes
    origin: bytes  # a digest of where it came from
    version: int | None = None
    updated: int | None = None  # seconds since 1970
    reread: int | None = None  # the version that this is a new reading of
    kill: bool = False  # its source takes the article back
    source: str | None = None  # its source's name, as names are compared


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an article stands: its current version, and the highest claims ever accepted.

    `known` are digests of all its versions, `delivered` their digests with their origins.
    """

    seq: int
    digest: bytes
    version: int | None = None
    updated: int | None = None
    withdrawn: int | None = None
    known: frozenset[bytes] = frozenset()
    delivered: frozenset[tuple[bytes, bytes]] = frozenset()
    source: str | None = None


def decide(standing: Standing | None, claim: Claim) -> Outcome:
    """What becomes of a delivery.

    A lower version never overwrites a higher; without versions the time of update decides, else
    arrival. The same content, or a record that was delivered from the same place before, changes
    nothing. A new reading replaces the version it was read from. A withdrawn article stays so. A
    kill withdraws whatever stands, even if the article comes after it.
    """
    if standing is None:
        return Outcome.WITHDRAWN if claim.kill else Outcome.ADDED
    if claim.reread is not None:
        same = claim.reread != standing.seq or claim.digest == standing.digest
        return Outcome.UNCHANGED if same else _newest(standing)
    if claim.digest == standing.digest or (claim.digest, claim.origin) in standing.delivered:
        return Outcome.UNCHANGED
    if claim.kill:
        return Outcome.UNCHANGED if claim.digest in standing.known else Outcome.WITHDRAWN
    if _older(standing, claim):
        return Outcome.UNCHANGED if claim.digest in standing.known else Outcome.OLDER
    return _newest(standing)


def _newest(standing: Standing) -> Outcome:
    return Outcome.WITHDRAWN if standing.withdrawn else Outcome.UPDATED


def accept(standing: Standing | None, claim: Claim, seq: int, outcome: Outcome) -> Standing:
    """Where the article stands once the ledger holds this delivery under `seq`."""
    if standing is None:
        return Standing(
            seq,
            claim.digest,
            claim.version,
            claim.updated,
            withdrawn=seq if claim.kill else None,
            known=frozenset((claim.digest,)),
            delivered=frozenset(((claim.digest, claim.origin),)),
            source=claim.source,
        )
    grown = replace(
        standing,
        withdrawn=standing.withdrawn or (seq if claim.kill else None),
        known=standing.known | {claim.digest},
        delivered=standing.delivered | {(claim.digest, claim.origin)},
    )
    if outcome is Outcome.OLDER or claim.kill:
        return grown  # a kill has no text to show: what stood is there to be reinstated
    return replace(
        grown,
        seq=seq,
        digest=claim.digest,
        version=_higher(standing.version, claim.version),
        updated=_higher(standing.updated, claim.updated),
        source=claim.source or standing.source,
    )


def _older(standing: Standing, claim: Claim) -> bool:
    for stands, claimed in (
        (standing.version, claim.version),
        (standing.updated, claim.updated),
    ):
        if stands is not None and claimed is not None and claimed != stands:
            return claimed < stands
    return False


def _higher(left: int | None, right: int | None) -> int | None:
    return max((each for each in (left, right) if each is not None), default=None)
