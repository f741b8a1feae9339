"""results.svg: latency over size, one line an engine."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from benchmarks.contest import CONTESTANTS, DATELINE

_PANELS = {"median_ms": "median", "p95_ms": "95th percentile"}
_LEAST = 2_000  # articles; smaller runs are trials


def plot(results: Mapping[str, Any], path: Path) -> None:
    """Draw the warm times of all generated sizes, both axes logarithmic."""
    sizes = {
        int(size): each
        for size, each in results["sizes"].items()
        if size.isdigit() and int(size) >= _LEAST
    }
    if not sizes:
        return
    mpl.rcParams["svg.hashsalt"] = "dateline"
    figure = Figure(figsize=(9, 4.2), layout="constrained")
    axes = figure.subplots(1, len(_PANELS), sharey=True)
    for axis, (name, label) in zip(axes, _PANELS.items(), strict=True):
        for contestant in CONTESTANTS:
            _line(axis, contestant.name, sizes, name)
        axis.set(xscale="log", yscale="log", xlabel="articles", title=label)
        axis.set_xticks(sorted(sizes), [f"{size:,}" for size in sorted(sizes)])
        axis.minorticks_off()
        axis.grid(alpha=0.3)
    axes[0].set_ylabel("CPU ms a question, warm")
    figure.legend(*axes[0].get_legend_handles_labels(), loc="outside right")
    figure.savefig(path, metadata={"Date": None})


def _line(axis: Any, engine: str, sizes: Mapping[int, Any], name: str) -> None:  # noqa: ANN401
    points = [
        (size, figures[engine]["warm"][name])
        for size, figures in sorted(sizes.items())
        if "warm" in figures.get(engine, {})
    ]
    if points:
        width = 2.5 if engine == DATELINE else 1.2
        axis.plot(*zip(*points, strict=True), marker="o", linewidth=width, label=engine)
