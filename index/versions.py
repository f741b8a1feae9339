"""Versions: the ledger's table of article versions, each packed with its raw record."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from hashlib import blake2b
from typing import Any

from index.article import Article
from index.delivery import Delivery
from index.errors import LedgerError
from index.frames import Frames, train
from index.standing import Claim

CHUNK = 500  # rows read by one statement
_APART = ("origin", "remark")  # these say nothing of the story itself


@dataclass(frozen=True, slots=True)
class Kept:
    """A raw record as the ledger keeps it: of an article's current version."""

    seq: int
    id: str
    data: bytes
    format: str
    origin: str


@dataclass(frozen=True, slots=True)
class Packed:
    """A delivery made ready to be kept: its claim, and the bytes of its article and record."""

    delivery: Delivery
    claim: Claim
    json: bytes


def prepare_delivery(delivery: Delivery) -> Packed:
    """The delivery with its claim and its article's JSON: all that needs no transaction."""
    article = delivery.article
    record = article.to_json()
    apart = {name: record.pop(name) for name in _APART}
    content = _dumped(record)
    claim = Claim(
        digest=_digest(content),
        origin=article.origin,
        version=article.version,
        updated=article.updated.instant(UTC) if article.updated else None,
        reread=delivery.reread,
    )
    return Packed(delivery, claim, content[:-1] + b", " + _dumped(apart)[1:])


def _dumped(record: dict[str, Any]) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode()


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).digest()


class Versions:
    """Reads and writes the table `version` over a connection that it doesn't own."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._frames: dict[int, Frames] = {0: Frames()}

    def insert(self, run: int, rows: Sequence[tuple[int, Packed]]) -> None:
        """Keep these under their sequence numbers; within a transaction."""
        number = self._dictionary_for([packed.json for _, packed in rows])
        frames = self._frames_of(number)
        self._db.executemany(
            "INSERT INTO version (seq, run, id, version, title, origin, format, digest,"
            " dictionary, size, frame) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    seq,
                    run,
                    packed.delivery.article.id,
                    packed.delivery.article.version,
                    packed.delivery.article.title,
                    packed.delivery.article.origin,
                    packed.delivery.format,
                    packed.claim.digest,
                    number,
                    len(packed.json),
                    frames.pack(packed.json + packed.delivery.data),
                )
                for seq, packed in rows
            ),
        )

    def read(self, seqs: Sequence[int]) -> list[Article]:
        """The articles of these versions, in the order asked for."""
        return [Article.from_json(each) for each in self.records(seqs)]

    def records(self, seqs: Sequence[int]) -> list[Mapping[str, Any]]:
        """The same as JSON: see Article.to_json."""
        found = {seq: json.loads(frame[:size]) for seq, size, frame in self._unpacked(seqs)}
        return [found[seq] for seq in seqs]

    def kept(self, seqs: Sequence[int]) -> Iterator[Kept]:
        """The raw records of these versions, in their order."""
        for start in range(0, len(seqs), CHUNK):
            chunk = seqs[start : start + CHUNK]
            raw = {seq: frame[size:] for seq, size, frame in self._unpacked(chunk)}
            rows = self._db.execute(
                f"SELECT seq, id, format, origin FROM version WHERE seq IN ({_marks(chunk)})"
                " ORDER BY seq",
                chunk,
            )
            for seq, id_, format_, origin in rows.fetchall():
                yield Kept(seq, id_, raw[seq], format_, origin)

    def damaged(self) -> Iterator[str]:
        """A sentence for each version whose content isn't what was written."""
        rows = self._db.execute("SELECT seq, digest FROM version ORDER BY seq").fetchall()
        digests: dict[int, bytes] = dict(rows)
        seqs = list(digests)
        for start in range(0, len(seqs), CHUNK):
            for seq, size, frame in self._unpacked(seqs[start : start + CHUNK]):
                record = json.loads(frame[:size])
                for name in _APART:
                    record.pop(name, None)
                if _digest(_dumped(record)) != digests[seq]:
                    yield f"ledger: version {seq} isn't what was written"

    def _unpacked(self, seqs: Sequence[int]) -> Iterator[tuple[int, int, bytes]]:
        for start in range(0, len(seqs), CHUNK):
            chunk = seqs[start : start + CHUNK]
            rows = self._db.execute(
                "SELECT seq, dictionary, size, frame FROM version"
                f" WHERE seq IN ({_marks(chunk)}) ORDER BY seq",
                chunk,
            )
            for seq, number, size, frame in rows.fetchall():
                yield seq, size, self._frames_of(number).unpack(frame)

    def _dictionary_for(self, samples: Sequence[bytes]) -> int:
        """The number of the archive's dictionary, trained now where these can train one."""
        newest = self._db.execute("SELECT max(number) FROM dictionary").fetchone()[0]
        if newest is not None:
            return int(newest)
        trained = train(samples)
        if not trained:
            return 0
        self._db.execute("INSERT INTO dictionary (number, data) VALUES (1, ?)", (trained,))
        return 1

    def _frames_of(self, number: int) -> Frames:
        if number not in self._frames:
            row = self._db.execute(
                "SELECT data FROM dictionary WHERE number = ?", (number,)
            ).fetchone()
            if row is None:
                raise LedgerError(f"the ledger lacks its dictionary {number}")
            self._frames[number] = Frames(row[0])
        return self._frames[number]


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
