"""`python -m benchmarks.http`: `dateline serve` under load, asked from a process of its own."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from itertools import cycle, islice
from typing import Any
from urllib.parse import urlencode

import numpy as np

from benchmarks.load import Driven, Plan
from benchmarks.own import Own, command
from benchmarks.peers.dateline import request
from benchmarks.question import Question
from benchmarks.questions import question_mix, sample
from benchmarks.serving import WORKERS, Server, serving
from index.fields import FACETS
from search.request import to_args

CONNECTIONS = 8

_SECONDS = 15.0  # for as many requests as are asked for, or fewer
_PATHS = {"page": "/", "api": "/api/v1/search"}


@dataclass(frozen=True, slots=True)
class Asked:
    """How many requests of each kind, and how often the warm questions are asked before.

    After four times nearly every question was answered by both workers.
    """

    requests: int = 2_000
    rounds: int = 4


def http(own: Own, asked: Asked = Asked()) -> dict[str, Any]:
    """Requests a second and their times: of the search page and of the API, by two workers."""
    repeated, stream = question_mix(sample(own.corpus.path, own.corpus.size))
    found = {
        name: _one_path(own, asked, _targets(path, repeated), _targets(path, stream))
        for name, path in _PATHS.items()
    }
    return {"http": {"workers": WORKERS, "connections": CONNECTIONS, **found}}


def _one_path(own: Own, asked: Asked, warm: Sequence[str], stream: Sequence[str]) -> dict[str, Any]:
    """A server of its own, so that what one path was asked isn't kept for the other."""
    many = list(islice(cycle(warm), asked.requests))
    with serving(own.archive) as server:
        _drive(server, [*warm] * asked.rounds, CONNECTIONS)
        return {
            "alone": _shared(*_measured(server, warm, 1)),
            "warm": _figures(*_measured(server, many, CONNECTIONS)),
            "stream": _figures(*_measured(server, stream[: asked.requests], CONNECTIONS)),
            "worker_anonymous": server.anonymous(),
        }


def _targets(path: str, questions: Sequence[Question]) -> list[str]:
    """The questions as a browser asks them: every facet and the snippets included."""
    whole = (replace(request(each), facets=FACETS, snippets=True) for each in questions)
    return [f"{path}?{urlencode(to_args(each))}" for each in whole]


def _measured(server: Server, targets: Sequence[str], connections: int) -> tuple[Driven, float]:
    """What the load saw, and the CPU seconds that the workers used meanwhile."""
    before = server.cpu_s()
    driven = _drive(server, targets, connections)
    return driven, server.cpu_s() - before


def _drive(server: Server, targets: Sequence[str], connections: int) -> Driven:
    plan = Plan(server.port, targets, connections, _SECONDS)
    told = json.dumps(asdict(plan))
    load = [sys.executable, "-m", "benchmarks.load"]
    done = subprocess.run(load, input=told, stdout=subprocess.PIPE, text=True, check=True)
    return Driven(**json.loads(done.stdout))


def _figures(driven: Driven, cpu_s: float) -> dict[str, Any]:
    """Times of the good answers; CPU ms a request of the workers and of the load."""
    answered = len(driven.latency_ms)
    middle, p95, p99 = np.percentile(driven.latency_ms, [50, 95, 99]).tolist()
    return {
        "requests": answered,
        "errors": driven.errors,
        "requests_per_s": round(answered / driven.wall_s, 1),
        "median_ms": round(middle, 3),
        "p95_ms": round(p95, 3),
        "p99_ms": round(p99, 3),
        "server_cpu_ms": round(cpu_s * 1000 / answered, 3),
        "load_cpu_ms": round(driven.cpu_s * 1000 / answered, 3),
    }


def _shared(driven: Driven, cpu_s: float) -> dict[str, Any]:
    """The same with the engine's part, which its own clock tells where nobody else is served."""
    engine = sum(driven.engine_ms) / 1000
    return {
        **_figures(driven, cpu_s),
        "engine_ms": round(engine * 1000 / len(driven.engine_ms), 3),
        "not_engine": round(1 - engine / cpu_s, 3) if cpu_s else None,
    }


main = command(http)

if __name__ == "__main__":
    main()
