"""Publishing: the figures into results.json, and the page and the plot made of all that it has."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.plot import plot
from benchmarks.results import merge
from benchmarks.table import table


def publish(folder: Path, size: str, figures: Mapping[str, Any]) -> None:
    """Write the three files anew with these figures of one size."""
    results = merge(folder / "results.json", size, figures)
    (folder / "RESULTS.md").write_text(table(results), encoding="utf-8")
    plot(results, folder / "results.svg")
    print(f"written to {folder / 'RESULTS.md'}")
