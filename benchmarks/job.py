"""Jobs whose time and memory are measured, and are therefore done by a process of their own."""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.article import records
from benchmarks.contest import CONTESTANTS, Heat
from benchmarks.memory import ended, status
from benchmarks.peer import Peer

_KIB = 1024
_HEAD = 2_500  # articles: Dateline compiles nothing for fewer than 2,000
_PIPE = subprocess.PIPE
_Work = Callable[[], None]


def job(name: str, *arguments: object) -> dict[str, float]:
    """CPU and wall seconds, and the most bytes that the process held with all that it started.

    `peak_anonymous` leaves out the pages of mapped files, which the system takes back at need.

    Raises SystemExit, with its last words, when it fails.
    """
    command = [sys.executable, "-m", "benchmarks.job", name, *map(str, arguments)]
    with subprocess.Popen(command, stdout=_PIPE, stderr=_PIPE, text=True) as process:
        out, err, most = ended(process)
    if process.returncode:
        raise SystemExit(f"{name} {arguments[0]} failed:\n{err}")
    took: dict[str, float] = json.loads(out)
    whole = max(took["peak_rss"], most.whole)
    return {**took, "peak_rss": whole, "peak_anonymous": most.anonymous}


def _index(contestant: str, corpus: str, target: str) -> _Work:
    """From the file to searchable."""
    chosen = next(each for each in CONTESTANTS if each.name == contestant)
    if chosen.heat is Heat.QUICK:
        _compile(chosen.make(), Path(corpus))
    return lambda: chosen.make().index(Path(corpus), Path(target))


def _compile(peer: Peer, corpus: Path) -> None:
    """Index a few articles first: what is compiled once an installation is no part of indexing."""
    with TemporaryDirectory() as folder:
        head = Path(folder) / "head.jsonl"
        head.write_text("".join(f"{json.dumps(each)}\n" for each in islice(records(corpus), _HEAD)))
        peer.index(head, Path(folder) / "index")


def _rebuild(archive: str) -> _Work:
    """From the ledger to an index beside the one in use, and into its place."""
    # Imported here, for it would count in the memory of the peers.
    opened = import_module("index.archive").Archive.open(Path(archive))
    return lambda: opened.rebuild()


def _enrich(archive: str) -> _Work:
    """All that is to be found out by looking at the whole archive."""
    opened = import_module("index.archive").Archive.open(Path(archive))
    enrich = import_module("indexer.enrich").enrich
    return lambda: enrich(opened)


# A job gets ready, with all its imports, and gives the work that counts.
_JOBS: dict[str, Callable[..., _Work]] = {"index": _index, "rebuild": _rebuild, "enrich": _enrich}


def _measured(name: str, *arguments: str) -> dict[str, float]:
    """CPU and wall time, and peak memory of the largest process, of this one and its children."""
    work = _JOBS[name](*arguments)
    before, started = _cpu(), time.perf_counter()
    work()
    return {
        "cpu_s": _cpu() - before,
        "wall_s": time.perf_counter() - started,
        "peak_rss": max(status()["peak_rss"], _KIB * _usage(resource.RUSAGE_CHILDREN).ru_maxrss),
    }


def _cpu() -> float:
    return sum(_usage(each).ru_utime + _usage(each).ru_stime for each in _WHOSE)


_usage = resource.getrusage
_WHOSE = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


if __name__ == "__main__":
    os.environ.setdefault("PYTHONWARNINGS", "ignore")
    print(json.dumps(_measured(*sys.argv[1:])))
