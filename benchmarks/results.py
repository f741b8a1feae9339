"""results.json: the figures of every size, the newest run of each."""

import json
import os
import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from benchmarks.contest import DATELINE

_PACKAGES = ("numpy", "numba", "PyStemmer", "zstandard", "Whoosh", "tantivy", "bm25s")

_LEAST = 2_000  # articles; smaller runs are trials

Sizes = Mapping[int, Any]


def merge(path: Path, size: str, figures: Mapping[str, Any]) -> dict[str, Any]:
    """Put the figures of one size in the place of its older ones; all that the file then has.

    Peers that weren't in this run keep theirs, and what Dateline takes of their time.
    """
    results: dict[str, Any] = json.loads(path.read_text()) if path.exists() else {"sizes": {}}
    results["machine"] = machine()
    known = results["sizes"].setdefault(size, {})
    ratios = {**_ratios(known), **_ratios(figures)}
    known.update(figures)
    if ratios:
        known[DATELINE]["ratios"] = ratios
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return results


def _ratios(figures: Mapping[str, Any]) -> Mapping[str, Any]:
    found: Mapping[str, Any] = figures.get(DATELINE, {}).get("ratios", {})
    return found


def generated(results: Mapping[str, Any]) -> Sizes:
    """The figures of the generated archives, trials left out."""
    return {
        int(size): each
        for size, each in results["sizes"].items()
        if size.isdigit() and int(size) >= _LEAST
    }


def growth(sizes: Sizes, engine: str) -> list[tuple[float, float]]:
    """The mean number of matches and the mean ms, warm, of each size that has both."""
    return [
        (figures[engine]["matches"], figures[engine]["warm"]["mean_ms"])
        for _, figures in sorted(sizes.items())
        if {"matches", "warm"} <= figures.get(engine, {}).keys()
    ]


def machine() -> dict[str, Any]:
    """What the figures depend on."""
    return {
        "cores": os.cpu_count(),
        "architecture": platform.machine(),
        "system": platform.system(),
        "python": platform.python_version(),
        "packages": {name: _version(name) for name in _PACKAGES if _version(name)},
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
