"""How far an ingest has come, on standard error: as a bar on a terminal, or as JSON lines."""

import json
import sys
from collections.abc import Callable
from time import monotonic
from typing import Any, TypeVar

import click

from indexer.gauge import Gauge
from indexer.report import IngestReport
from web.present import number

CLEAR = "\r\x1b[K"  # the line that the bar is on
AUTO, BAR, JSON, NONE = "auto", "bar", "json", "none"
WAYS = (AUTO, BAR, JSON, NONE)
SELDOM = 2.0  # seconds between two lines that nobody asked for; a short run has none
_WIDTH = 24

Tell = Callable[[IngestReport], None]
Reported = TypeVar("Reported")


def progress(way: str, verb: str, gauge: Gauge | None = None) -> Tell | None:
    """What tells of progress in this way, if anything does.

    `auto` is a bar on a terminal; elsewhere a line of JSON now and then.
    """
    known = gauge or Gauge()
    return way_of_telling(
        way,
        bar=lambda report: click.echo(CLEAR + bar(report, verb, known), err=True, nl=False),
        lines=lambda report: click.echo(json.dumps(line(report, known)), err=True),
    )


def way_of_telling(
    way: str, bar: Callable[[Reported], None], lines: Callable[[Reported], None]
) -> Callable[[Reported], None] | None:
    """The one of the two that a way asks for; None where it asks for neither."""
    if way == AUTO:
        return bar if sys.stderr.isatty() else seldom(lines, monotonic)
    return {BAR: bar, JSON: lines, NONE: None}[way]


def seldom(
    tell: Callable[[Reported], None], clock: Callable[[], float]
) -> Callable[[Reported], None]:
    """The same, but for what comes within some seconds of the start or of the last time."""
    last = clock()

    def told(report: Reported) -> None:
        nonlocal last
        if clock() - last >= SELDOM:
            last = clock()
            tell(report)

    return told


def bar(report: IngestReport, verb: str, gauge: Gauge) -> str:
    """Counts and rate, with a bar and the time left where it is known how much there is."""
    text = f"{number(report.read)} {verb}, {_rate(report):,.0f} a second"
    if gauge.share is None:
        return text
    left = seconds_left(report, gauge)
    ends = f", {clock(left)} left" if left is not None else ""
    return f"{filled(gauge.share)}  {text}{ends}"


def filled(share: float) -> str:
    """A bar filled so far."""
    full = round(share * _WIDTH)
    return f"[{'#' * full}{'.' * (_WIDTH - full)}] {share:4.0%}"


def line(report: IngestReport, gauge: Gauge) -> dict[str, Any]:
    """The same as JSON's own types; what isn't known is null."""
    left = seconds_left(report, gauge)
    return {
        "read": report.read,
        **{str(outcome): count for outcome, count in report.outcome.items()},
        "rejected": report.rejected,
        "seconds": round(report.seconds, 3),
        "rate": round(_rate(report), 1),
        "bytes_read": gauge.read,
        "bytes": gauge.total or None,
        "seconds_left": None if left is None else round(left, 1),
    }


def seconds_left(report: IngestReport, gauge: Gauge) -> float | None:
    """How long the rest takes at the pace so far; None where that can't be told."""
    if not gauge.share:
        return None
    return report.seconds * (1 - gauge.share) / gauge.share


def _rate(report: IngestReport) -> float:
    return report.read / max(report.seconds, 1e-9)


def clock(seconds: float) -> str:
    """So many minutes and seconds, or hours."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
