"""History: the versions that an article has had, in the order in which its source made them."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from msgspec import structs

from index.article import Article
from index.delivery import Delivery, Outcome
from index.standing import Claim, Standing, accept, decide, is_older, is_poorer
from index.versions import Kept, Versions, prepare_delivery

_TAKEN_BACK = "canceled"  # the status, in `extra`, of a record by which a source takes it back


class Change(StrEnum):
    """What a version is to the one before it."""

    FIRST = "first"  # there is none
    UPDATE = "update"
    CORRECTION = "correction"  # its source says that it corrects


@dataclass(frozen=True, slots=True)
class Edition:
    """A version that an article has had; the last of a history is the one that stands."""

    number: int  # 1, 2, 3: its place in the history
    came: str  # ISO 8601: when it was taken in
    change: Change
    article: Article


@dataclass(frozen=True, slots=True)
class Row:
    """A version as the ledger has it, before it has a place in the history, and its claim."""

    seq: int
    came: str
    kept: Kept
    article: Article
    claim: Claim

    def reads_anew(self, other: "Row") -> bool:
        """Whether it is another reading of the same record, rather than another version."""
        same = (self.kept.data, self.kept.origin) == (other.kept.data, other.kept.origin)
        return bool(self.kept.data) and same

    def standing(self) -> Standing:
        """Where the article stands if it has this version alone."""
        return accept(None, self.claim, self.seq, Outcome.ADDED)


def is_revised(db: sqlite3.Connection, id_: str) -> bool:
    """Whether the ledger has more than one version of an article."""
    rows = db.execute("SELECT 1 FROM version WHERE id = ? LIMIT 2", (id_,))
    return len(rows.fetchall()) > 1


def read_history(db: sqlite3.Connection, versions: Versions, id_: str, current: int) -> list[Row]:
    """The versions of an article that stands at the number `current`.

    A version that came late has the place that its source gives it. What reads a record anew takes
    the place of the reading before it. Left out is what was no version of it: the record by which
    the source took it back, and entries of feeds and sitemaps where there is a fuller text.
    """
    rows = _rows(db, versions, id_)
    if len(rows) < 2:
        return rows
    stood, late = _sorted_out(rows, current)
    for row in late:
        first = next((at for at, each in enumerate(stood) if is_older(each.standing(), row.claim)),
                     len(stood) - 1)  # fmt: skip
        stood.insert(first, row)
    return [row for row in stood if row is stood[-1] or not _is_less(row, stood)]


def _rows(db: sqlite3.Connection, versions: Versions, id_: str) -> list[Row]:
    """Every version, as they came, without those by which the source took the article back."""
    found = db.execute(
        "SELECT v.seq, r.started FROM version v JOIN run r ON r.number = v.run WHERE v.id = ?"
        " ORDER BY v.seq",
        (id_,),
    ).fetchall()
    seqs = [seq for seq, _ in found]
    parts = zip(found, versions.kept(seqs), versions.read(seqs), strict=True)
    return [
        Row(seq, came, kept, article, _claim(article, kept))
        for (seq, came), kept, article in parts
        if article.extra.get("pubstatus") != _TAKEN_BACK
    ]


def _claim(article: Article, kept: Kept) -> Claim:
    return prepare_delivery(Delivery(article, kept.data, kept.format)).claim


def _sorted_out(rows: Sequence[Row], current: int) -> tuple[list[Row], list[Row]]:
    """The versions that stood, one after the other, and those that came too late to."""
    stood: list[Row] = []
    late: list[Row] = []
    standing: Standing | None = None
    for row in rows:
        again = bool(stood) and row.reads_anew(stood[-1])
        claim = structs.replace(row.claim, reread=stood[-1].seq) if again else row.claim
        outcome = decide(standing, claim)
        if outcome is not Outcome.UNCHANGED:
            standing = accept(standing, claim, row.seq, outcome)
        if row.seq > current or standing is None or standing.seq != row.seq:
            late.append(row)
        elif again:  # of the same version, which came when it first did
            stood[-1] = replace(row, came=stood[-1].came)
        else:
            stood.append(row)
    return stood, late


def _is_less(row: Row, others: Sequence[Row]) -> bool:
    """Whether it is an entry, and another version is a text that says more."""
    return any(is_poorer(each.standing(), row.claim) for each in others)


def numbered(rows: Sequence[Row]) -> tuple[Edition, ...]:
    """The versions as a history, each with what it is to the one before it."""
    before = (None, *rows)
    return tuple(
        Edition(number, row.came, _change(row, earlier), row.article)
        for number, (row, earlier) in enumerate(zip(rows, before, strict=False), 1)
    )


def _change(row: Row, before: Row | None) -> Change:
    if before is None:
        return Change.FIRST
    note = row.article.correction
    return Change.CORRECTION if note and note != before.article.correction else Change.UPDATE
