"""Where an archive is and which engine keeps it: the table that maps a scheme to an engine."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from index.archive import Archive
from index.errors import NoArchive
from search.engine import open_searcher
from search.result import Searcher


@dataclass(frozen=True, slots=True)
class Engine:
    """How one engine makes an archive, opens one, and searches it: once, or fast and often."""

    create: Callable[[Path], Archive]
    open: Callable[[Path], Archive]
    searcher: Callable[[Archive, bool], Searcher]


ENGINES = {"whoosh": Engine(Archive.create, Archive.open, open_searcher)}
DEFAULT = "whoosh"

_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]*):(.*)", re.ASCII | re.DOTALL)


def locate(address: str) -> tuple[Engine, Path]:
    """The engine and the folder of `PATH` or `whoosh:PATH`; NoArchive for another scheme."""
    found = _ADDRESS.fullmatch(address)
    scheme, path = found.groups() if found else (DEFAULT, address)
    if scheme not in ENGINES:
        raise NoArchive(
            f"{address!r}: there is no engine {scheme!r}; there are: {', '.join(ENGINES)}"
            f" (for a folder of that name write ./{address})"
        )
    if not path:
        raise NoArchive(f"{address!r} names no folder")
    return ENGINES[scheme], Path(path)


def create_archive(address: str) -> Archive:
    """The archive there, made if there is none."""
    engine, path = locate(address)
    return engine.create(path)


def open_archive(address: str) -> Archive:
    """The archive there; NoArchive if there is none."""
    engine, path = locate(address)
    return engine.open(path)


def open_both(address: str, fast: bool = False) -> tuple[Archive, Searcher]:
    """The archive there and what searches it; a `fast` searcher takes a second to be ready."""
    engine, path = locate(address)
    archive = engine.open(path)
    return archive, engine.searcher(archive, fast)
