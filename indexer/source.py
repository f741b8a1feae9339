"""Source: one opened file, wherever it lies: on disk, in an archive file, on the web, in a pipe."""

from dataclasses import dataclass
from io import BufferedReader

DEEPEST = 3  # archive files within one another


@dataclass(frozen=True, slots=True)
class Source:
    """A file that is open to be read once.

    `origin` is what its records' origins begin with, as `feed.zip!wire/0412.xml`; `named` tells
    that a person asked for it, who then is told what can't be read.
    """

    origin: str
    name: str  # the file's own name
    stream: BufferedReader
    named: bool = False
    depth: int = 0  # how many archive files it lies in


def printable(name: str) -> str:
    """A file's name as text that can be stored, whatever bytes its system allows in one."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
