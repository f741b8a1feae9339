"""The command that looks at the whole archive to find out more about its articles: enrich."""

from contextlib import closing

import click

from indexer.enrich import enrich as look_at
from web.accounts import clear
from web.engines import open_archive
from web.enriching import teller
from web.options import archive_option, echo_json, json_option, progress_option
from web.outcomes import interruptible
from web.present import number


@click.command()
@click.option("--all", "everything", is_flag=True, help="Look at every article again.")
@archive_option
@json_option
@progress_option
def enrich(everything: bool, archive: str, as_json: bool, progress: str) -> None:
    """Infer topics of articles that declare none, by what is most like them.

    An ingest does this by itself. Ctrl-C keeps what was found; the same command
    goes on.
    """
    with interruptible(), closing(open_archive(archive)) as opened:
        report = look_at(opened, everything, teller(progress))
    click.echo(clear(), err=True, nl=False)
    if as_json:
        echo_json(report.to_json())
    else:
        click.echo(f"{number(report.looked)} looked at, {number(report.changed)} changed")
