"""What is measured of Dateline by itself: a command for each part, and the archive it works on."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any

import click

from benchmarks.build import build_all
from benchmarks.contest import DATELINE, ROOT, contestants
from benchmarks.corpus import Corpus, corpus
from benchmarks.publish import publish

HERE = Path(__file__).parent
FOLDER = ROOT / "var" / "bench"

WHERE = click.Path(path_type=Path)


@dataclass(frozen=True, slots=True)
class Own:
    """A corpus and the archive that Dateline made of it: the one that the peers stand beside."""

    corpus: Corpus
    archive: Path

    @contextmanager
    def copied(self) -> "Iterator[Own]":
        """The same with a copy of the archive, to write to."""
        with TemporaryDirectory(prefix="copy-", dir=self.archive.parent) as folder:
            yield replace(self, archive=copytree(self.archive, Path(folder) / "archive"))


Part = Callable[[Own], dict[str, Any]]


def own(folder: Path, size: int) -> Own:
    """The corpus of this size and its archive, made unless they are there."""
    texts = corpus(folder, size)
    built = build_all(contestants([DATELINE], size), texts, folder, 1)
    return Own(texts, Path(built[DATELINE].folder))


def command(part: Part) -> click.Command:
    """The command that measures one part and puts its figures beside the others of the size."""

    @click.command(help=(part.__doc__ or "").partition(":")[0] + ".")
    @click.option("--size", default=20_000, show_default=True, help="Articles to generate.")
    @click.option("--folder", type=WHERE, default=FOLDER, help="Where archives are kept.")
    @click.option("--out", type=WHERE, default=HERE, help="Where the results are written.")
    def run(size: int, folder: Path, out: Path) -> None:
        publish(out, str(size), part(own(folder, size)))

    return run
