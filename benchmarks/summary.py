"""From times to figures: medians, percentiles, and ratios with their spread over the rounds."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.contest import Phase
from benchmarks.measure import CPU, WALL, Times

Figures = dict[str, Any]  # a part of results.json
Heat = Mapping[str, Times]  # by engine; those of one heat took turns
_COLD_TO_WARM = ("cold_to_warm", Phase.COLD, Phase.WARM)
Rounds = NDArray[np.float64]  # one figure a round


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


def ratio(ours: Times, theirs: Times) -> Figures | None:
    """Our CPU time over theirs, on the questions that both were asked; None where there is none."""
    both = ~np.isnan(ours[0, :, CPU]) & ~np.isnan(theirs[0, :, CPU])
    if not both.any():
        return None
    rounds = min(len(ours), len(theirs))
    mine, other = (_by_round(each[:rounds, both, CPU]) for each in (ours, theirs))
    ratios = {name.removesuffix("_ms"): mine[name] / other[name] for name in mine}
    return {
        **{name: _rounded(np.median(each)) for name, each in ratios.items()},
        "spread": {name: _limits(each) for name, each in ratios.items()},
        "questions": int(both.sum()),
    }


def ratios(measured: Mapping[Phase, Sequence[Heat]], ours: str) -> Figures:
    """By peer and phase; `cold_to_warm` is ours cold against the peer warm."""
    found: Figures = {}
    for name, mine, other in (*((each, each, each) for each in Phase), _COLD_TO_WARM):
        for own, theirs in zip(measured.get(mine, ()), measured.get(other, ()), strict=False):
            for peer in theirs.keys() - {ours}:
                figures = ratio(own[ours], theirs[peer]) if ours in own else None
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
