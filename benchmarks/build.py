"""Building the peers' indexes, each by a job of its own.

An index is kept with its figures as long as the corpus, the engine and its adapter stay the same.
"""

import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

from benchmarks.contest import CONTESTANTS, Contestant, version_of
from benchmarks.corpus import Corpus
from benchmarks.job import job

_LEDGER = "ledger.sqlite"  # Dateline's; what else there is in its folder is the index


@dataclass(frozen=True, slots=True)
class Built:
    """An index and what it took; `kept` tells that an earlier run built it."""

    folder: str
    articles_per_cpu_s: float
    cpu_s: float
    wall_s: float
    bytes: int
    ledger_bytes: int
    peak_rss: int
    built: str
    kept: bool = False


def build_all(
    contestants: Sequence[Contestant], corpus: Corpus, folder: Path, jobs: int
) -> Mapping[str, Built]:
    """The index of every store, as many at a time as there are `jobs`."""
    stores = {each.store: each for each in reversed(contestants)}
    with ThreadPoolExecutor(jobs) as pool:
        order = sorted(stores.values(), key=lambda each: CONTESTANTS.index(each))
        built = pool.map(lambda each: _kept_or_built(each, corpus, folder), order)
        return {each.store: one for each, one in zip(order, built, strict=True)}


def _kept_or_built(contestant: Contestant, corpus: Corpus, folder: Path) -> Built:
    target = folder / f"{contestant.store}-{corpus.size}-{_key(contestant, corpus)}"
    figures = target.with_suffix(".json")
    if figures.exists():
        return replace(Built(**json.loads(figures.read_text())), folder=str(target), kept=True)
    print(f"  indexing {corpus.size:,} articles with {contestant.store} …", flush=True)
    _remove(folder.glob(f"{contestant.store}-{corpus.size}-*"))
    took = job("index", contestant.name, corpus.path, target)
    built = _with_sizes(took, corpus.size, target)
    figures.write_text(json.dumps(asdict(built)))
    return built


def _remove(paths: Iterable[Path]) -> None:
    """Indexes of former versions, and what a run left that didn't end."""
    for path in [*paths]:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _with_sizes(took: Mapping[str, float], size: int, target: Path) -> Built:
    sizes = {path.name: path.stat().st_size for path in target.rglob("*") if path.is_file()}
    return Built(
        folder=str(target),
        articles_per_cpu_s=round(size / took["cpu_s"], 1),
        cpu_s=round(took["cpu_s"], 2),
        wall_s=round(took["wall_s"], 2),
        bytes=sum(sizes.values()),
        ledger_bytes=sum(each for name, each in sizes.items() if name.startswith(_LEDGER)),
        peak_rss=int(took["peak_rss"]),
        built=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def _key(contestant: Contestant, corpus: Corpus) -> str:
    adapter = Path(__file__).parent / "peers" / f"{contestant.module}.py"
    parts = (corpus.digest, version_of(contestant), adapter.read_text())
    return blake2b("|".join(parts).encode(), digest_size=5).hexdigest()
