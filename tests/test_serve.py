"""`dateline serve` and `dateline demo`, as processes."""

import json
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.conftest import DATELINE, Ran
from tests.stories import write

Dateline = Callable[..., Ran]


def begin(*args: str) -> tuple[subprocess.Popen[str], str]:
    """A server, once it listens, and its address."""
    process = subprocess.Popen([DATELINE, *args], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    for line in process.stdout:
        if " at http" in line:
            return process, line.split(" at ")[1].split()[0]
    raise AssertionError("it ended before it listened")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_serve_answers_and_stops_cleanly(
    dateline: Dateline, feed: Path, how: signal.Signals
) -> None:
    dateline("ingest", feed)
    process, address = begin("serve", "--port", "0")
    with process, urlopen(f"{address}/healthz", timeout=20) as response:
        assert json.load(response) == {"status": "ok", "articles": 2}
        process.send_signal(how)
        assert process.wait(timeout=20) == 0


def test_a_server_shows_what_is_ingested_and_withdrawn_meanwhile(
    dateline: Dateline, feed: Path, tmp_path: Path
) -> None:
    dateline("ingest", feed)
    process, address = begin("serve", "--port", "0")

    def total() -> int:
        with urlopen(f"{address}/api/v1/search", timeout=20) as response:
            return int(json.load(response)["total"])

    with process:
        assert [total() for _ in range(8)] == [2] * 8
        dateline("withdraw", "a")
        assert [total() for _ in range(8)] == [1] * 8
        dateline("ingest", write(tmp_path / "more.jsonl", '{"id": "c", "title": "More"}'))
        assert [total() for _ in range(8)] == [2] * 8
        process.terminate()


def test_a_connection_that_sends_nothing_holds_up_nobody(dateline: Dateline, feed: Path) -> None:
    dateline("ingest", feed)
    process, address = begin("serve", "--port", "0", "--workers", "1")
    port = int(address.rsplit(":", 1)[1])
    idle = [socket.create_connection(("127.0.0.1", port)) for _ in range(3)]
    started = time.monotonic()
    with process, urlopen(f"{address}/healthz", timeout=20) as response:
        assert response.status == 200
        assert time.monotonic() - started < 3
        for each in idle:
            each.close()
        process.terminate()


def test_a_port_that_is_taken_is_an_error(dateline: Dateline, feed: Path) -> None:
    dateline("ingest", feed)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = dateline("serve", "--port", str(taken.getsockname()[1]))
    assert done.code == 2
    assert "can't listen on 127.0.0.1" in done.err


def test_demo_serves_the_samples_and_can_be_run_twice(tmp_path: Path) -> None:
    path = str(tmp_path / "demo")
    totals = []
    for _ in range(2):
        process, address = begin("demo", "--archive", path, "--port", "0")
        with process, urlopen(f"{address}/api/v1/search", timeout=20) as response:
            totals.append(json.load(response)["total"])
            process.terminate()
    assert totals[0] >= 60
    assert totals[0] == totals[1]
