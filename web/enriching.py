"""How the commands enrich an archive, and tell how far that has come."""

import json
from typing import Any

import click

from index.archive import Archive
from index.errors import IndexLocked
from indexer.enrich import EnrichReport, Progress, enrich
from web.accounts import clear
from web.present import number
from web.progress import CLEAR, NONE, clock, filled, way_of_telling

no_enrich_option = click.option(
    "--no-enrich", is_flag=True, help="Leave `dateline enrich` for later."
)


def enrich_after(archive: Archive, wanted: bool, way: str = NONE) -> EnrichReport | None:
    """Enrich what was taken in, where that is wanted and nobody else is at it."""
    if not wanted:
        return None
    try:
        return enrich(archive, progress=teller(way))
    except IndexLocked as error:
        click.echo(f"{clear()}dateline: what is new is enriched later: {error}", err=True)
        return None
    finally:
        click.echo(clear(), err=True, nl=False)


def told(report: EnrichReport | None) -> dict[str, Any]:
    """The part of an account that is about the enrichment; nothing where there was none."""
    return {"enriched": report.to_json()} if report else {}


def teller(way: str) -> Progress | None:
    """What tells of progress in this way, if anything does."""
    return way_of_telling(
        way,
        bar=lambda report: click.echo(CLEAR + bar(report), err=True, nl=False),
        lines=lambda report: click.echo(json.dumps(line(report)), err=True),
    )


def bar(report: EnrichReport) -> str:
    """How much was looked at, the rate, and the time left."""
    left = report.seconds * (1 - report.share) / report.share if report.share else 0.0
    rate = report.done / max(report.seconds, 1e-9)
    text = f"{number(report.looked)} looked at, {rate:,.0f} looks a second, {clock(left)} left"
    return f"{filled(report.share)}  {text}"


def line(report: EnrichReport) -> dict[str, Any]:
    """The same as JSON's own types."""
    return {**report.to_json(), "share": round(report.share, 4)}
