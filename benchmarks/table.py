"""RESULTS.md: the figures as tables, and what they mean."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.contest import CONTESTANTS, DATELINE, Phase
from benchmarks.results import generated
from benchmarks.sections import growth_lines, own_lines

_MB = 1e6
_HEADINGS = {
    Phase.WARM: "Warm: the question was asked before; ten titles, facets for country, topic, month",
    Phase.COLD: "Cold: no cache of the engine's holds an answer or a part of one",
    Phase.STREAM: "Stream: 5,000 questions by Zipf's law from 2,000 never asked before, in order",
    Phase.RANK_ONLY: "Ranking alone, warm: the first ten without titles and facets",
}
_COMPILED = ("tantivy", "xapian", "fts5")
_NOTES = (Path(__file__).parent / "reading.md").read_text(encoding="utf-8")


def table(results: Mapping[str, Any]) -> str:
    """The whole page."""
    machine = results["machine"]
    packages = ", ".join(f"{name} {number}" for name, number in machine["packages"].items())
    lines = [
        "# Dateline and its peers",
        "",
        f"{machine['cores']} cores, {machine['architecture']}, {machine['system']}, "
        f"Python {machine['python']}; {packages}. Made by `make bench`, `make bench-http` and "
        "`make bench-archive`.",
    ]
    for size, figures in sorted(results["sizes"].items(), key=_by_size):
        lines += ["", f"## {_title(size)}", *_one_size(figures)]
    lines += growth_lines(generated(results))
    return "\n".join(lines) + "\n\n" + _NOTES


def _one_size(figures: Mapping[str, Any]) -> list[str]:
    names = [each.name for each in CONTESTANTS if each.name in figures]
    names.sort(key=lambda name: name != DATELINE)
    lines: list[str] = []
    for phase, heading in _HEADINGS.items():
        lines += _phase(phase, heading, names, figures)
    lines += [*_cold_to_warm(figures), *_index(names, figures), *_hits(names, figures)]
    return [*lines, *own_lines(figures)]


def _phase(phase: Phase, heading: str, names: list[str], figures: Mapping[str, Any]) -> list[str]:
    rows = [
        f"| {name} | {each['median_ms']} | {each['p95_ms']} | {each['mean_ms']} | "
        f"{each['wall']['median_ms']} | {each['questions']} | {_ratios(name, phase, figures)} |"
        for name in names
        if (each := figures[name].get(phase))
    ]
    head = "| | median | p95 | mean | median, wall | questions | ratio, median | ratio, p95 |"
    blocks = {each["block"] for name in names if "block" in (each := figures[name].get(phase, {}))}
    row = f" ({' or '.join(map(str, sorted(blocks)))} questions in a row)" if blocks else ""
    return ["", f"**{heading}**{row}", "", head, "|---" * 8 + "|", *rows] if rows else []


def _ratios(name: str, phase: str, figures: Mapping[str, Any]) -> str:
    each = figures.get(DATELINE, {}).get("ratios", {}).get(name, {}).get(phase)
    return f"{_spread(each, 'median')} | {_spread(each, 'p95')}" if each else " | "


def _spread(ratio: Mapping[str, Any], name: str) -> str:
    low, high = ratio["spread"][name]
    return f"**{ratio[name]:.3g}** ({low:.3g} to {high:.3g})"


def _cold_to_warm(figures: Mapping[str, Any]) -> list[str]:
    ratios = figures.get(DATELINE, {}).get("ratios", {})
    return [
        f"\nDateline cold over {peer} warm: median {_spread(each['cold_to_warm'], 'median')}, "
        f"p95 {_spread(each['cold_to_warm'], 'p95')}."
        for peer, each in ratios.items()
        if "cold_to_warm" in each and peer in _COMPILED
    ]


def _index(names: list[str], figures: Mapping[str, Any]) -> list[str]:
    rows = []
    for name in names:
        if each := figures[name].get("index"):
            mark = "*" if each["kept"] else ""
            rows.append(
                f"| {name}{mark} | {each['articles_per_cpu_s']:,.0f} | {each['wall_s']:,.1f} | "
                f"{each['bytes'] / _MB:,.1f} | {each['peak_rss'] / _MB:,.0f} |"
            )
    head = "| | articles a CPU second | seconds | MB on disk | peak memory, MB |"
    lines = ["", "**Indexing**", "", head, "|---" * 5 + "|", *rows] if rows else []
    own = figures.get(DATELINE, {})
    if "index" in own:
        ledger = own["index"]["ledger_bytes"]
        rest = own["index"]["bytes"] - ledger
        lines.append(
            f"\nDateline's disk: index {rest / _MB:,.1f} MB, ledger {ledger / _MB:,.1f} MB."
        )
    if "memory" in own:
        anonymous, mapped = own["memory"]["anonymous"], own["memory"]["mapped_files"]
        lines.append(
            f"A process that serves Dateline: {anonymous / _MB:,.0f} MB of its own, "
            f"{mapped / _MB:,.0f} MB of mapped files."
        )
    return lines


def _hits(names: list[str], figures: Mapping[str, Any]) -> list[str]:
    lines: list[str] = []
    for name in names:
        if each := figures[name].get("hits"):
            kinds = ", ".join(f"{count} {kind}" for kind, count in each["by_kind"].items())
            lines.append(
                f"- {name}: totals on {each['equal_totals']} of {each['questions']} questions"
                f"{f' (not on: {kinds})' if kinds else ''}, facets on {each['equal_facets']} of "
                f"{each['faceted']}; hits in all {each['hits_of_peer']:,}, "
                f"Dateline's {each['hits']:,}."
            )
    return ["", "**Totals and facets that equal Dateline's**", "", *lines] if lines else []


def _by_size(item: tuple[str, Any]) -> tuple[bool, int, str]:
    size = item[0]
    return not size.isdigit(), int(size) if size.isdigit() else 0, size


def _title(size: str) -> str:
    return f"{int(size):,} generated articles" if size.isdigit() else size
