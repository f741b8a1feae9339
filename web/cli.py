"""The `dateline` command: its verbs and how they fail."""

import sys
from collections.abc import Sequence

import click

from index.errors import ArchiveError
from web.commands_enrich import enrich
from web.commands_explain import explain
from web.commands_ingest import ingest
from web.commands_read import export, search, show, stats, verify
from web.commands_serve import demo, serve
from web.commands_watch import watch
from web.commands_write import reinstate, reprocess, retry, withdraw

FAILED = 2
INTERRUPTED = 130  # as shells say it of Ctrl-C

COMMANDS = (
    ingest,
    watch,
    enrich,
    withdraw,
    reinstate,
    search,
    show,
    explain,
    stats,
    verify,
    export,
    reprocess,
    retry,
    serve,
    demo,
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dateline")
def cli() -> None:
    """Dateline: a search engine for news archives."""


for _command in COMMANDS:
    cli.add_command(_command)


def main(args: Sequence[str] | None = None) -> None:
    """Run a command and exit: 0 done, 1 some records rejected, 2 nothing done."""
    sys.exit(_run(args))


def _run(args: Sequence[str] | None) -> int:
    try:
        return int(cli.main(args, prog_name="dateline", standalone_mode=False) or 0)
    except click.UsageError as error:
        error.show()
    except click.ClickException as error:
        click.echo(f"dateline: {error.format_message()}", err=True)
    except click.Abort:
        return INTERRUPTED
    except ArchiveError as error:
        click.echo(f"dateline: {error}", err=True)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        click.echo(f"dateline: {where}{error.strerror or error}", err=True)
    return FAILED


if __name__ == "__main__":
    main()
