"""Gauge: how far the reading of files has come, in bytes as they lie on disk."""

import os
from collections.abc import Iterable
from io import BufferedReader, FileIO
from pathlib import Path
from typing import Any


class Gauge:
    """Bytes read and bytes there are; 0 of those where it isn't known, as of a pipe."""

    def __init__(self, total: int = 0) -> None:
        self.total = total
        self.read = 0

    @property
    def share(self) -> float | None:
        """How much was read, 0 to 1; None where it isn't known how much there is."""
        return min(self.read / self.total, 1.0) if self.total else None

    def open(self, path: Path) -> BufferedReader:
        """The file, whose bytes are counted as they are read."""
        return BufferedReader(_Counted(path, self))


class _Counted(FileIO):
    def __init__(self, path: Path, gauge: Gauge) -> None:
        super().__init__(path)
        self._gauge = gauge

    def readinto(self, buffer: Any) -> int | None:  # noqa: ANN401 - as FileIO has it
        count = super().readinto(buffer)
        self._gauge.read += count or 0
        return count


def gauge_for(sources: Iterable[object]) -> Gauge:
    """A gauge of files and folders; one that knows no end where anything else is among them."""
    sizes = [_size(each) if isinstance(each, Path) else None for each in sources]
    return Gauge(0 if None in sizes else sum(each or 0 for each in sizes))


def _size(path: Path) -> int | None:
    if path.is_dir():
        return sum(_file_size(Path(folder, name)) for folder, _, names in os.walk(path)
                   for name in names if not name.startswith("."))  # fmt: skip
    return _file_size(path) if path.is_file() else None


def _file_size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # it is gone, or a link to nowhere: it will be told of when it is read
        return 0
