"""Tally: how often each address was asked, how that ended and how long it took, by all workers.

The workers share one piece of memory, in which each has a row of its own; whoever is asked adds the
rows up. So nothing is lost between them, no lock is needed, and to count costs a microsecond. The
usual client for Prometheus wants a folder of files for that, named in the environment before it is
imported, and its numbers are module globals.
"""

import mmap
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ROUTES = 128
METHODS = ("GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD", "other")
STATUSES = (
    200, 201, 202, 204, 207, 301, 304, 308, 400, 401, 403, 404, 405, 409, 410, 412, 413, 415, 422,
    431, 500, 503, 0,
)  # fmt: skip
BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)  # seconds

_METHOD = {each: at for at, each in enumerate(METHODS)}
_STATUS = {each: at for at, each in enumerate(STATUSES)}
Gauges = Mapping[str, tuple[str, float]]
_TIMES = len(BOUNDS) + 2  # one for what took longer, and one for the sum
_ASKED = ROUTES * len(METHODS) * len(STATUSES)
_CELLS = _ASKED + ROUTES * _TIMES + 1  # and the bytes that the cache holds


@dataclass(frozen=True, slots=True)
class Tallied:
    """All rows, added up: requests by route, method and status; times by route; cached bytes."""

    asked: NDArray[np.float64]
    times: NDArray[np.float64]
    cached: float


class Tally:
    """The counts of one worker among those of all; a server's are made before its workers are."""

    def __init__(self, rows: int = 1) -> None:
        self._memory = mmap.mmap(-1, rows * _CELLS * 8)  # shared with whoever is forked off
        self._rows = np.frombuffer(self._memory, np.float64).reshape(rows, _CELLS)
        self._row = 0

    def take(self, row: int) -> None:
        """Count in this row from now on; a former worker's counts stay."""
        self._row = row % len(self._rows)

    def note(self, route: int, method: str, status: int, seconds: float) -> None:
        """Count an answer; `route` is the number of its address."""
        row = self._rows[self._row]
        cell = (route * len(METHODS) + _METHOD.get(method, len(METHODS) - 1)) * len(STATUSES)
        row[cell + _STATUS.get(status, len(STATUSES) - 1)] += 1
        times = _ASKED + route * _TIMES
        row[times + bisect_left(BOUNDS, seconds)] += 1
        row[times + _TIMES - 1] += seconds

    def hold(self, cached: int) -> None:
        """Say how many bytes this worker's cache holds now."""
        self._rows[self._row, -1] = cached

    def all(self) -> Tallied:
        """The counts of all workers."""
        total = self._rows.sum(axis=0)
        return Tallied(
            asked=total[:_ASKED].reshape(ROUTES, len(METHODS), len(STATUSES)),
            times=total[_ASKED:-1].reshape(ROUTES, _TIMES),
            cached=float(total[-1]),
        )


def exposed(tallied: Tallied, routes: Sequence[str], gauges: Gauges) -> str:
    """All of it in the text format of Prometheus; gauges have a name, what they tell, a value."""
    lines = [
        "# HELP dateline_requests_total Answers by address, method and status.",
        "# TYPE dateline_requests_total counter",
    ]
    for route, method, status in np.argwhere(tallied.asked).tolist():
        labels = _labels(route=routes[route], method=METHODS[method], status=STATUSES[status])
        lines.append(f"dateline_requests_total{labels} {tallied.asked[route, method, status]:.0f}")
    lines += [
        "# HELP dateline_request_seconds How long answers took, by address.",
        "# TYPE dateline_request_seconds histogram",
    ]
    for route in np.flatnonzero(tallied.times.any(axis=1)).tolist():
        *counts, seconds = tallied.times[route].tolist()
        lines += _histogram(routes[route], np.cumsum(counts).tolist(), seconds)
    for name, (tells, value) in gauges.items():
        lines += [f"# HELP {name} {tells}", f"# TYPE {name} gauge", f"{name} {value:.0f}"]
    return "\n".join(lines) + "\n"


def _histogram(route: str, sums: Sequence[float], seconds: float) -> list[str]:
    name, bounds = "dateline_request_seconds", [*map(str, BOUNDS), "+Inf"]
    return [
        *(
            f"{name}_bucket{_labels(route=route, le=bound)} {count:.0f}"
            for bound, count in zip(bounds, sums, strict=True)
        ),
        f"{name}_sum{_labels(route=route)} {seconds:.6f}",
        f"{name}_count{_labels(route=route)} {sums[-1]:.0f}",
    ]


def _labels(**labels: object) -> str:
    return "{" + ",".join(f'{name}="{_escaped(str(text))}"' for name, text in labels.items()) + "}"


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")
