"""The command that takes articles in: ingest, and its rehearsal."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from index.delivery import ArticleWriter
from index.rehearsal import rehearsal
from index.settings import Settings
from indexer.gauge import gauge_for
from indexer.ingest import ingest as take_in
from indexer.raw import Record
from indexer.recall import Recall
from indexer.report import IngestReport
from indexer.visits import Visits
from indexer.web_source import WebSource
from web.accounts import rejected_line
from web.dump import Dump, Wish
from web.engines import create_archive, locate
from web.enriching import enrich_after, no_enrich_option, told
from web.foretold import Foretold
from web.options import archive_option, json_option, private_option, progress_option
from web.outcomes import interruptible, tell_report
from web.progress import progress
from web.remote import VISITS, source_of
from web.told import Told


@dataclass(frozen=True, slots=True)
class Order:
    """What a person asks of an ingest."""

    sources: tuple[str, ...]
    archive: str
    as_json: bool
    allow_private: bool
    dry_run: bool
    max_rejected: int
    progress: str
    no_enrich: bool
    wish: Wish

    def visits(self, folder: Path) -> Visits:
        """What is known of servers; a full dump is asked for whole."""
        return Visits(folder / VISITS, anew=bool(self.wish.complete))

    def given(self, visits: Visits) -> list[Path | WebSource]:
        """The sources that were named."""
        return [source_of(each, visits, self.allow_private) for each in self.sources]


def _dump_options(command: Callable[..., int]) -> Callable[..., int]:
    for option in (
        click.option("--force", is_flag=True, help="Withdraw more than 1 % of them, too."),
        click.option("--withdraw-missing", is_flag=True, help="Withdraw what the dump lacks."),
        click.option(
            "--complete", metavar="NAME", default="",
            help="This is all that the source NAME has: tell what the archive has beyond it.",
        ),
    ):  # fmt: skip
        command = option(command)
    return command


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option(
    "--max-rejected", type=click.IntRange(min=0), default=0, show_default=True, metavar="N",
    help="How many rejected records exit code 0 tolerates.",
)  # fmt: skip
@_dump_options
@no_enrich_option
@private_option
@archive_option
@json_option
@progress_option
def ingest(complete: str, withdraw_missing: bool, force: bool, **options: Any) -> int:  # noqa: ANN401
    """Take in articles from files, folders, addresses or standard input (-).

    What is there already stays as it is. Ctrl-C keeps what was read; the same
    command goes on.
    """
    order = Order(**options, wish=Wish(complete, withdraw_missing, force))
    return _rehearse(order) if order.dry_run else _ingest(order)


def _ingest(order: Order) -> int:
    with interruptible(), closing(create_archive(order.archive)) as opened:
        visits = order.visits(opened.path)
        dump = Dump(order.wish, opened.ledger)
        told_of = Told(opened, rejected_line, dump.note)
        recall = Recall(told_of, opened.ledger, opened.settings)
        # Who counts what a dump has needs the id of each.
        knows = None if order.wish.complete else recall.knows
        report = _take_in(order, order.given(visits), recall, opened.settings, knows)
        visits.save()
        ended = dump.end(report, opened)
        enriched = told(enrich_after(opened, not order.no_enrich, order.progress))
    code = tell_report(report, order.as_json, order.max_rejected, {**ended.to_json(), **enriched})
    return ended.tell() or code


def _take_in(
    order: Order,
    given: Sequence[Path | WebSource],
    writer: ArticleWriter,
    settings: Settings,
    knows: Callable[[Record], bool] | None = None,
) -> IngestReport:
    gauge = gauge_for(given)
    return take_in(given, writer, settings, progress(order.progress, "read", gauge), gauge, knows)


def _rehearse(order: Order) -> int:
    _, path = locate(order.archive)
    foretold = Foretold(order.as_json)
    with rehearsal(path) as writer:
        dump = Dump(order.wish, writer.ledger)
        ahead = Told(Told(writer, rejected_line, dump.note), lambda _: None, foretold.tell)
        report = _take_in(order, order.given(order.visits(path)), ahead, writer.settings)
        ended = dump.end(report)
    code = foretold.end(report, order.max_rejected, ended.to_json())
    return ended.tell() or code
