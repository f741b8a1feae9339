"""How an ingest tells what it did: each rejected record, and the report."""

import sys
from collections.abc import Iterator

import click

from index.rejected import Rejected
from indexer.report import IngestReport
from web.present import UNTITLED, number
from web.progress import CLEAR
from web.terminal import plain

_HANDFUL = 10  # articles whose ids and titles are printed


def rejected_line(rejected: Rejected) -> None:
    """Tell of a rejected record on standard error."""
    click.echo(f"{clear()}rejected: {plain(str(rejected))}", err=True)


def report_lines(report: IngestReport) -> Iterator[str]:
    """What became of the records, and the first of the articles."""
    click.echo(clear(), err=True, nl=False)
    counts = [f"{number(count)} {each}" for each, count in report.outcome.items() if count]
    counts += [f"{number(report.rejected)} rejected"] if report.rejected else []
    yield f"{number(report.read)} read: {', '.join(counts) or 'nothing new'}"
    if report.read - report.rejected <= _HANDFUL:
        for each in report.first_taken:
            yield f"  {plain(each.id)}  {plain(each.title) or UNTITLED}"


def clear() -> str:
    """What wipes the bar away, where there may be one."""
    return CLEAR if sys.stderr.isatty() else ""
