"""The command that stays and polls: watch."""

import time
from contextlib import closing
from typing import Any

import click

from index.archive import Archive
from index.errors import RequestError
from indexer.fetch import is_address
from indexer.ingest import ingest
from indexer.visits import Visits
from indexer.watch import Pace
from indexer.watch import watch as poll_all
from indexer.web_source import WebSource
from web.accounts import rejected_line, report_lines
from web.engines import create_archive
from web.enriching import enrich_after, no_enrich_option
from web.options import archive_option, private_option
from web.remote import VISITS, web_source
from web.terminal import plain
from web.told import Told


@click.command()
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@click.option(
    "--every", default=300.0, show_default=True, type=click.FloatRange(min=1), metavar="SECONDS",
    help="How long to wait between two rounds.",
)  # fmt: skip
@click.option("--rounds", type=click.IntRange(min=1), help="Stop after so many rounds.")
@no_enrich_option
@private_option
@archive_option
def watch(urls: tuple[str, ...], every: float, rounds: int | None, **options: Any) -> int:  # noqa: ANN401
    """Poll feeds, sitemaps and pages, and take in what is new, until Ctrl-C.

    One that fails is asked more rarely until it answers again.
    """
    for url in urls:
        if not is_address(url):
            raise RequestError(f"{url!r} isn't an address that begins with http:// or https://")
    with closing(create_archive(options["archive"])) as opened:
        visits = Visits(opened.path / VISITS)
        sources = [web_source(url, visits, options["allow_private"]) for url in urls]

        def poll(source: WebSource) -> bool:
            return _poll(source, opened, not options["no_enrich"])

        poll_all(sources, poll, Pace(every, time.sleep, rounds))
    return 0


def _poll(source: WebSource, archive: Archive, enriches: bool) -> bool:
    """Take in what is new at an address and tell of it; False if nothing could be had."""
    report = ingest([source], Told(archive, rejected_line), archive.settings)
    source.visits.save()
    if report.read:
        click.echo(f"{plain(source.url)}: {next(report_lines(report))}")
    enrich_after(archive, enriches)
    return report.ok or report.rejected < report.read
