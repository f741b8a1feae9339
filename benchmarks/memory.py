"""The memory of a process that serves Dateline and does nothing else."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.contest import CONTESTANTS, DATELINE
from benchmarks.peer import Peer
from benchmarks.question import Question
from benchmarks.questions import question_mix, sample

_KIB = 1024


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


def status() -> dict[str, int]:
    """What the system says of this process, in bytes."""
    lines = Path("/proc/self/status").read_text().splitlines()
    fields = dict(line.split(":", 1) for line in lines)
    names = {"anonymous": "RssAnon", "mapped_files": "RssFile", "peak_rss": "VmHWM"}
    return {name: _KIB * int(fields[field].split()[0]) for name, field in names.items()}


if __name__ == "__main__":
    corpus, folder = Path(sys.argv[1]), Path(sys.argv[3])
    mix = question_mix(sample(corpus, int(sys.argv[2])))
    before = status()["anonymous"]
    serving = _serve(*mix, folder)
    print(json.dumps({**status(), "anonymous_before": before}))
