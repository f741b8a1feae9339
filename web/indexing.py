"""Indexing: a process beside the server's workers that makes searchable what they take in.

A merge of large segments takes seconds, which no reader is to wait for; and one indexer for all
workers writes fewer segments than each for itself. It ends with the last of them: it reads a pipe
that they hold. Where it is gone, a worker does the work itself.

Once nothing has come for a while, what came is enriched, as after an ingest: by another process, so
that what comes next is found as quickly.
"""

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from select import select

from index.archive import Archive
from index.errors import ArchiveError
from web.engines import open_archive

_REST = 1.0  # seconds before the next try, after an error
_QUIET = 2.0  # seconds in which nothing came
_BLOCK = 1 << 16


class Indexer:
    """The process, as the workers know it."""

    def __init__(self, archive: str) -> None:
        command = [sys.executable, "-m", "web.indexing", archive]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE)
        assert self._process.stdin
        self._pipe = self._process.stdin.fileno()
        os.set_blocking(self._pipe, False)

    def ask(self, archive: Archive) -> None:
        """Have it index what the ledger has; at once, by this process, where it is gone."""
        try:
            os.write(self._pipe, b".")
        except BlockingIOError:  # it has been asked for often enough
            return
        except BrokenPipeError:
            archive.commit()

    def end(self, patience: float) -> None:
        """Let it finish what it is at, once no worker asks any more; the next one does the rest."""
        assert self._process.stdin
        self._process.stdin.close()
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self._process.kill()


def index(address: str, pipe: int) -> None:
    """Bring the index to where the ledger is, at the start and whenever it is asked for."""
    with closing(open_archive(address)) as archive:
        _caught_up(archive)
        enrichment, is_new = None, False
        try:
            while True:
                asked, _, _ = select([pipe], [], [], _QUIET if is_new else None)
                if asked and not os.read(pipe, _BLOCK):
                    return
                if asked:
                    _caught_up(archive)
                    is_new = True
                elif enrichment is None or enrichment.poll() is not None:
                    enrichment, is_new = _enriching(address), False
        finally:
            if enrichment:  # it loses nothing, and goes on the next time
                enrichment.terminate()
                enrichment.wait()


def _enriching(address: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "web.cli", "enrich", "--progress", "none"]
    command += ["--archive", address]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def _caught_up(archive: Archive) -> None:
    """Try until it is done: what was taken in must not stay unseen for a passing fault."""
    while True:
        try:
            archive.commit()
        except ArchiveError as error:
            print(f"dateline: indexing: {error}", file=sys.stderr)  # noqa: T201 - a process's own
            time.sleep(_REST)
        else:
            return


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the workers, and they end this
    index(sys.argv[1], sys.stdin.fileno())
