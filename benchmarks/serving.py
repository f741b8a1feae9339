"""Serving: the real `dateline serve`, as a process, and the CPU that its workers use."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

from benchmarks.memory import status

WORKERS = 2

_COMMAND = Path(sys.executable).with_name("dateline")
_PATIENCE = 120.0  # seconds until it answers at all: kernels may have to be compiled
_TICKS = os.sysconf("SC_CLK_TCK")  # a second
_USER, _SYSTEM = 11, 12  # of /proc/PID/stat, counted after the name


@dataclass(frozen=True, slots=True)
class Server:
    """A server that has answered."""

    pid: int
    port: int

    def workers(self) -> list[Path]:
        """What the system tells of each worker."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return [Path("/proc", pid) for pid in children]

    def cpu_s(self) -> float:
        """CPU seconds of all workers since they started."""
        return sum(map(_cpu_s, self.workers()))

    def anonymous(self) -> int:
        """Bytes of its own that the larger worker has, mapped files apart."""
        return max(status(each / "status")["anonymous"] for each in self.workers())


@contextmanager
def serving(archive: Path, environment: Mapping[str, str] | None = None) -> Iterator[Server]:
    """A server of the archive, from its first answer until it has stopped."""
    options = ["--archive", str(archive), "--port", "0", "--workers", str(WORKERS)]
    command = [str(_COMMAND), "serve", *options]
    env = {**os.environ, **(environment or {})}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as process:
        try:
            told = process.stdout.readline() if process.stdout else ""
            if " at " not in told:
                raise SystemExit("the server didn't start")
            address = told.partition(" at ")[2].split()[0]
            with urlopen(f"{address}/healthz", timeout=_PATIENCE):
                pass
            yield Server(process.pid, int(address.rpartition(":")[2]))
        finally:
            process.terminate()


def _cpu_s(worker: Path) -> float:
    fields = (worker / "stat").read_text().rpartition(")")[2].split()
    return (int(fields[_USER]) + int(fields[_SYSTEM])) / _TICKS
