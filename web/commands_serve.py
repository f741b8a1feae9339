"""The commands that serve pages: serve and demo."""

from contextlib import closing
from pathlib import Path

import click

from index.errors import SourceError
from indexer.enrich import enrich
from indexer.ingest import ingest
from web.engines import create_archive
from web.options import archive_option
from web.server import Listen, serve_archive

SAMPLES = Path(__file__).parent.parent / "samples"

_port_option = click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="0 takes a free one.",
)


@click.command()
@archive_option
@click.option("--host", default="127.0.0.1", show_default=True, help="0.0.0.0 is everywhere.")
@_port_option
@click.option("--workers", type=click.IntRange(1, 64), default=2, show_default=True)
def serve(archive: str, host: str, port: int, workers: int) -> None:
    """Serve the archive's pages and API until Ctrl-C.

    Articles can be written over HTTP by whoever has a token that stands in
    DATELINE_TOKEN, or in the file that DATELINE_TOKEN_FILE names.
    """
    serve_archive(archive, Listen(host, port, workers))


@click.command()
@click.option("--archive", default="var/demo", show_default=True, metavar="PATH")
@_port_option
def demo(archive: str, port: int) -> None:
    """Make an archive of the sample articles and serve it."""
    if not SAMPLES.is_dir():
        raise SourceError(f"there are no samples at {SAMPLES}: run this from a checkout")
    with closing(create_archive(archive)) as opened:
        ingest([SAMPLES], opened, opened.settings)
        enrich(opened)
    serve_archive(archive, Listen(port=port))
