"""The views of the API that write: articles are sent, written under an id, and withdrawn.

What is sent goes the way of an ingest: the same readers, identities and rules of what stands.
Nothing is written before all of a body has come, and nobody waits for a slow sender: see web.turn.
"""

import shutil
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from secrets import token_hex
from tempfile import SpooledTemporaryFile
from typing import IO
from urllib.parse import quote

from flask import Response, jsonify, make_response, request
from werkzeug.exceptions import (
    BadRequest,
    Conflict,
    RequestEntityTooLarge,
    UnprocessableEntity,
    UnsupportedMediaType,
)

from index.archive import Archive
from index.article import Article
from index.delivery import Outcome, Settled
from index.errors import NotFound
from index.inbox import Inbox
from index.rejected import Rejected
from indexer.raw import Record
from indexer.receive import REJECTED, Received, read_sent, receive, split_sent
from web.etags import article_tag, check_match
from web.here import links_here
from web.operations import ROOT
from web.problems import problem
from web.sent import JSON, KINDS, LINES
from web.serving import Serving
from web.tokens import admit

MOST = 20_000  # records in one request
LARGEST_DOCUMENT = 16  # MiB of JSON that is no JSON lines: it is held in memory
PATIENCE = 60.0  # seconds to wait until searches find what was sent
_LONGEST_KEY = 200
_SPOOLED = 1 << 20  # bytes of a body that are held in memory


@dataclass(frozen=True, slots=True)
class Writing:
    """The views that write."""

    archive: Archive
    serving: Serving

    def send(self) -> Response:
        """Take in one article, a list of them or JSON lines."""
        admit(self.serving.tokens)
        waits, kind = _waits(), _kind((JSON, *LINES))
        with self._body(kind) as body:
            records = _counted(body, kind, _name("POST"))
            inbox = self._inbox()
            received: list[Received] = []
            for batch in receive(records, inbox, self.archive.settings):
                received += batch
                with self.serving.aside():
                    pass
        return self._receipt(received, self._found(inbox, waits), waits)

    def put(self, id: str) -> Response:
        """Write the article of this id."""
        admit(self.serving.tokens)
        waits, kind = _waits(), _kind((JSON,))
        with self._body(kind) as body:
            record = Record(body.read(), "json", _name("PUT"))
        delivery = read_sent(record, id, self.archive.settings)
        inbox = self._inbox()
        if isinstance(delivery, Rejected):
            raise UnprocessableEntity(delivery.reason)
        self._check(id)  # once before there is anything to undo, and once while nobody else writes
        (settled,) = inbox.write([delivery], lambda: self._check(id))
        found = self._found(inbox, waits)
        return self._written(settled, found, waits)

    def withdraw(self, id: str) -> Response:
        """Take the article of this id out of sight."""
        admit(self.serving.tokens)
        reason = " ".join(request.args.get("reason", "").split())
        self.archive.ledger.withdraw(id, reason, lambda: self._check_standing(id))
        self._index()
        return make_response("", 204)

    def _check(self, id: str) -> None:
        """What stands is as the request's conditions say; Gone where it was withdrawn."""
        check_match(self._standing(id), self.archive.settings)

    def _check_standing(self, id: str) -> None:
        """The same, where there may be nothing to withdraw any more."""
        if "If-Match" in request.headers:
            self._check(id)

    def _standing(self, id: str) -> Article | None:
        try:
            return self.archive.ledger.current(id)
        except NotFound:
            return None

    def _body(self, kind: str) -> IO[bytes]:
        """All that is sent, wherever it has room; 413 where it is too much."""
        most = self.archive.settings.upload
        most = most if kind == "lines" else min(most, LARGEST_DOCUMENT)
        request.max_content_length = most << 20
        body = SpooledTemporaryFile(_SPOOLED)  # noqa: SIM115 - the caller closes it
        try:
            with self.serving.aside():
                shutil.copyfileobj(request.stream, body)
        except RequestEntityTooLarge as error:
            body.close()
            raise RequestEntityTooLarge(
                f"A request may send {most} MiB here; send JSON lines, in several requests"
            ) from error
        body.seek(0)
        return body

    def _inbox(self) -> Inbox:
        return Inbox(self.archive.ledger, self._index)

    def _index(self) -> None:
        (self.serving.index or self.archive.commit)()

    def _found(self, inbox: Inbox, waits: bool) -> bool:
        """Whether searches find what was written; asked until they do, if that is waited for."""
        reached = self.archive.ledger.sequence()
        inbox.commit()
        until = time.monotonic() + (PATIENCE if waits else 0)
        while not (found := self.archive.has_indexed(reached)) and time.monotonic() < until:
            with self.serving.aside():
                time.sleep(0.005)
        return found

    def _receipt(self, received: Sequence[Received], found: bool, waits: bool) -> Response:
        outcomes = [each.outcome for each in received]
        records = [self._told(each) for each in received]
        if outcomes.count(REJECTED) == len(outcomes):
            reason = received[0].reason if received else "is empty: there is no article in it"
            return problem(
                422, f"No record could be taken in; the first: {reason}", records=records
            )
        counts = {each: outcomes.count(each) for each in (*Outcome, REJECTED)}
        answer = jsonify(read=len(received), **counts, searchable=found, records=records)
        answer.status_code = _status(outcomes, found, waits)
        if answer.status_code == 201:
            answer.headers["Location"] = self._url(received[0].id)
        return answer

    def _written(self, settled: Settled, found: bool, waits: bool) -> Response:
        if settled.outcome is Outcome.OLDER:
            raise Conflict("The archive has a higher version; this one was kept as history.")
        answer = self._receipt([Received(1, settled.outcome, settled.id)], found, waits)
        if settled.outcome is Outcome.WITHDRAWN:  # its source takes it back
            return answer
        answer.set_etag(article_tag(self.archive.ledger.current(settled.id), self.archive.settings))
        return answer

    def _told(self, each: Received) -> dict[str, object]:
        return {
            "line": each.line,
            "outcome": each.outcome,
            "id": each.id or None,
            "url": self._url(each.id) if each.id else None,
            "reason": each.reason or None,
        }

    def _url(self, id_: str) -> str:
        return f"{links_here(self.archive.settings).root}{ROOT}/articles/{quote(id_)}"


def _name(method: str) -> str:
    """What this request is called as an origin: by the name that it gives itself, or its time.

    A record that comes from the same place again changes nothing; so a request that is sent again
    under its name doesn't, and any other may bring back what an article said before.
    """
    key = " ".join(request.headers.get("Idempotency-Key", "").split())[:_LONGEST_KEY]
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    return f"{method} {key or f'{moment} {token_hex(4)}'}"


def _status(outcomes: Sequence[str], found: bool, waits: bool) -> int:
    if REJECTED in outcomes:
        return 207
    if waits and not found:
        return 202
    return 201 if outcomes == [Outcome.ADDED] else 200


def _waits() -> bool:
    wait = request.args.get("wait", "")
    if wait not in ("", "searchable"):
        raise BadRequest(f"wait: {wait!r} isn't 'searchable'")
    return bool(wait)


def _kind(types: Sequence[str]) -> str:
    """How the body is to be split; 415 where it is of no type that is read here."""
    if request.mimetype not in types or request.headers.get("Content-Encoding", "identity") != (
        "identity"
    ):
        raise UnsupportedMediaType(f"What is sent has to be {' or '.join(types)}, not compressed")
    return KINDS[request.mimetype]


def _counted(body: IO[bytes], kind: str, name: str) -> Iterable[Record | Rejected]:
    """The records of a body; 413 for too many of them, before any is written."""
    if kind == "lines":
        lines = sum(chunk.count(b"\n") for chunk in iter(lambda: body.read(1 << 16), b""))
        body.seek(0)
        records = split_sent(body, kind, name)
        too_many = lines > MOST
    else:
        held = list(islice(split_sent(body, kind, name), MOST + 1))
        records, too_many = iter(held), len(held) > MOST
    if too_many:
        raise RequestEntityTooLarge(f"A request may send {MOST:,} records; send several")
    return records
