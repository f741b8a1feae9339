"""From times to figures: medians, percentiles, and ratios with their spread over the rounds."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.contest import Phase
from benchmarks.measure import AGAIN, CPU, WALL, Times

Figures = dict[str, Any]  # a part of results.json
Heat = Mapping[str, Times]  # by engine; those of one heat took turns
Rounds = NDArray[np.float64]  # one figure a round
_RATIOS = (*((each, each, CPU) for each in Phase), ("cold_to_warm", Phase.COLD, AGAIN))


def summary(times: Times) -> Figures:
    """CPU ms a question, the middle of the rounds, with least and most; the same by wall clock."""
    asked = times[:, ~np.isnan(times[0, :, CPU])]
    by_cpu = _by_round(asked[:, :, CPU])
    return {
        **{name: _rounded(np.median(each)) for name, each in by_cpu.items()},
        "spread": {name: _limits(each) for name, each in by_cpu.items()},
        "wall": {
            name: _rounded(np.median(each)) for name, each in _by_round(asked[:, :, WALL]).items()
        },
        "questions": asked.shape[1],
        "rounds": asked.shape[0],
    }


def ratio(ours: Times, theirs: Times, clock: int = CPU) -> Figures | None:
    """Our CPU time over theirs, on the questions that both were asked; None where there is none.

    Theirs may be that of another `clock`.
    """
    both = ~np.isnan(ours[0, :, CPU]) & ~np.isnan(theirs[0, :, clock])
    if not both.any():
        return None
    mine, other = _by_round(ours[:, both, CPU]), _by_round(theirs[:, both, clock])
    ratios = {name.removesuffix("_ms"): mine[name] / other[name] for name in mine}
    return {
        **{name: _rounded(np.median(each)) for name, each in ratios.items()},
        "spread": {name: _limits(each) for name, each in ratios.items()},
        "questions": int(both.sum()),
    }


def ratios(measured: Mapping[Phase, Sequence[Heat]], ours: str) -> Figures:
    """By peer and phase; `cold_to_warm` is ours cold against the peer warm, in one phase."""
    found: Figures = {}
    for name, phase, clock in _RATIOS:
        for heat in measured.get(phase, ()):
            for peer in heat.keys() - {ours}:
                figures = ratio(heat[ours], heat[peer], clock) if ours in heat else None
                if figures:
                    found.setdefault(peer, {})[name] = figures
    return found


def _by_round(times: NDArray[np.float64]) -> dict[str, Rounds]:
    return {
        "median_ms": np.median(times, axis=1),
        "p95_ms": np.percentile(times, 95, axis=1),
        "mean_ms": times.mean(axis=1),
    }


def _limits(rounds: Rounds) -> list[float]:
    return [_rounded(rounds.min()), _rounded(rounds.max())]


def _rounded(value: np.floating[Any]) -> float:
    return float(f"{value:.4g}")
