"""The commands that change an archive: ingest, withdraw, reinstate, reprocess."""

from collections.abc import Callable, Sequence
from contextlib import closing

import click

from index.archive import Archive
from index.errors import NotFound
from indexer import ingest as intake
from indexer.report import IngestReport
from indexer.visits import Visits
from web.accounts import counter, rejected_line, report_lines
from web.engines import create_archive, open_archive
from web.options import archive_option, echo_json, json_option, private_option
from web.remote import VISITS, source_of
from web.terminal import plain
from web.told import Told

SOME_FAILED = 1
NOTHING_DONE = 2


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@private_option
@archive_option
@json_option
def ingest(sources: tuple[str, ...], allow_private: bool, archive: str, as_json: bool) -> int:
    """Take in articles from files, folders, addresses or standard input (-).

    What is there already stays as it is.
    """
    with closing(create_archive(archive)) as opened:
        visits = Visits(opened.path / VISITS)
        given = [source_of(each, visits, allow_private) for each in sources]
        told = Told(opened, rejected_line)
        report = intake.ingest(given, told, opened.settings, counter("read"))
        visits.save()
    return _report(report, as_json)


@click.command()
@archive_option
@json_option
def reprocess(archive: str, as_json: bool) -> int:
    """Read every kept record anew with today's indexer.

    What comes out the same stays as it is.
    """
    with closing(open_archive(archive)) as opened:
        told = Told(opened, rejected_line)
        report = intake.reprocess(opened.kept(), told, opened.settings, counter("reread"))
    return _report(report, as_json)


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--reason", default="", help="Kept with the withdrawal.")
@archive_option
def withdraw(ids: tuple[str, ...], reason: str, archive: str) -> int:
    """Take articles out of sight at once.

    Nothing but `reinstate` brings them back.
    """
    with closing(open_archive(archive)) as opened:
        return _each(opened, ids, lambda id_: opened.withdraw(id_, reason), "withdrawn")


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@archive_option
def reinstate(ids: tuple[str, ...], archive: str) -> int:
    """Lift the withdrawal of articles."""
    with closing(open_archive(archive)) as opened:
        return _each(opened, ids, opened.reinstate, "reinstated")


def _each(archive: Archive, ids: Sequence[str], change: Callable[[str], None], done: str) -> int:
    unknown = 0
    for id_ in ids:
        try:
            change(id_)
        except NotFound as error:
            unknown += 1
            click.echo(f"dateline: {error}", err=True)
        else:
            click.echo(f"{done}: {plain(id_)}")
    archive.commit()
    if not unknown:
        return 0
    return NOTHING_DONE if unknown == len(ids) else SOME_FAILED


def _report(report: IngestReport, as_json: bool) -> int:
    if as_json:
        echo_json(report.to_json())
    else:
        click.echo("\n".join(report_lines(report)))
    if report.ok:
        return 0
    return NOTHING_DONE if report.rejected == report.read else SOME_FAILED
