"""The parts of RESULTS.md that tell of Dateline by itself: served, kept current, at its worst."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from benchmarks.contest import DATELINE
from benchmarks.results import Sizes, growth

_MB = 1e6
_PATHS = {"page": "search page", "api": "API"}
_WAYS = {"alone": "warm, one at a time", "warm": "warm", "stream": "stream"}
_NOTE = 90  # characters of a note that are shown


def own_lines(figures: Mapping[str, Any]) -> list[str]:
    """All that one size has of these parts."""
    parts = [part(figures[name]) for name, part in _PARTS.items() if name in figures]
    return [line for part in parts for line in ("", *part)]


def growth_lines(sizes: Sizes) -> list[str]:
    """How Dateline's time grows with what is found; nothing where there is but one size."""
    points = growth(sizes, DATELINE)
    if len(points) < 2:
        return []
    head = (
        "| found by a question, mean | ms, mean, warm | found, times | ms, times | µs a hit more |"
    )
    rows = [f"| {points[0][0]:,.0f} | {points[0][1]} |  |  |  |"]
    for (few, less), (many, more) in pairwise(points):
        further = 1000 * (more - less) / (many - few)
        rows.append(
            f"| {many:,.0f} | {more} | {many / few:.2g} | {more / less:.2g} | {further:.2g} |"
        )
    return ["", "## Growth", "", head, "|---" * 5 + "|", *rows]


def _http(figures: Mapping[str, Any]) -> list[str]:
    rows, shares = [], []
    for path, called in _PATHS.items():
        for way, asked in _WAYS.items():
            each = figures[path][way]
            rows.append(
                f"| {called}, {asked} | {each['requests_per_s']:,.0f} | {each['median_ms']:.3g} | "
                f"{each['p95_ms']:.3g} | {each['p99_ms']:.3g} | {each['server_cpu_ms']:.3g} | "
                f"{each['requests']:,} | {each['errors']} |"
            )
        alone = figures[path]["alone"]
        shares.append(
            f"Of the {called}'s {alone['server_cpu_ms']:.3g} ms the engine takes "
            f"{alone['engine_ms']:.3g}: {alone['not_engine']:.0%} isn't the engine's."
        )
    heading = (
        f"**Served by {figures['workers']} workers, {figures['connections']} requests at a time**"
    )
    head = "| | a second | median ms | p95 | p99 | CPU ms of the workers | requests | errors |"
    most = max(figures[path]["worker_anonymous"] for path in _PATHS)
    memory = f"A worker has at most {most / _MB:,.0f} MB of its own at the end."
    return [heading, "", head, "|---" * 8 + "|", *rows, "", " ".join([*shares, memory])]


def _live(figures: Mapping[str, Any]) -> list[str]:
    busy = figures["busy"]
    return [
        f"**A live commit:** one article more is found by another process after "
        f"{figures['median']:.3g} ms (at most {figures['max']:.3g}, {figures['repeats']} times); "
        f"while a third asks without a pause after {busy['median']:.3g} ms "
        f"(at most {busy['max']:.3g})."
    ]


def _rebuild(figures: Mapping[str, Any]) -> list[str]:
    return [
        f"**A rebuild:** {figures['seconds']:,.1f} s, {figures['cpu_s']:,.1f} s of CPU, "
        f"at most {figures['peak_rss'] / _MB:,.0f} MB."
    ]


def _intake(figures: Mapping[str, Any]) -> list[str]:
    called = {"ingest": "taken in", "enrich": "enriched"}
    told = [
        f"{called[name]} at {each['articles_per_cpu_s']:,.0f} a CPU second in at most "
        f"{each['peak_anonymous'] / _MB:,.0f} MB, with mapped files {each['peak_rss'] / _MB:,.0f}"
        for name in called
        for each in (figures[name],)
    ]
    return [
        f"**An archive filled:** {figures['articles']:,} articles, half of them without topic and "
        f"language and a tenth copied by another source, {'; '.join(told)}."
    ]


def _startup(figures: Mapping[str, Any]) -> list[str]:
    search = figures["first_search"]
    return [
        f"**The start of a server:** it answers after {figures['first']} s when nothing compiled "
        f"is kept, else after {figures['next']} s, and has answered its first search after "
        f"{search['first']} s, else {search['next']} s."
    ]


def _worst(figures: Mapping[str, Any]) -> list[str]:
    rows = [
        f"| {_cell(name)} | {each['cold_ms']} | {each['warm_ms']} | {each['total']:,} | "
        f"{_cell(' '.join(each['notes']))} |"
        for name, each in figures.items()
    ]
    head = "| | ms, cold | ms, again | found | what the reader is told |"
    heading = "**The worst questions: a whole page with all facets and snippets**"
    return [heading, "", head, "|---" * 5 + "|", *rows]


def _cell(text: str) -> str:
    """Text that Markdown takes as it is, cut."""
    short = text if len(text) <= _NOTE else text[:_NOTE].rsplit(" ", 1)[0] + " …"
    return "".join(f"\\{sign}" if sign in "*|_[]<`~" else sign for sign in short)


_PARTS: Mapping[str, Callable[[Mapping[str, Any]], Sequence[str]]] = {
    "http": _http,
    "startup_s": _startup,
    "live_commit_ms": _live,
    "rebuild": _rebuild,
    "intake": _intake,
    "worst": _worst,
}
