"""After warming, no reader waits for a kernel.

One is of the enrichment alone, which no reader waits for.
"""

import subprocess
import sys
from pathlib import Path

from index.archive import Archive
from index.article import Article
from search.engine import open_searcher
from search.warm import warm
from tests.stories import fill

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


_COMPILED_LATER = """
import sys
from pathlib import Path
from index.archive import Archive
from search import compiled
from search.engine import open_searcher
from search.request import from_args
from search.warm import warm

archive = Archive.open(Path(sys.argv[1]))
searcher = open_searcher(archive, fast=True)
warm(archive, searcher)
known = {name: len(getattr(compiled, name).signatures) for name in compiled.__all__}
for question in sys.argv[2:]:
    searcher.search(from_args([tuple(question.split("="))]))
later = {name: len(getattr(compiled, name).signatures) for name in compiled.__all__}
print([name for name in known if known[name] != later[name]])
"""


def test_what_is_chosen_is_ready_however_many_values_a_facet_has(archive: Archive) -> None:
    places = tuple(f"Plum {at}" for at in range(300))  # more than a byte counts
    fill(archive, Article("a", title="Plums", country=("TR",), place=places, author=places))
    archive.close()
    questions = ["place=Plum 7", "country=TR", "q=author:plum", "q=place:plum", "topic=none", "q=x"]
    command = [sys.executable, "-c", _COMPILED_LATER, str(archive.path), *questions]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_empty_archive_needs_no_warming(archive: Archive) -> None:
    warm(archive, open_searcher(archive, fast=True))
