"""Versions: the ledger's table of article versions, each packed with its raw record."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from hashlib import blake2b
from time import time
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from index.annotations import Annotations
from index.article import Article
from index.dates import NewsDate, day_number
from index.delivery import Delivery
from index.errors import LedgerError
from index.frames import DICTIONARY_SAMPLES, Frames, train
from index.names import source_key
from index.standing import Claim

_DAY = 86_400  # seconds
_NEWS = 7 * _DAY  # what is older when it is first seen is no news
CHUNK = 500  # rows read by one statement
_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder()


@dataclass(frozen=True, slots=True)
class Kept:
    """A raw record as the ledger keeps it: of an article's current version."""

    seq: int
    id: str
    data: bytes
    format: str
    origin: str


class Packed(Struct, frozen=True):
    """A delivery made ready to be kept: its claim, and the parts of its frame."""

    delivery: Delivery
    claim: Claim
    content: bytes  # JSON of what the article says, but for its body: its digest is of these two
    apart: bytes  # JSON of where it came from and what was doubtful
    body: bytes

    @property
    def frame(self) -> bytes:
        """All that is kept, as it is compressed."""
        return b"".join((self.content, self.apart, self.body, self.delivery.data))


class _Row(NamedTuple):
    """A version as it is read; the frame is unpacked."""

    seq: int
    digest: bytes
    content: bytes
    apart: bytes
    body: bytes
    data: bytes

    def record(self) -> dict[str, Any]:
        """What the article says: see Article.content."""
        origin, *remark = _DECODER.decode(self.apart)
        said = _DECODER.decode(self.content)
        return {**said, "origin": origin, "remark": remark, "body": self.body.decode()}


def prepare_delivery(delivery: Delivery) -> Packed:
    """The delivery with its claim and its article's JSON: all that needs no transaction."""
    article = delivery.article
    content, body = article.content(), article.body.encode()
    claim = Claim(
        digest=_digest(content, body),
        origin=blake2b(article.origin.encode(), digest_size=8).digest(),
        # What comes after a kill, be it older, is what there is to reinstate.
        version=None if delivery.kill else article.version,
        updated=article.updated.instant(UTC) if article.updated and not delivery.kill else None,
        reread=delivery.reread,
        kill=delivery.kill,
        source=source_key(article.source),
        format=delivery.format,
        size=len(body),
        backfill=article.date is not None and _is_old(article.date),
    )
    return Packed(
        delivery, claim, content, _ENCODER.encode((article.origin, *article.remark)), body
    )


def _is_old(date: NewsDate) -> bool:
    """Whether the last day that it may stand for was over a week ago."""
    return day_number(date.days(UTC)[1]) < (time() - _NEWS) // _DAY


def _digest(content: bytes, body: bytes) -> bytes:
    digest = blake2b(content, digest_size=16)
    digest.update(body)
    return digest.digest()


class Versions:
    """Reads and writes the table `version` over a connection that it doesn't own."""

    def __init__(self, db: sqlite3.Connection, annotations: Annotations) -> None:
        self._db = db
        self._annotations = annotations
        self._frames: dict[int, Frames] = {0: Frames()}

    def insert(self, run: int, rows: Sequence[tuple[int, Packed]]) -> None:
        """Keep these under their sequence numbers; within a transaction."""
        number = self._dictionary_for(rows)
        frames = self._frames_of(number)
        self._db.executemany(
            "INSERT INTO version (seq, run, id, version, origin, format, digest,"
            " dictionary, content, apart, body, frame) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    seq,
                    run,
                    packed.delivery.article.id,
                    packed.delivery.article.version,
                    packed.claim.origin,
                    packed.delivery.format,
                    packed.claim.digest,
                    number,
                    len(packed.content),
                    len(packed.apart),
                    len(packed.body),
                    frames.pack(packed.frame),
                )
                for seq, packed in rows
            ),
        )

    def of(self, id_: str) -> list[int]:
        """The versions of an article, as they came."""
        rows = self._db.execute("SELECT seq FROM version WHERE id = ? ORDER BY seq", (id_,))
        return [seq for (seq,) in rows]

    def former(self, seqs: Sequence[int], until: int) -> dict[int, int]:
        """For each state whose article had one by then: the newest of those."""
        found: dict[int, int] = {}
        for start in range(0, len(seqs), CHUNK):
            chunk = seqs[start : start + CHUNK]
            owners = dict(zip(chunk, self.ids(chunk), strict=True))
            newest = self._newest(sorted(set(owners.values())), until)
            found.update((seq, newest[id_]) for seq, id_ in owners.items() if id_ in newest)
        return found

    def _newest(self, ids: Sequence[str], until: int) -> dict[str, int]:
        """The newest state that each article had by then."""
        newest: dict[str, int] = {}
        rows = self._db.execute(
            f"SELECT id, seq FROM version WHERE id IN ({_marks(ids)}) AND seq <= ? UNION ALL"
            " SELECT v.id, n.seq FROM version v JOIN annotation n ON n.version = v.seq"
            f" WHERE v.id IN ({_marks(ids)}) AND n.seq <= ?",
            [*ids, until, *ids, until],
        )
        for id_, seq in rows:
            newest[id_] = max(seq, newest.get(id_, 0))
        return newest

    def read(self, seqs: Sequence[int]) -> list[Article]:
        """The articles in these states, in the order asked for."""
        found = {row.seq: row.record() for row in self._rows(seqs)}
        self._annotate(seqs, found, lambda lacking: {
            row.seq: row.record() for row in self._rows(lacking)
        })  # fmt: skip
        return [Article.from_json(found[seq]) for seq in seqs]

    def ids(self, seqs: Sequence[int]) -> list[str]:
        """The ids of the articles in these states, in the order asked for."""
        found: dict[int, str] = {}
        for start in range(0, len(seqs), CHUNK):
            chunk = seqs[start : start + CHUNK]
            rows = self._db.execute(
                f"SELECT seq, id FROM version WHERE seq IN ({_marks(chunk)}) UNION ALL"
                " SELECT n.seq, v.id FROM annotation n JOIN version v ON v.seq = n.version"
                f" WHERE n.seq IN ({_marks(chunk)})",
                [*chunk, *chunk],
            )
            found.update(rows)
        return [found[seq] for seq in seqs]

    def outlines(self, seqs: Sequence[int]) -> list[Mapping[str, Any]]:
        """What they say but for their bodies: see Article.content."""
        found = self._contents(seqs)
        self._annotate(seqs, found, self._contents)
        return [found[seq] for seq in seqs]

    def _annotate(
        self,
        seqs: Sequence[int],
        found: dict[int, dict[str, Any]],
        read: Callable[[Sequence[int]], dict[int, dict[str, Any]]],
    ) -> None:
        """Add what is said in those states that were not found, since they are annotated."""
        lacking = [seq for seq in seqs if seq not in found]
        if not lacking:  # as mostly, where nothing was inferred
            return
        states = self._annotations.of(lacking)
        versions = read([version for version, _ in states.values()])
        found.update(
            (seq, annotation.on(versions[version])) for seq, (version, annotation) in states.items()
        )

    def _contents(self, seqs: Sequence[int]) -> dict[int, dict[str, Any]]:
        found: dict[int, dict[str, Any]] = {}
        for start in range(0, len(seqs), CHUNK):
            chunk = seqs[start : start + CHUNK]
            rows = self._db.execute(
                "SELECT seq, dictionary, content, frame FROM version"
                f" WHERE seq IN ({_marks(chunk)})",
                chunk,
            )
            for seq, number, size, frame in rows:
                content = self._frames_of(number).unpack(frame)[:size]
                found[seq] = _DECODER.decode(content)
        return found

    def kept(self, seqs: Sequence[int]) -> Iterator[Kept]:
        """The raw records of these versions, in their order."""
        for start in range(0, len(seqs), CHUNK):
            chunk = seqs[start : start + CHUNK]
            found = {row.seq: row for row in self._rows(chunk)}
            rows = self._db.execute(
                f"SELECT seq, id, format FROM version WHERE seq IN ({_marks(chunk)}) ORDER BY seq",
                chunk,
            )
            for seq, id_, format_ in rows.fetchall():
                origin = _DECODER.decode(found[seq].apart)[0]
                yield Kept(seq, id_, found[seq].data, format_, origin)

    def damaged(self) -> Iterator[str]:
        """A sentence for each version whose content isn't what was written."""
        seqs = [seq for (seq,) in self._db.execute("SELECT seq FROM version ORDER BY seq")]
        for row in self._rows(seqs):
            if _digest(row.content, row.body) != row.digest:
                yield f"ledger: version {row.seq} isn't what was written"

    def _rows(self, seqs: Sequence[int]) -> Iterator[_Row]:
        for start in range(0, len(seqs), CHUNK):
            chunk = seqs[start : start + CHUNK]
            rows = self._db.execute(
                "SELECT seq, digest, dictionary, content, apart, body, frame FROM version"
                f" WHERE seq IN ({_marks(chunk)}) ORDER BY seq",
                chunk,
            )
            for seq, digest, number, *sizes, frame in rows.fetchall():
                yield _Row(seq, digest, *_split(self._frames_of(number).unpack(frame), sizes))

    def _dictionary_for(self, rows: Sequence[tuple[int, Packed]]) -> int:
        """The number of the archive's dictionary, trained now where these can train one."""
        newest = self._db.execute("SELECT max(number) FROM dictionary").fetchone()[0]
        if newest is not None:
            return int(newest)
        trained = train([packed.frame for _, packed in rows[: 2 * DICTIONARY_SAMPLES]])
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


def _split(frame: bytes, sizes: Sequence[int]) -> Iterator[bytes]:
    """The parts of a frame, and last what is left of it."""
    for size in sizes:
        yield frame[:size]
        frame = frame[size:]
    yield frame


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))
