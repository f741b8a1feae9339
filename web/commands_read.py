"""The commands that read an archive: search, show, stats, verify, export."""

import json
from contextlib import closing
from typing import Any

import click

from search.request import from_args
from web.access import seen
from web.engines import open_archive, open_both
from web.options import archive_option, echo_json, json_option, search_args, search_options
from web.terminal import article_lines, result_lines, table_lines

PROBLEMS = 1


@click.command()
@click.argument("text", nargs=-1)
@search_options
@archive_option
@json_option
def search(text: tuple[str, ...], archive: str, as_json: bool, **options: Any) -> None:  # noqa: ANN401
    """Search the archive.

    Without TEXT it lists all that the options leave, newest first. TEXT that begins
    with a minus goes after `--`.
    """
    request = from_args([("q", " ".join(text)), *search_args(options)])
    opened, searcher = open_both(archive)
    with closing(opened):
        result = searcher.search(request)
        if as_json:
            echo_json(result.to_json())
        else:
            click.echo("\n".join(result_lines(result, opened.settings.zone)))


@click.command()
@click.argument("id")
@archive_option
@json_option
def show(id: str, archive: str, as_json: bool) -> None:
    """Print one article; as JSON with every field."""
    with closing(open_archive(archive)) as opened:
        article = seen(opened.article(id), opened.settings)
        if as_json:
            echo_json(article.to_json())
        else:
            click.echo("\n".join(article_lines(article, opened.settings.zone)))


@click.command()
@archive_option
@json_option
def stats(archive: str, as_json: bool) -> None:
    """Count what the archive holds."""
    with closing(open_archive(archive)) as opened:
        counts = opened.stats()
    if as_json:
        echo_json(counts)
    else:
        click.echo("\n".join(table_lines(counts)))


@click.command()
@archive_option
@json_option
@click.option("--rebuild", is_flag=True, help="First build the index anew from the ledger.")
def verify(archive: str, as_json: bool, rebuild: bool) -> int:
    """Check the archive's files and recount its index.

    The exit code is 1 where a problem is found.
    """
    with closing(open_archive(archive)) as opened:
        if rebuild:
            opened.rebuild()
        problems = opened.verify()
    if as_json:
        echo_json({"ok": not problems, "problems": problems})
    else:
        click.echo("\n".join(problems or ["All is well."]))
    return PROBLEMS if problems else 0


@click.command()
@archive_option
def export(archive: str) -> None:
    """Print every article that may be seen, as JSON lines."""
    with closing(open_archive(archive)) as opened:
        for article in opened.export():
            record = seen(article, opened.settings).to_json()
            click.echo(json.dumps(record, ensure_ascii=False))
