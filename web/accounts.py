"""How an ingest tells what it does: counts as it goes, each rejected record, and the report."""

import sys
from collections.abc import Callable, Iterator

import click

from index.rejected import Rejected
from indexer.report import IngestReport
from web.present import UNTITLED, number
from web.terminal import plain

_HANDFUL = 10  # articles whose ids and titles are printed
_CLEAR = "\r\x1b[K"  # the line that the counter is on


def counter(verb: str) -> Callable[[IngestReport], None] | None:
    """A counter on standard error; None where that is no terminal."""
    if not sys.stderr.isatty():
        return None

    def tell(report: IngestReport) -> None:
        rate = report.read / max(report.seconds, 1e-9)
        text = f"{number(report.read)} {verb}, {rate:,.0f} a second"
        click.echo(_CLEAR + text, err=True, nl=False)

    return tell


def rejected_line(rejected: Rejected) -> None:
    """Tell of a rejected record on standard error."""
    click.echo(f"{_clear()}rejected: {plain(str(rejected))}", err=True)


def report_lines(report: IngestReport) -> Iterator[str]:
    """What became of the records, and the first of the articles."""
    click.echo(_clear(), err=True, nl=False)
    counts = [f"{number(count)} {each}" for each, count in report.outcome.items() if count]
    counts += [f"{number(report.rejected)} rejected"] if report.rejected else []
    yield f"{number(report.read)} read: {', '.join(counts) or 'nothing'}"
    if report.read - report.rejected <= _HANDFUL:
        for each in report.first_taken:
            yield f"  {plain(each.id)}  {plain(each.title) or UNTITLED}"


def _clear() -> str:
    return _CLEAR if sys.stderr.isatty() else ""
