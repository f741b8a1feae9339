"""The server: gunicorn workers over one listening socket, each with the archive opened anew."""

import signal
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Any

import click
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

from index.errors import ArchiveError
from search.warm import warm
from web.app import create_app
from web.engines import open_both

# Threads wait for slow clients; see `_one_at_a_time`.
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
    _get_ready(archive)  # whatever is wrong with it is said here, not by each worker
    listener = _bind(listen)
    host, port = listener.getsockname()[:2]
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"

    def ready(_: object) -> None:
        click.echo(f"Serving {archive} at {address}  (Ctrl-C stops it)")

    options = {
        "bind": f"fd://{listener.detach()}",
        "workers": listen.workers,
        "worker_class": "gthread",
        "threads": THREADS,
        "graceful_timeout": GRACE,
        "post_fork": _can_be_stopped,
        "limit_request_line": 0,  # a pasted page is a query too; parse cuts what is too long
        "loglevel": "warning",
        "control_socket_disable": True,
        "when_ready": ready,
    }
    _Server(lambda: _app(archive), options).run()


def _get_ready(archive: str) -> None:
    """Compile or load the kernels, which the workers then share."""
    click.echo("Getting ready; the very first time that takes ten seconds …", err=True)
    opened, searcher = open_both(archive, fast=True)
    warm(opened, searcher)
    opened.close()


class _Server(BaseApplication):  # type: ignore[misc]
    """gunicorn, told in code what it is to serve: a worker calls `load` after the fork."""

    def __init__(self, build: Callable[[], Any], options: dict[str, Any]) -> None:
        self._build = build
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Callable[..., Iterable[bytes]]:
        return _one_at_a_time(self._build())


def _can_be_stopped(_server: object, _worker: object) -> None:
    """A worker that is told to stop before it has booted stops.

    It inherits the handlers of its parent, which would only take note of the signal.
    """
    for each in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
        signal.signal(each, signal.SIG_DFL)


def _app(archive: str) -> Any:  # noqa: ANN401 - a WSGI application
    opened, searcher = open_both(archive, fast=True)
    warm(opened, searcher)  # so that the first readers don't wait for the snapshot to be opened
    return create_app(opened, searcher)


def _one_at_a_time(app: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """The app, entered by one thread at a time: archive and searcher need no locks of their own."""
    lock = Lock()

    def call(*args: Any) -> Iterable[bytes]:  # noqa: ANN401
        with lock:
            return app(*args)

    return call


def _bind(listen: Listen) -> socket.socket:
    family = socket.AF_INET6 if ":" in listen.host else socket.AF_INET
    try:
        return socket.create_server((listen.host, listen.port), family=family, backlog=2048)
    except (OSError, OverflowError) as error:
        raise ArchiveError(
            f"can't listen on {listen.host} port {listen.port}: {error}; --port names another"
        ) from error
