"""The memory of processes: of one that serves Dateline, and of one with all that it started."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen, TimeoutExpired

from benchmarks.contest import CONTESTANTS, DATELINE
from benchmarks.peer import Peer
from benchmarks.question import Question
from benchmarks.questions import question_mix, sample

_KIB = 1024
_EVERY = 0.1  # seconds


def serving_memory(corpus: Path, size: int, folder: str) -> dict[str, int]:
    """Bytes by kind, after the warm questions were asked twice and the stream once."""
    command = [sys.executable, "-m", "benchmarks.memory", str(corpus), str(size), folder]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {name: int(each) for name, each in json.loads(done.stdout).items()}


def _serve(repeated: Sequence[Question], stream: Sequence[Question], folder: Path) -> Peer:
    """The engine after all these answers: whoever measures holds it, or its memory is gone."""
    peer = next(each for each in CONTESTANTS if each.name == DATELINE).make()
    peer.open(folder)
    for question in (*repeated, *repeated, *stream):
        peer.search(question)
    return peer


def status(path: Path = Path("/proc/self/status")) -> dict[str, int]:
    """What the system says of this process, or of another's `status`, in bytes."""
    fields = _fields(path)
    names = {"anonymous": "RssAnon", "mapped_files": "RssFile", "peak_rss": "VmHWM"}
    return {name: fields[field] for name, field in names.items()}


@dataclass(frozen=True, slots=True)
class Held:
    """Bytes of memory: all that there is in it, and the part that no file stands behind."""

    whole: int = 0
    anonymous: int = 0


def ended(process: "Popen[str]") -> tuple[str, str, Held]:
    """What a process printed and complained of, and the most that it and its children held.

    It is looked at ten times a second, and pages that several share are counted once.
    """
    most = Held()
    while True:
        try:
            return *process.communicate(timeout=_EVERY), most
        except TimeoutExpired:
            now = _held(process.pid)
            most = Held(max(most.whole, now.whole), max(most.anonymous, now.anonymous))


def _held(pid: int) -> Held:
    """By a process and all below it; by one that has just ended nothing."""
    folder = Path(f"/proc/{pid}")
    try:
        lists = [each.read_text() for each in folder.glob("task/*/children")]
        own = _fields(folder / "smaps_rollup")
    except OSError:
        return Held()
    children = [_held(int(child)) for each in lists for child in each.split()]
    return Held(
        own.get("Pss", 0) + sum(each.whole for each in children),
        own.get("Pss_Anon", 0) + sum(each.anonymous for each in children),
    )


def _fields(path: Path) -> dict[str, int]:
    """The sizes, in bytes, among the fields that such a file names."""
    lines = [line for line in path.read_text().splitlines() if line.endswith(" kB")]
    fields = (line.split(":", 1) for line in lines)
    return {name: _KIB * int(size.split()[0]) for name, size in fields}


if __name__ == "__main__":
    corpus, folder = Path(sys.argv[1]), Path(sys.argv[3])
    mix = question_mix(sample(corpus, int(sys.argv[2])))
    before = status()["anonymous"]
    serving = _serve(*mix, folder)
    print(json.dumps({**status(), "anonymous_before": before}))
