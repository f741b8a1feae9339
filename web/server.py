"""The server: gunicorn workers over one listening socket, each with the archive opened anew."""

import signal
import socket
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import click
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

from index.errors import ArchiveError
from indexer.receive import get_ready
from search.warm import warm
from web.app import create_app
from web.engines import open_both
from web.indexing import Indexer
from web.serving import Serving
from web.tally import Tally
from web.tokens import Tokens, own_tokens
from web.turn import App, Turn

# Threads wait for slow clients; see web.turn.
THREADS = 8
GRACE = 5  # seconds that answers under way have to end when the server is stopped


@dataclass(frozen=True, slots=True)
class Listen:
    """Where to serve, and by how many processes."""

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2


def serve_archive(archive: str, listen: Listen) -> None:
    """Serve until SIGTERM or Ctrl-C, then exit.

    Raises NoArchive, or ArchiveError where the port can't be had.
    """
    tokens = own_tokens()
    _get_ready(archive, bool(tokens))  # whatever is wrong with it is said here, not by each worker
    listener = _bind(listen)
    host, port = listener.getsockname()[:2]
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    tally = Tally(listen.workers + 1)  # one more, for the time in which one takes over
    indexer = Indexer(archive) if tokens else None

    def ready(_: object) -> None:
        click.echo(f"Serving {archive} at {address}  (Ctrl-C stops it)")

    def take_row(server: Any, worker: Any) -> None:  # noqa: ANN401 - gunicorn's own
        taken = {each.row for each in server.WORKERS.values()}
        worker.row = min(set(range(len(taken) + 1)) - taken)

    def begin(_: object, worker: Any) -> None:  # noqa: ANN401
        _can_be_stopped()
        tally.take(worker.row)

    options = {
        "bind": f"fd://{listener.detach()}",
        "workers": listen.workers,
        "worker_class": "gthread",
        "threads": THREADS,
        "graceful_timeout": GRACE,
        "pre_fork": take_row,
        "post_fork": begin,
        "on_exit": lambda _: indexer.end(GRACE) if indexer else None,
        "limit_request_line": 0,  # a pasted page is a query too; parse cuts what is too long
        "loglevel": "warning",
        "control_socket_disable": True,
        "when_ready": ready,
    }
    _Server(lambda: _app(archive, tokens, indexer, tally), options).run()


def _get_ready(archive: str, writes: bool) -> None:
    """Compile or load the kernels and what reading needs, which the workers then share."""
    click.echo("Getting ready; the very first time that takes ten seconds …", err=True)
    opened, searcher = open_both(archive, fast=True)
    warm(opened, searcher)
    if writes:
        get_ready(opened.settings)
    opened.close()


class _Server(BaseApplication):  # type: ignore[misc]
    """gunicorn, told in code what it is to serve: a worker calls `load` after the fork."""

    def __init__(self, build: Callable[[], App], options: dict[str, Any]) -> None:
        self._build = build
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> App:
        return self._build()


def _can_be_stopped() -> None:
    """A worker that is told to stop before it has booted stops.

    It inherits the handlers of its parent, which would only take note of the signal.
    """
    for each in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
        signal.signal(each, signal.SIG_DFL)


def _app(archive: str, tokens: Tokens, indexer: Indexer | None, tally: Tally) -> App:
    turn = Turn()
    opened, searcher = open_both(archive, fast=True)
    warm(opened, searcher)  # so that the first readers don't wait for the snapshot to be opened
    ask = partial(indexer.ask, opened) if indexer else None
    return turn.entered(create_app(opened, searcher, Serving(tokens, ask, turn.aside, tally)))


def _bind(listen: Listen) -> socket.socket:
    family = socket.AF_INET6 if ":" in listen.host else socket.AF_INET
    try:
        return socket.create_server((listen.host, listen.port), family=family, backlog=2048)
    except (OSError, OverflowError) as error:
        raise ArchiveError(
            f"can't listen on {listen.host} port {listen.port}: {error}; --port names another"
        ) from error
