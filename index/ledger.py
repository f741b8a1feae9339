"""The ledger: one SQLite file that holds the truth about an archive.

It keeps every version of every article with the raw record it was read from, tombstones, rejected
records and runs. What a transaction has committed is acknowledged and safe; the index is derived.
"""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from index.annotation import Annotation
from index.annotations import Annotations, Change, Look
from index.article import Article
from index.articles import Articles, Current
from index.delivery import Delivery, Outcome, Written
from index.errors import Gone, LedgerError, NotFound
from index.history import Edition, is_revised, numbered, read_history
from index.journal import Journal
from index.ledger_schema import prepare
from index.look_up import look_up
from index.names import address_key, content_key, source_key
from index.readings import Readings
from index.refused import Refused, RefusedRecords
from index.register import Known, Register
from index.rejected import Rejected
from index.settling import Done, Named, name_all, settle, until_kills
from index.tombstones import Tombstones
from index.versions import Kept, Versions

Check = Callable[[], None]  # looks at what stands, and raises where that isn't as it should be


class Ledger:
    """The ledger in one file; every method that writes is one transaction.

    Its `journal` tells what changed when, its `annotations` what the enrichment has looked at, its
    `readings` which records were read before.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._db = sqlite3.connect(
                path, timeout=60, isolation_level=None, check_same_thread=False
            )
            prepare(self._db, str(path))
        except sqlite3.Error as error:
            raise LedgerError(f"{path}: the ledger can't be opened: {error}") from error
        self.annotations = Annotations(self._db)
        self._versions = Versions(self._db, self.annotations)
        self._articles = Articles(self._db)
        self.journal = Journal(self._db)
        self.readings = Readings(self._db)
        self._refused = RefusedRecords(self._db)
        self._tombstones = Tombstones(self._db)
        self._register = Register(self._db)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    # Writing

    def write(self, batch: Sequence[Delivery], run: int, check: Check | None = None) -> Written:
        """Keep the deliveries and say what became of each, in order.

        What `check` finds holds while they are written; what it raises leaves all as it was.
        """
        written = Written([], {})
        with self._transaction():
            if check:
                check()
            for part in until_kills(batch):
                self._write(part, run, written)
        return written

    def named(self, batch: Sequence[Delivery]) -> list[Named]:
        """The deliveries made ready, with the names that tell which articles they are of."""
        return name_all(batch, self._register.has_buried())

    def known(self, named: Sequence[Named]) -> Known:
        """What is known by these names."""
        return look_up(named, self._register, self._articles)

    def reject(self, batch: Sequence[Rejected], run: int) -> None:
        """Keep records that could not be read; one that is kept already gets the new reason."""
        with self._transaction():
            self._refused.keep(batch, run)

    def remember(self, records: Collection[int]) -> None:
        """Keep digests of records that were taken in, for `readings` to tell."""
        with self._transaction():
            self.readings.add(records)

    def forget_rejected(self, numbers: Sequence[int]) -> None:
        """Drop rejected records that have gone through since."""
        with self._transaction():
            self._refused.forget(numbers)

    def rejected(self) -> Iterator[Refused]:
        """Every rejected record, the first to be rejected first."""
        return self._refused.all()

    def withdraw(self, id_: str, reason: str = "", check: Check | None = None) -> None:
        """Set a tombstone, which holds until `reinstate`; NotFound for an id never seen."""
        with self._transaction():
            if check:
                check()
            self._bury(id_, reason)

    def reinstate(self, id_: str) -> None:
        """Lift the tombstone, if there is one; NotFound for an id never seen."""
        with self._transaction():
            id_, _, withdrawn = self._articles.find(id_)
            if withdrawn is None:
                return
            self._register.unearth(id_)
            self._tombstones.lift(id_, self.journal.draw(), withdrawn)

    def annotate(self, changes: Mapping[str, Sequence[Change]], until: int, look: Look) -> int:
        """Change what is added to articles, by id, and keep how far the stage has come.

        How many changed. See Annotations.change.
        """
        with self._transaction():
            before = self.journal.sequence()
            after = self.annotations.change(changes, until, look.stage, before)
            self.journal.advance(after)
            self.annotations.save(look)
        return after - before

    def begin_run(self) -> int:
        """The number of a new run, for what is written in it."""
        with self._transaction():
            cursor = self._db.execute("INSERT INTO run (started) VALUES (?)", (_now(),))
        return int(cursor.lastrowid or 0)

    def end_run(self, run: int, counts: Mapping[str, int]) -> None:
        """Note when a run ended and what became of its records."""
        with self._transaction():
            self._db.execute(
                "UPDATE run SET finished = ?, counts = ? WHERE number = ?",
                (_now(), json.dumps(dict(counts)), run),
            )

    # Reading

    def sequence(self) -> int:
        """The number of the newest change."""
        return self.journal.sequence()

    def changed(self, after: int, until: int, limit: int) -> list[Current]:
        """The articles that changed after a number and up to another, the oldest change first."""
        return self._articles.changed(after, until, limit)

    def former(self, seqs: Sequence[int], until: int) -> dict[int, int]:
        """For each version whose article had one by then: the newest of those."""
        return self._versions.former(seqs, until)

    def current(self, id_: str) -> Article:
        """The version that stands; NotFound, or Gone where it was withdrawn."""
        self._standing(id_)
        return self._versions.read([self.seq_of(id_)])[0]

    def history(self, id_: str, seen: Callable[[Article], bool]) -> tuple[Edition, ...]:
        """The versions of an article that may be `seen`, what stands last; errors as `current`."""
        id_, seq = self._standing(id_)
        rows = read_history(self._db, self._versions, id_, seq)
        return numbered([row for row in rows if seen(row.article)])

    def is_revised(self, id_: str) -> bool:
        """Whether there is more than one version of an article, to be asked before its history."""
        return is_revised(self._db, id_)

    def seq_of(self, id_: str) -> int:
        """The number of an article's current state; NotFound for an id never seen."""
        found, *_ = self._articles.find(id_)
        state = "SELECT coalesce(annotated, seq) FROM article WHERE id = ?"
        return int(self._db.execute(state, (found,)).fetchone()[0])

    def read(self, seqs: Sequence[int]) -> list[Article]:
        """The articles in these states, in the order asked for."""
        return self._versions.read(seqs)

    def versions_under(self, name: str) -> list[int]:
        """Every version of the article with this id, or else at this address; [] for none."""
        held = self._register.addresses({address_key(name)} - {0}).values()
        for id_ in (name, *(each.article for each in held)):
            with suppress(NotFound):
                return self._versions.of(self._articles.find(id_)[0])
        return []

    def ids(self, seqs: Sequence[int]) -> list[str]:
        """The ids of the articles in these states."""
        return self._versions.ids(seqs)

    def outlines(self, seqs: Sequence[int]) -> list[Mapping[str, Any]]:
        """What they say but for their bodies: see Article.content."""
        return self._versions.outlines(seqs)

    def fresh(self, seqs: Sequence[int]) -> list[int]:
        """Those of the versions whose articles were news when they were first seen."""
        return self._articles.fresh(seqs)

    def of_source(self, source: str, until: int) -> list[str]:
        """The ids of what stands of a source, but for versions written after `until`."""
        return self._articles.of_source(source_key(source), until)

    def annotation_of(self, id_: str) -> Annotation:
        """What was added to an article's current version; NotFound for an id never seen."""
        state = self.seq_of(id_)
        _, annotation = self.annotations.of([state]).get(state, (state, Annotation()))
        return annotation

    def kept_of(self, id_: str) -> Kept:
        """The raw record of an article's current version; NotFound for an id never seen."""
        _, seq, _ = self._articles.find(id_)
        return next(self._versions.kept([seq]))

    def kept(self) -> Iterator[Kept]:
        """The raw record of every article's current version, withdrawn ones included."""
        rows = self._db.execute("SELECT seq FROM article ORDER BY seq").fetchall()
        return self._versions.kept([seq for (seq,) in rows])

    def counts(self) -> dict[str, int]:
        """How many rows of each kind there are."""
        return self._articles.counts()

    def damage(self) -> list[str]:
        """What is wrong with the file itself, in plain words."""
        checked = self._db.execute("PRAGMA integrity_check")
        problems = [f"ledger: {row[0]}" for row in checked if row[0] != "ok"]
        return [*problems, *self._versions.damaged(), *self.annotations.damaged()]

    # Inside

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise LedgerError(f"{self.path} can't be written just now: {error}") from error
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def _write(self, batch: Sequence[Delivery], run: int, written: Written) -> None:
        """Write a part of a batch in which nothing comes after a kill; `written` grows."""
        named = self.named(batch)
        done = settle(named, self.known(named), self.journal.sequence())
        self._versions.insert(run, done.rows)
        self._articles.store(done.changed.standing)
        self._register.store(done.changed)
        if done.rows:
            self.journal.advance(done.rows[-1][0])
        self._bury_more(batch, done)
        written.settled.extend(done.settled)
        written.kept.update((seq, packed.delivery.article) for seq, packed in done.rows)

    def _bury_more(self, batch: Sequence[Delivery], done: Done) -> None:
        """Bury what was killed, and what else was said of what is withdrawn."""
        for each, (id_, outcome) in zip(batch, done.settled, strict=True):
            if outcome is Outcome.WITHDRAWN:
                if each.kill:
                    self._bury(id_, f"taken back by its source: {each.article.origin}")
                self._register.bury({content_key(each.article): id_})

    def _bury(self, id_: str, reason: str) -> None:
        id_, _, withdrawn = self._articles.find(id_)
        if withdrawn is not None:
            return
        versions = self._versions.of(id_)
        self._register.bury({content_key(each): id_ for each in self._versions.read(versions)})
        self._tombstones.set(id_, self.journal.draw(), _now(), reason)

    def _standing(self, id_: str) -> tuple[str, int]:
        """The article's own id and its current version; Gone where it was withdrawn."""
        id_, seq, withdrawn = self._articles.find(id_)
        if withdrawn is not None:
            raise Gone(f"The article {id_!r} was withdrawn.")
        return id_, seq


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
