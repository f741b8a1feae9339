"""`python -m benchmarks.startup`: how long `dateline serve` takes until it answers."""

import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.own import Own, command
from benchmarks.serving import serving

_AGAIN = 3  # starts after the first


def startup(own: Own) -> dict[str, Any]:
    """Seconds until /healthz answers: with no compiled kernel kept, and with those of the first."""
    with TemporaryDirectory() as kernels:
        first, *others = (_seconds(own.archive, kernels) for _ in range(1 + _AGAIN))
    return {"startup_s": {"first": round(first, 2), "next": round(median(others), 2)}}


def _seconds(archive: Path, kernels: str) -> float:
    started = time.perf_counter()
    with serving(archive, {"NUMBA_CACHE_DIR": kernels}):
        return time.perf_counter() - started


main = command(startup)

if __name__ == "__main__":
    main()
