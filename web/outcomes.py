"""How a command that takes articles in ends: its report, and its exit code."""

from collections.abc import Mapping
from typing import Any

import click

from indexer.report import IngestReport
from web.accounts import report_lines
from web.options import echo_json

SOME_FAILED = 1
NOTHING_DONE = 2


_NOTHING: Mapping[str, Any] = {}


def tell_report(
    report: IngestReport, as_json: bool, tolerated: int = 0, more: Mapping[str, Any] = _NOTHING
) -> int:
    """Print the report, as JSON with `more`; the exit code that it means."""
    if as_json:
        echo_json({**report.to_json(), **more})
    else:
        click.echo("\n".join(report_lines(report)))
    return exit_code(report, tolerated)


def exit_code(report: IngestReport, tolerated: int = 0) -> int:
    """0 where no more records than that were rejected, 2 where nothing else was read."""
    if report.rejected <= tolerated:
        return 0
    return NOTHING_DONE if report.rejected == report.read else SOME_FAILED
