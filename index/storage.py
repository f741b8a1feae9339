"""Storage: Whoosh's file storage, made to reach the disk in the right order."""

import os
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile


class SafeStorage(FileStorage):
    """Syncs each file as it is closed, and its folder after a rename.

    Whoosh itself syncs nothing, so that a power cut may leave a commit that names empty files.
    """

    def create_file(self, name: str, **options: Any) -> StructFile:  # noqa: ANN401
        return super().create_file(name, onclose=_sync, **options)

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        os.replace(self._fpath(oldname), self._fpath(newname))  # noqa: PTH105 - as Whoosh names
        sync_folder(Path(self.folder))


def sync_folder(folder: Path) -> None:
    """Bring the folder's entries to disk: which files it has, and under which names."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync(file: StructFile) -> None:
    file.file.flush()
    os.fsync(file.file.fileno())
