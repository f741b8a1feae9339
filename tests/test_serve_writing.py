"""`dateline serve` with a token: two workers, and the process that indexes for them."""

import json
import os
import re
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from index.archive import Archive
from index.lock import writer_lock
from tests.conftest import DATELINE
from tests.test_enrich import articles
from tests.writing import ARTICLES, LINES, TOKEN, lines


@dataclass(frozen=True, slots=True)
class Served:
    """A server that takes articles in."""

    address: str
    archive: Path

    def ask(self, path: str, data: bytes | None = None, **said: Any) -> tuple[int, Any]:  # noqa: ANN401
        kind = said.pop("kind", "application/json")
        headers = {"Authorization": f"Bearer {TOKEN}", "Content-Type": kind}
        asked = Request(f"{self.address}{path}", data, headers, **said)
        try:
            with urlopen(asked, timeout=60) as answer:
                return answer.status, answer.read()
        except HTTPError as error:
            return error.code, error.read()

    def total(self, query: str = "") -> int:
        return int(json.loads(self.ask(f"/api/v1/search?facets=none&{query}")[1])["total"])


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., Served]]:
    """Starts servers on an archive of the test's own, and stops them."""
    path = tmp_path / "archive"
    Archive.create(path).close()
    running: list[subprocess.Popen[str]] = []

    def begin(workers: int = 2) -> Served:
        command = [DATELINE, "serve", "--archive", str(path), "--port", "0"]
        command += ["--workers", str(workers)]
        environment = {**os.environ, "DATELINE_TOKEN": TOKEN}
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
        running.append(process)
        assert process.stdout
        line = process.stdout.readline()
        return Served(line.split(" at ")[1].split()[0], path)

    yield begin
    for process in running:
        process.terminate()
        assert process.wait(timeout=30) == 0
        assert process.stdout
        process.stdout.close()


def test_what_is_sent_is_found_by_every_worker_once_that_was_waited_for(
    serve: Callable[..., Served],
) -> None:
    served = serve()
    for number in range(6):
        record = json.dumps({"id": f"f{number}", "title": f"Ferry {number}"}).encode()
        status, told = served.ask(f"{ARTICLES}?wait=searchable", record)
        assert (status, json.loads(told)["searchable"]) == (201, True)
        assert {served.total("q=ferry") for _ in range(6)} == {number + 1}
    many = lines(*({"id": f"m{number}", "title": "Many"} for number in range(300)))
    status, told = served.ask(f"{ARTICLES}?wait=searchable", many, kind=LINES)
    assert (status, json.loads(told)["added"]) == (200, 300)
    assert served.total("q=many") == 300
    assert served.ask(f"{ARTICLES}/f0", method="DELETE")[0] == 204
    assert {served.total("q=ferry") for _ in range(6)} == {5}
    told = served.ask("/metrics")[1].decode()
    posts = re.findall(r'route="/api/v1/articles",method="POST",status="(\d+)"} (\d+)', told)
    assert posts == [("200", "1"), ("201", "6")]


def test_a_busy_index_fails_no_write_and_is_brought_up_afterwards(
    serve: Callable[..., Served],
) -> None:
    served = serve()
    with writer_lock(served.archive / "writer.lock"):
        record = json.dumps({"id": "f1", "title": "Ferry"}).encode()
        status, told = served.ask(ARTICLES, record)
        assert (status, json.loads(told)["searchable"]) == (201, False)
        assert served.total() == 0
        assert served.ask(f"{ARTICLES}/f1")[0] == 200
    again = served.ask(f"{ARTICLES}?wait=searchable", record)
    assert json.loads(again[1])["searchable"] is True
    assert served.total() == 1


def test_a_slow_sender_holds_up_nobody(serve: Callable[..., Served]) -> None:
    served = serve(workers=1)
    host, port = served.address.removeprefix("http://").split(":")
    head = (
        f"POST {ARTICLES}?wait=searchable HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        f"Authorization: Bearer {TOKEN}\r\nContent-Type: application/json\r\n"
        "Transfer-Encoding: chunked\r\n\r\n"
    )
    record = b'{"id": "slow", "title": "Slow"}'
    with socket.create_connection((host, int(port)), timeout=60) as slow:
        slow.sendall(head.encode() + b"%x\r\n%s\r\n" % (len(record[:9]), record[:9]))
        assert [served.total() for _ in range(3)] == [0, 0, 0]
        slow.sendall(b"%x\r\n%s\r\n0\r\n\r\n" % (len(record[9:]), record[9:]))
        answer = b"".join(iter(lambda: slow.recv(1 << 16), b""))
    assert answer.startswith(b"HTTP/1.1 201")
    assert served.total() == 1


def test_many_write_at_once_and_nothing_is_lost(serve: Callable[..., Served]) -> None:
    served = serve()
    statuses: list[int] = []

    def write(name: str) -> None:
        for number in range(10):
            body = json.dumps({"id": f"{name}{number}", "title": "Ferry"}).encode()
            statuses.append(served.ask(f"{ARTICLES}/{name}{number}", body, method="PUT")[0])

    writers = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    assert statuses == [201] * 40
    served.ask(f"{ARTICLES}?wait=searchable", b'{"id": "last", "title": "Last"}')
    assert served.total("q=ferry") == 40


def test_what_was_sent_is_enriched_once_it_is_quiet(serve: Callable[..., Served]) -> None:
    served = serve(workers=1)
    sent = (
        {
            "id": each.id,
            "title": each.title,
            "body": each.body,
            **({"topics": list(each.topic)} if each.topic else {}),
        }
        for each in articles(60)
    )
    served.ask(ARTICLES, lines(*sent), kind=LINES)
    lacking = next(each.id for each in articles(60) if not each.topic)
    while True:  # for as long as it takes: a busy machine is no fault
        (topic, *_) = json.loads(served.ask(f"{ARTICLES}/{lacking}")[1])["inferred_topic"] or [None]
        if topic:
            break
        time.sleep(0.2)
    assert topic["value"]
    assert served.total(f"topic={topic['value']}") > 0


def test_a_token_that_can_be_guessed_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dateline: Callable[..., Any]
) -> None:
    Archive.create(tmp_path / "archive").close()
    monkeypatch.setenv("DATELINE_TOKEN", "short")
    done = dateline("serve", "--port", "0")
    assert done.code == 2
    assert "16" in done.err
    assert "short" not in done.err
