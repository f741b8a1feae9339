"""The commands that change what an archive has: withdraw, reinstate, reprocess, retry."""

from collections.abc import Callable, Sequence
from contextlib import closing

import click

from index.archive import Archive
from index.errors import NotFound
from indexer import ingest as intake
from web.accounts import rejected_line
from web.engines import open_archive
from web.enriching import enrich_after, no_enrich_option, told
from web.options import archive_option, json_option, progress_option
from web.outcomes import NOTHING_DONE, SOME_FAILED, interruptible, tell_report
from web.progress import progress as teller
from web.terminal import plain
from web.told import Told


@click.command()
@archive_option
@json_option
@progress_option
@no_enrich_option
def reprocess(archive: str, as_json: bool, progress: str, no_enrich: bool) -> int:
    """Read every kept record anew with today's indexer.

    What comes out the same stays as it is.
    """
    with interruptible(), closing(open_archive(archive)) as opened:
        writer = Told(opened, rejected_line)
        tell = teller(progress, "reread")
        report = intake.reprocess(opened.kept(), writer, opened.settings, tell)
        enriched = told(enrich_after(opened, not no_enrich, progress))
    return tell_report(report, as_json, more=enriched)


@click.command()
@archive_option
@json_option
@progress_option
@no_enrich_option
def retry(archive: str, as_json: bool, progress: str, no_enrich: bool) -> int:
    """Read rejected records again, and forget those that now go through."""
    with interruptible(), closing(open_archive(archive)) as opened:
        writer = Told(opened, rejected_line)
        found, tell = opened.rejected(), teller(progress, "read again")
        report, through = intake.retry(found, writer, opened.settings, tell)
        opened.forget_rejected(through)
        enriched = told(enrich_after(opened, not no_enrich, progress))
    return tell_report(report, as_json, more=enriched)


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
