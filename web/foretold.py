"""Foretold: what a rehearsal says would change, as it comes by or all together as JSON."""

from collections.abc import Mapping
from typing import Any

import click

from index.delivery import Delivery, Outcome, Settled
from indexer.report import IngestReport
from web.accounts import report_lines
from web.options import echo_json
from web.outcomes import exit_code
from web.present import UNTITLED
from web.terminal import plain


class Foretold:
    """Tells of each article that would change; of those that stay as they are, their number."""

    def __init__(self, as_json: bool) -> None:
        self._as_json = as_json
        self._ids: dict[Outcome, list[str]] = {
            each: [] for each in Outcome if each is not Outcome.UNCHANGED
        }

    def tell(self, delivery: Delivery, settled: Settled) -> None:
        """Take note of what would become of a delivery."""
        if settled.outcome is Outcome.UNCHANGED:
            return
        if self._as_json:
            self._ids[settled.outcome].append(settled.id)
        else:
            title = plain(delivery.article.title) or UNTITLED
            click.echo(f"{settled.outcome}  {plain(settled.id)}  {title}")

    def end(self, report: IngestReport, tolerated: int, more: Mapping[str, Any]) -> int:
        """Print the sum; the exit code that an ingest would have."""
        if self._as_json:
            ids = {str(outcome): ids for outcome, ids in self._ids.items()}
            echo_json({**report.to_json(), "dry_run": True, "ids": ids, **more})
        else:
            click.echo(f"Nothing was changed. {next(report_lines(report))}")
        return exit_code(report, tolerated)
