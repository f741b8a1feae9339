"""The command that says how an article came out of its record as it did."""

from contextlib import closing
from datetime import UTC, datetime

import click

from indexer import explain as explaining
from web.engines import open_archive
from web.options import archive_option, echo_json, json_option
from web.terminal import explanation_lines


@click.command()
@click.argument("id")
@archive_option
@json_option
def explain(id: str, archive: str, as_json: bool) -> None:
    """Say what was left out of an article, and where its fields came from.

    Its kept record is read anew; nothing in the archive is changed.
    """
    with closing(open_archive(archive)) as opened:
        kept, annotation = opened.kept_of(id), opened.ledger.annotation_of(id)
        explanation = explaining.explain(kept, opened.settings, datetime.now(UTC), annotation)
    if as_json:
        echo_json(explanation.to_json())
    else:
        click.echo("\n".join(explanation_lines(explanation)))
