"""The command that takes articles in: ingest, and its rehearsal."""

from contextlib import closing
from dataclasses import dataclass
from typing import Any

import click

from index.rehearsal import rehearsal
from indexer.ingest import ingest as take_in
from indexer.visits import Visits
from web.accounts import counter, rejected_line
from web.engines import create_archive, locate
from web.foretold import Foretold
from web.options import archive_option, json_option, private_option
from web.outcomes import tell_report
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


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option(
    "--max-rejected", type=click.IntRange(min=0), default=0, show_default=True, metavar="N",
    help="How many rejected records exit code 0 tolerates.",
)  # fmt: skip
@private_option
@archive_option
@json_option
def ingest(**options: Any) -> int:  # noqa: ANN401 - click gives each by its name
    """Take in articles from files, folders, addresses or standard input (-).

    What is there already stays as it is.
    """
    order = Order(**options)
    return _rehearse(order) if order.dry_run else _ingest(order)


def _ingest(order: Order) -> int:
    with closing(create_archive(order.archive)) as opened:
        visits = Visits(opened.path / VISITS)
        given = [source_of(each, visits, order.allow_private) for each in order.sources]
        told = Told(opened, rejected_line)
        report = take_in(given, told, opened.settings, counter("read"))
        visits.save()
    return tell_report(report, order.as_json, order.max_rejected)


def _rehearse(order: Order) -> int:
    _, path = locate(order.archive)
    visits = Visits(path / VISITS)
    given = [source_of(each, visits, order.allow_private) for each in order.sources]
    foretold = Foretold(order.as_json)
    with rehearsal(path) as writer:
        told = Told(writer, rejected_line, foretold.tell)
        report = take_in(given, told, writer.settings, counter("read"))
    return foretold.end(report, order.max_rejected)
