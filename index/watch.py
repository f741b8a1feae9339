"""Watching a folder: whether anything in it came or went, in a microsecond."""

import time
from pathlib import Path

# How old a folder's time must be to tell of all that happened before it was asked for: the
# kernel's clock ticks every few milliseconds, and two changes within one tick look like one.
_SETTLED = 100_000_000  # ns


class FolderWatch:
    """Tells whether a folder is as it was when last asked."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._changed = -1  # when it last changed, as far as that is certain

    def is_unchanged(self) -> bool:
        """Whether no entry came or went since the last call; False where that isn't certain."""
        changed = self._folder.stat().st_mtime_ns
        if changed == self._changed:
            return True
        self._changed = changed if time.time_ns() - changed > _SETTLED else -1
        return False
