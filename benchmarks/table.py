"""RESULTS.md: the figures as tables, and what they mean."""

from collections.abc import Mapping
from typing import Any

from benchmarks.contest import CONTESTANTS, DATELINE, Phase

_MB = 1e6
_HEADINGS = {
    Phase.WARM: "Warm: the question was asked before; ten titles, facets for country, topic, month",
    Phase.COLD: "Cold: no cache of the engine's holds anything, the operating system's does",
    Phase.STREAM: "Stream: 5,000 questions by Zipf's law from 2,000 never asked before, in order",
    Phase.RANK_ONLY: "Ranking alone, warm: the first ten without titles and facets",
}
_COMPILED = ("tantivy", "xapian", "fts5")
_NOTES = """
## How to read this

Times are CPU milliseconds a question, in one process, each question going to one engine after
another in changing order; the slow ones (FTS5, Whoosh, bm25s) take turns with Dateline in a heat of
their own, so that they don't empty the processor's caches between the answers of the quick ones.
Each figure is the middle of the rounds; the ratio is Dateline's time over the peer's on the
questions that both were asked, with the least and the most of the rounds behind it. An engine
that uses up its time for a phase is asked fewer questions: the column says how many.

- The corpus is generated (`corpus.py`), the questions are drawn from it (`questions.py`): one
  common word, one rare word, two or three words all or any, a phrase, a prefix of five letters; a
  third each unfiltered, by a range of days, by a country or topic.
- Every engine indexes title and body, without a stop list, with English stems. tantivy and Whoosh
  have both in one field, which is quicker for them than two; Dateline keeps them apart, holds
  surface forms and joins the forms of a stem when asked.
- Dateline's dates are counted by year, month or day as the span shown asks for, and by no choice of
  the client's; the peers count months. Where a country or topic is chosen, Dateline counts that
  facet without its filter, for the other values to be chosen; the peers count what was found.
- Phrases are of words that have one form alone, since Dateline's quotes ask for exact forms.
- tantivy's binding evaluates once for hits and once for facets; its row without facets stands
  beside. Dateline's ranking alone is a whole search without facets: it also reads the titles.
- bm25s ranks by any of the words and can't filter: it is asked those questions alone.
- Indexing is from JSON lines to searchable, with stored texts (Dateline: the ledger with every raw
  record), one process an engine. Figures marked with * are from the run that built the index.
"""


def table(results: Mapping[str, Any]) -> str:
    """The whole page."""
    machine = results["machine"]
    packages = ", ".join(f"{name} {number}" for name, number in machine["packages"].items())
    lines = [
        "# Dateline and its peers",
        "",
        f"{machine['cores']} cores, {machine['architecture']}, {machine['system']}, "
        f"Python {machine['python']}; {packages}. Made by `python -m benchmarks`.",
    ]
    for size, figures in sorted(results["sizes"].items(), key=_by_size):
        lines += ["", f"## {_title(size)}", *_one_size(figures)]
    return "\n".join(lines) + "\n" + _NOTES


def _one_size(figures: Mapping[str, Any]) -> list[str]:
    names = [each.name for each in CONTESTANTS if each.name in figures]
    names.sort(key=lambda name: name != DATELINE)
    lines: list[str] = []
    for phase, heading in _HEADINGS.items():
        lines += _phase(phase, heading, names, figures)
    return [*lines, *_cold_to_warm(figures), *_index(names, figures), *_hits(names, figures)]


def _phase(phase: Phase, heading: str, names: list[str], figures: Mapping[str, Any]) -> list[str]:
    rows = [
        f"| {name} | {each['median_ms']} | {each['p95_ms']} | {each['mean_ms']} | "
        f"{each['wall']['median_ms']} | {each['questions']} | {_ratios(name, phase, figures)} |"
        for name in names
        if (each := figures[name].get(phase))
    ]
    head = "| | median | p95 | mean | median, wall | questions | ratio, median | ratio, p95 |"
    return ["", f"**{heading}**", "", head, "|---" * 8 + "|", *rows] if rows else []


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
    lines = ["", "**Indexing**", "", head, "|---" * 5 + "|", *rows]
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
    lines = ["", "**Totals and facets that equal Dateline's**", ""]
    for name in names:
        if each := figures[name].get("hits"):
            kinds = ", ".join(f"{count} {kind}" for kind, count in each["by_kind"].items())
            lines.append(
                f"- {name}: totals on {each['equal_totals']} of {each['questions']} questions"
                f"{f' (not on: {kinds})' if kinds else ''}, facets on {each['equal_facets']} of "
                f"{each['faceted']}; hits in all {each['hits_of_peer']:,}, "
                f"Dateline's {each['hits']:,}."
            )
    return lines


def _by_size(item: tuple[str, Any]) -> tuple[bool, int, str]:
    size = item[0]
    return not size.isdigit(), int(size) if size.isdigit() else 0, size


def _title(size: str) -> str:
    return f"{int(size):,} generated articles" if size.isdigit() else size
