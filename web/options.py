"""What the commands have in common: where the archive is, JSON, and the search's parameters."""

import json
from collections.abc import Callable
from typing import Any, TypeVar

import click

from index.fields import FACETS
from search.request import PARAMETERS
from web.progress import AUTO, WAYS

F = TypeVar("F", bound=Callable[..., Any])

archive_option = click.option(
    "--archive",
    envvar="DATELINE_ARCHIVE",
    default="var/archive",
    show_default=True,
    metavar="PATH",
    help="The archive: its folder, or whoosh:FOLDER.  [env: DATELINE_ARCHIVE]",
)
private_option = click.option(
    "--allow-private", is_flag=True, help="Fetch from addresses of private networks too."
)
progress_option = click.option(
    "--progress",
    type=click.Choice(WAYS),
    default=AUTO,
    show_default=True,
    help="How far it has come, on standard error: auto is a bar on a terminal, else JSON lines"
    " now and then.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")

_HELP = {
    "mode": "all: every word has to be there; any: one will do.",
    "from": "First day: 2016-08-09, 2016-08 or 2016.",
    "to": "Last day, included.",
    "inferred": "0 leaves out what was inferred from the text.",
    "sort": "relevance, newest or oldest.",
    "page": "Which page of the results.",
    "size": "How many results on a page.",
    "facets": "Which to count, as country,topic,date; or none.",
    "snippets": "0 leaves the passages out.",
    "cursor": "Goes on where an answer's 'next' says.",
    "relax": "0 looks for nothing else where nothing is found.",
    "collapse": "0 lists every copy of a story by itself.",
    "date": "A year, month or day, or undated.",
    "country": "Code or name.",
    "topic": "Key or name.",
}


def search_options(command: F) -> F:
    """Give a command every parameter of a search but the words, as options."""
    for name in reversed([each for each in PARAMETERS if each != "q"]):
        several = name in FACETS
        text = _HELP.get(name, "") + (" Can be given several times." if several else "")
        option = click.option(f"--{name}", name, multiple=several, help=text.strip())
        command = option(command)
    return command


def search_args(options: dict[str, Any]) -> list[tuple[str, str]]:
    """The options that were given, as a URL's parameters."""
    args: list[tuple[str, str]] = []
    for name, value in options.items():
        match value:
            case tuple():
                args += [(name, each) for each in value]
            case str():
                args.append((name, value))
    return args


def echo_json(value: object) -> None:
    """Print a value as indented JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
