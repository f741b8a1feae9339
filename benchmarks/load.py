"""The load: a process of its own that asks a server, with as little of the CPU as can be.

It reads a Plan from its standard input and writes a Driven. It knows as much HTTP as it takes to
ask: a request is bytes, and of an answer the head is read and the rest counted.
"""

import json
import re
import socket
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import asdict, dataclass
from itertools import takewhile

_VISIT = 20  # requests over one connection, then a new one, so that all workers get some
_PATIENCE = 30.0  # seconds to wait for an answer
_BLOCK = 1 << 18  # bytes
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_ENGINE = re.compile(rb"\r\nserver-timing: *engine;dur=([\d.]+)", re.IGNORECASE)
_GOOD = b"HTTP/1.1 200 "


@dataclass(frozen=True, slots=True)
class Plan:
    """What to ask of a port of this machine, in order, over so many connections at a time."""

    port: int
    targets: Sequence[str]
    connections: int
    seconds: float  # after which nothing more is asked


@dataclass(frozen=True, slots=True)
class Driven:
    """How long each good answer took, in ms, and what the asking took."""

    latency_ms: Sequence[float]  # from the first byte out to the last byte in
    engine_ms: Sequence[float]  # as the server says, in the same order
    errors: int
    wall_s: float
    cpu_s: float  # of the process that asks


def drive(plan: Plan) -> Driven:
    """Ask all, or as much as the time allows: each connection goes on once it has its answer."""
    started, cpu = time.perf_counter(), time.process_time()
    targets = plan.targets
    visits = [targets[at : at + _VISIT] for at in range(0, len(targets), _VISIT)]
    with ThreadPoolExecutor(plan.connections) as pool:
        made = pool.map(lambda visit: _visit(plan.port, visit, started + plan.seconds), visits)
        answers = [answer for each in made for answer in each]
    good = [each for each in answers if each]
    return Driven(
        [latency for latency, _ in good],
        [engine for _, engine in good],
        len(answers) - len(good),
        time.perf_counter() - started,
        time.process_time() - cpu,
    )


_Answer = tuple[float, float] | None  # latency and engine in ms; None for an error


def _visit(port: int, targets: Sequence[str], until: float) -> list[_Answer]:
    """The answers over one connection, which ends with all asked, the time or an error."""
    found: list[_Answer] = []
    try:
        with closing(socket.create_connection(("127.0.0.1", port), _PATIENCE)) as server:
            server.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            asked = takewhile(lambda _: time.perf_counter() < until, targets)
            found.extend(_answer(server, target) for target in asked)
    except OSError:
        found.append(None)
    return found


def _answer(server: socket.socket, target: str) -> _Answer:
    """Ask and wait for the whole answer; OSError if it doesn't come."""
    started = time.perf_counter_ns()
    server.sendall(f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode("ascii"))
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += _received(server)
    head, _, body = answer.partition(b"\r\n\r\n")
    length, engine = _LENGTH.search(head), _ENGINE.search(head)
    missing = int(length[1]) - len(body) if length else 0
    while missing > 0:
        missing -= len(_received(server))
    took = (time.perf_counter_ns() - started) / 1e6
    return (took, float(engine[1])) if engine and head.startswith(_GOOD) else None


def _received(server: socket.socket) -> bytes:
    """The next bytes; ConnectionError at the end of all."""
    block = server.recv(_BLOCK)
    if not block:
        raise ConnectionError("the server closed the connection")
    return block


if __name__ == "__main__":
    print(json.dumps(asdict(drive(Plan(**json.load(sys.stdin))))))
