"""results.svg: latency over the size of the archive, and over what is found; a line an engine."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from benchmarks.contest import CONTESTANTS, DATELINE
from benchmarks.results import Sizes, generated, growth

_PANELS = {"median_ms": "median", "p95_ms": "95th percentile"}


def plot(results: Mapping[str, Any], path: Path) -> None:
    """Draw the warm times of all generated sizes, both axes logarithmic."""
    sizes = generated(results)
    if not sizes:
        return
    mpl.rcParams["svg.hashsalt"] = "dateline"
    figure = Figure(figsize=(13, 4.2), layout="constrained")
    axes = figure.subplots(1, len(_PANELS) + 1, sharey=True)
    for axis, (name, label) in zip(axes, _PANELS.items(), strict=False):
        _by_size(axis, sizes, name)
        axis.set_title(label)
    _by_matches(axes[-1], sizes)
    axes[0].set_ylabel("CPU ms a question, warm")
    figure.legend(*axes[0].get_legend_handles_labels(), loc="outside right")
    figure.savefig(path, metadata={"Date": None})


def _by_size(axis: Any, sizes: Sizes, name: str) -> None:  # noqa: ANN401 - untyped
    for contestant in CONTESTANTS:
        points = [
            (size, figures[contestant.name]["warm"][name])
            for size, figures in sorted(sizes.items())
            if "warm" in figures.get(contestant.name, {})
        ]
        _line(axis, contestant.name, points)
    axis.set_xlabel("articles")
    _logarithmic(axis, sorted(sizes))


def _by_matches(axis: Any, sizes: Sizes) -> None:  # noqa: ANN401 - untyped
    """Means over means: growth in proportion is a straight line as steep as the dotted ones."""
    for name in (DATELINE, "tantivy"):
        points = growth(sizes, name)
        _line(axis, name, points)
        if len(points) > 1:
            (first, took), (last, _) = points[0], points[-1]
            axis.plot((first, last), (took, took * last / first), ":", color="grey", linewidth=1)
    axis.set(xlabel="articles found by a question, mean", title="mean; dotted: in proportion")
    _logarithmic(axis, [matches for matches, _ in growth(sizes, DATELINE)])


def _line(axis: Any, engine: str, points: Sequence[tuple[float, float]]) -> None:  # noqa: ANN401
    if points:
        width = 2.5 if engine == DATELINE else 1.2
        color = f"C{[each.name for each in CONTESTANTS].index(engine)}"
        axis.plot(
            *zip(*points, strict=True), marker="o", linewidth=width, label=engine, color=color
        )


def _logarithmic(axis: Any, ticks: Sequence[float]) -> None:  # noqa: ANN401 - untyped
    axis.set(xscale="log", yscale="log")
    axis.set_xticks(ticks, [f"{each:,.0f}" for each in ticks])
    axis.minorticks_off()
    axis.grid(alpha=0.3)
