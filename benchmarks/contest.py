"""The contestants: one row for each engine as it is asked, and what it needs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from hashlib import blake2b
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import cast

from benchmarks.peer import Peer
from benchmarks.question import Kind, Question

ROOT = Path(__file__).parent.parent
DATELINE = "dateline"


class Phase(StrEnum):
    WARM = "warm"
    COLD = "cold"
    STREAM = "stream"
    RANK_ONLY = "rank_only"


ALL_PHASES = tuple(Phase)
_SLOW = (Phase.WARM, Phase.RANK_ONLY)


class Heat(IntEnum):
    """Who runs together: the slow ones apart, for they empty the processor's caches."""

    QUICK = 0
    SLOW = 1


@dataclass(frozen=True, slots=True)
class Contestant:
    """One row: `store` is the index, which rows may share; `most` the largest size by default."""

    name: str
    module: str  # in benchmarks.peers
    factory: str
    store: str
    needs: str  # the module that must be importable
    option: bool | None = None  # what the factory is given
    phases: tuple[Phase, ...] = ALL_PHASES
    heat: Heat = Heat.SLOW
    answers: Callable[[Question], bool] = lambda _: True
    most: int = 1_000_000

    def make(self) -> Peer:
        """The engine, without an index yet."""
        factory = getattr(import_module(f"benchmarks.peers.{self.module}"), self.factory)
        return cast(Peer, factory() if self.option is None else factory(self.option))

    @property
    def is_installed(self) -> bool:
        """Whether what it needs is there."""
        return find_spec(self.needs) is not None


def _is_any(question: Question) -> bool:
    """Whether any of some words is enough and nothing filters: all that bm25s can answer."""
    kinds = (Kind.COMMON, Kind.RARE, Kind.ANY)
    return question.kind in kinds and not question.is_narrowed


CONTESTANTS = (
    Contestant(
        "whoosh_groupedby", "whoosh", "WhooshPeer", "whoosh", "whoosh", phases=_SLOW, most=200_000
    ),
    Contestant(
        "whoosh_cached", "whoosh", "WhooshPeer", "whoosh", "whoosh", True, _SLOW, most=200_000
    ),
    Contestant(
        DATELINE, "dateline", "DatelinePeer", DATELINE, "whoosh", heat=Heat.QUICK
    ),
    Contestant("tantivy", "tantivy", "TantivyPeer", "tantivy", "tantivy", heat=Heat.QUICK),
    Contestant(
        "tantivy_no_facets", "tantivy", "TantivyPeer", "tantivy", "tantivy", False,
        phases=(Phase.WARM, Phase.STREAM), heat=Heat.QUICK,
    ),
    Contestant("xapian", "xapian", "XapianPeer", "xapian", "xapian", heat=Heat.QUICK),
    Contestant("fts5", "fts5", "Fts5Peer", "fts5", "sqlite3"),
    Contestant(
        "bm25s", "bm25s", "Bm25sPeer", "bm25s", "bm25s", phases=(Phase.RANK_ONLY,), answers=_is_any,
        most=200_000,
    ),
)  # fmt: skip


def contestants(names: Sequence[str], size: int) -> list[Contestant]:
    """Those that are named and installed; without names, all that can cope with the size."""
    known = {each.name for each in CONTESTANTS}
    if unknown := set(names) - known:
        raise SystemExit(f"no peer is called {', '.join(unknown)}; there are: {', '.join(known)}")
    wanted = [each for each in CONTESTANTS if (each.name in names if names else size <= each.most)]
    return [each for each in wanted if each.is_installed]


def version_of(contestant: Contestant) -> str:
    """The engine's version; for Dateline, what its sources come down to."""
    match contestant.store:
        case "dateline":
            return digest_of(["index", "indexer"])
        case "fts5":
            return cast(str, import_module("sqlite3").sqlite_version)
        case "xapian":
            return cast(str, import_module("xapian").version_string())
        case package:
            return version(package)


def digest_of(folders: Sequence[str]) -> str:
    """What all source and data files of these folders come down to."""
    digest = blake2b(digest_size=6)
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.read_bytes())
    return digest.hexdigest()
