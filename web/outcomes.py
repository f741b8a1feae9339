"""How a command that takes articles in ends: its report, and its exit code."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import click

from indexer.report import IngestReport
from web.accounts import clear, report_lines
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


@contextmanager
def interruptible() -> Iterator[None]:
    """Say on Ctrl-C what is safe and how to go on; click.Abort then ends the command."""
    try:
        yield
    except KeyboardInterrupt:
        click.echo(
            f"{clear()}interrupted: what was read until now is in the archive and found;"
            " run the same command again to go on",
            err=True,
        )
        raise click.Abort from None


def exit_code(report: IngestReport, tolerated: int = 0) -> int:
    """0 where no more records than that were rejected, 2 where nothing else was read."""
    if report.rejected <= tolerated:
        return 0
    return NOTHING_DONE if report.rejected == report.read else SOME_FAILED
