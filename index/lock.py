"""The writer's lock: one process at a time writes the index, say, and the lock says which."""

import fcntl
import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from index.errors import IndexLocked


@contextmanager
def writer_lock(
    path: Path, wait: bool = False, doing: str = "the index is being written"
) -> Iterator[None]:
    """Hold the lock; IndexLocked names the process that holds it, unless it is waited for.

    The operating system frees the lock with its holder, however that ended.
    """
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError as error:
            raise IndexLocked(f"{doing} by {_holder(path)}") from error
        file.truncate(0)
        file.write(json.dumps(_self()))
        file.flush()
        yield
        file.truncate(0)


def _self() -> dict[str, str | int]:
    return {
        "process": os.getpid(),
        "host": socket.gethostname(),
        "command": " ".join([Path(sys.argv[0]).name, *sys.argv[1:3]]),
        "since": datetime.now().astimezone().isoformat(timespec="seconds"),
    }


def _holder(path: Path) -> str:
    try:
        holder = json.loads(path.read_text("utf-8"))
    except ValueError:
        return "another process"
    return "process {process} on {host} ({command}) since {since}".format(**holder)
