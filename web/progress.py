"""How far an ingest has come, on standard error: as a bar on a terminal, or as JSON lines."""

import json
import sys
from collections.abc import Callable
from typing import Any

import click

from indexer.gauge import Gauge
from indexer.report import IngestReport
from web.present import number

CLEAR = "\r\x1b[K"  # the line that the bar is on
AUTO, BAR, JSON, NONE = "auto", "bar", "json", "none"
WAYS = (AUTO, BAR, JSON, NONE)
_WIDTH = 24

Tell = Callable[[IngestReport], None]


def progress(way: str, verb: str, gauge: Gauge | None = None) -> Tell | None:
    """What tells of progress in this way, if anything does; `auto` is a bar on a terminal alone."""
    known = gauge or Gauge()
    if way == AUTO:
        way = BAR if sys.stderr.isatty() else NONE
    tellers: dict[str, Tell | None] = {
        BAR: lambda report: click.echo(CLEAR + bar(report, verb, known), err=True, nl=False),
        JSON: lambda report: click.echo(json.dumps(line(report, known)), err=True),
        NONE: None,
    }
    return tellers[way]


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
