"""After warming, no reader waits for a kernel.

One is of the enrichment alone, which no reader waits for.
"""

import subprocess
import sys
from pathlib import Path

from index.archive import Archive
from search.engine import open_searcher
from search.warm import warm

# In a process of its own, since other tests have kernels compiled.
_COLD_ONES = """
import sys
from pathlib import Path
from index.archive import Archive
from search import compiled
from search.engine import open_searcher
from search.warm import warm

archive = Archive.open(Path(sys.argv[1]))
warm(archive, open_searcher(archive, fast=True))
print([name for name in compiled.__all__ if not getattr(compiled, name).signatures])
"""


def test_every_kernel_is_ready_after_warming(samples_path: Path) -> None:
    command = [sys.executable, "-c", _COLD_ONES, str(samples_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['turned']"


def test_an_empty_archive_needs_no_warming(archive: Archive) -> None:
    warm(archive, open_searcher(archive, fast=True))
