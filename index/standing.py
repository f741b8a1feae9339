"""Which version of an article stands: the rule by which a delivery becomes current or history."""

from msgspec import Struct
from msgspec.structs import replace

from index.delivery import Outcome


class Claim(Struct, frozen=True):
    """What a delivered version says of itself."""

    digest: bytes
    origin: bytes  # a digest of where it came from
    version: int | None = None
    updated: int | None = None  # seconds since 1970
    reread: int | None = None  # the version that this is a new reading of
    kill: bool = False  # its source takes the article back
    source: str | None = None  # its source's name, as names are compared
    format: str = ""
    size: int = 0  # bytes of its body
    backfill: bool = False  # it was published long before it came
    copy: bool = False  # of what was withdrawn: known by what it says alone


class Standing(Struct, frozen=True):
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
    format: str = ""
    size: int = 0
    backfill: bool = False  # it was old when it was first seen


# Entries point to an article and say some of it; each says more than those before it.
_ENTRIES = ("sitemap", "feed")


def is_entry(format_: str) -> bool:
    """Whether records of this format are entries, which point to a full text."""
    return format_ in _ENTRIES


def decide(standing: Standing | None, claim: Claim) -> Outcome:
    """What becomes of a delivery.

    A lower version never overwrites a higher; without versions the time of update decides, else
    arrival. The same content, or a record that was delivered from the same place before, changes
    nothing. A new reading replaces the version it was read from. A withdrawn article stays so. A
    kill withdraws whatever stands, even if the article comes after it. An entry never replaces a
    text by less, and a text does replace an entry that says less.
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
    if is_poorer(standing, claim):
        return Outcome.UNCHANGED if claim.digest in standing.known else Outcome.POORER
    if is_older(standing, claim):
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
            format=claim.format,
            size=claim.size,
            backfill=claim.backfill,
        )
    grown = replace(
        standing,
        withdrawn=standing.withdrawn or (seq if claim.kill else None),
        known=standing.known | {claim.digest},
        delivered=standing.delivered | {(claim.digest, claim.origin)},
    )
    # A kill has no text to show, and a copy another's: what stood is there to be reinstated.
    if outcome in (Outcome.OLDER, Outcome.POORER) or claim.kill or claim.copy:
        return grown
    return replace(
        grown,
        seq=seq,
        digest=claim.digest,
        version=_higher(standing.version, claim.version),
        updated=_higher(standing.updated, claim.updated),
        source=claim.source or standing.source,
        format=claim.format,
        size=claim.size,
    )


def is_poorer(standing: Standing, claim: Claim) -> bool:
    """Whether it is an entry that says no more than what stands."""
    return claim.size <= standing.size and _fullness(claim) < _fullness(standing)


def _richer(standing: Standing, claim: Claim) -> bool:
    return claim.size > standing.size and _fullness(claim) > _fullness(standing)


def _fullness(which: Standing | Claim) -> int:
    return _ENTRIES.index(which.format) if which.format in _ENTRIES else len(_ENTRIES)


def is_older(standing: Standing, claim: Claim) -> bool:
    """Whether it comes before what stands, by its version or else its time of update."""
    if _richer(standing, claim):
        return False
    for stands, claimed in (
        (standing.version, claim.version),
        (standing.updated, claim.updated),
    ):
        if stands is not None and claimed is not None and claimed != stands:
            return claimed < stands
    return False


def _higher(left: int | None, right: int | None) -> int | None:
    return max((each for each in (left, right) if each is not None), default=None)
