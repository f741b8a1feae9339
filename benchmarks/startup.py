"""`python -m benchmarks.startup`: how long `dateline serve` takes until it answers."""

import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any
from urllib.request import urlopen

from benchmarks.own import Own, command
from benchmarks.serving import serving

_AGAIN = 3  # starts after the first
_SEARCH = "/?q=the+of&from=2010&topic=acq"

_Times = tuple[float, float]  # seconds until /healthz has answered, and the first search


def startup(own: Own, again: int = _AGAIN) -> dict[str, Any]:
    """Seconds until a server answers: with no compiled kernel kept, and with those of the first."""
    with TemporaryDirectory() as kernels:
        first, *others = (_seconds(own.archive, kernels) for _ in range(1 + again))
    answered, searched = zip(first, _middle(others), strict=True)
    return {"startup_s": {**_named(answered), "first_search": _named(searched)}}


def _seconds(archive: Path, kernels: str) -> _Times:
    started = time.perf_counter()
    with serving(archive, {"NUMBA_CACHE_DIR": kernels}) as server:
        answered = time.perf_counter() - started
        with urlopen(f"http://127.0.0.1:{server.port}{_SEARCH}", timeout=120):
            return answered, time.perf_counter() - started


def _middle(times: Sequence[_Times]) -> _Times:
    answered, searched = zip(*times, strict=True)
    return median(answered), median(searched)


def _named(times: Sequence[float]) -> dict[str, float]:
    first, next_ = times
    return {"first": round(first, 2), "next": round(next_, 2)}


main = command(startup)

if __name__ == "__main__":
    main()
