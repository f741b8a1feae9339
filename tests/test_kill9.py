"""Kill -9 at any moment of an ingest or an enrichment, and run it again: the archive is what one
clean run makes.

`DATELINE_KILLS` says how many kills; a few are enough for every day.
"""

import json
import multiprocessing
import os
import random
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from index import draft
from index.archive import Archive
from indexer import enrich as enriching
from indexer import intake
from indexer.enrich import enrich
from indexer.ingest import ingest
from tests.stories import write

KILLS = int(os.environ.get("DATELINE_KILLS", "8"))
TOGETHER = 4  # kills of one archive before it is let finish
SIZE = 600


def _records() -> Iterator[str]:
    """Articles with their lives: corrections, late versions, kills, entries, copies, rejects."""
    for n in range(SIZE):
        url = f"https://quay.example/{n}"
        story: dict[str, Any] = {
            "uri": f"urn:q:{n}",
            "title": f"Ferry {n}",
            "body": (f"Ferry {n} left for Izmir. ", f"Plum growers {n} in Nis. ")[n % 2] * 12,
            "topics": [("shipping desk", "growers desk")[n % 2]] if n % 3 else [],
            "url": url,
            "source": ("Quay", "Harbour Wire")[n % 2],
            "date": "2019-05-04",
        }
        yield json.dumps(story)
        if n % 5 == 0:
            yield json.dumps({**story, "title": f"Ferry {n} corrected", "version": 3})
            yield json.dumps({**story, "title": f"Ferry {n} late", "version": 2})
        if n % 7 == 0:
            yield json.dumps({**story, "pubstatus": "canceled"})
            yield json.dumps({**story, "uri": f"urn:copy:{n}", "url": f"{url}/copy"})
        if n % 9 == 0:
            yield json.dumps({**story, "id": str(n // 9 % 4), "uri": "", "url": ""})
        if n % 11 == 0:
            yield '{"uri": "broken'


@pytest.fixture
def feed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file; batches and segments are small, so that a kill may fall between any two steps."""
    monkeypatch.setattr(intake, "BATCH", 40)
    monkeypatch.setattr(enriching, "BATCH", 40)
    monkeypatch.setattr(draft, "LARGEST", 100)
    return write(tmp_path / "feed.jsonl", *_records())


def _ingest(folder: Path, feed: Path) -> None:
    archive = Archive.create(folder)
    ingest([feed], archive, archive.settings)
    enrich(archive)
    archive.close()


def _enrich(folder: Path) -> None:
    archive = Archive.open(folder)
    enrich(archive)
    archive.close()


def _killed(work: Callable[..., None], args: tuple[Path, ...], after: float) -> None:
    """Do it in a process that is killed after so many seconds, if it hasn't ended by then."""
    # Forked: batches stay small there too, and the kill falls into the work, not into imports.
    process = multiprocessing.get_context("fork").Process(target=work, args=args)
    process.start()
    process.join(after)
    process.kill()
    process.join()
    process.close()


def _state(folder: Path) -> dict[str, Any]:
    """All that there is to see, and whether the index says the same."""
    archive = Archive.open(folder)
    state = {
        "export": [each.to_json() for each in archive.export()],
        "problems": archive.verify(),
        "counts": {**archive.ledger.counts(), "runs": 0},
        "indexed": archive.stats()["indexed"],
    }
    archive.close()
    return state


@pytest.mark.parametrize("seed", range(max(1, -(-KILLS // TOGETHER))))
def test_what_is_killed_at_any_moment_and_run_again_is_what_one_clean_run_makes(
    feed: Path, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    started = time.monotonic()
    _ingest(tmp_path / "clean", feed)
    took = time.monotonic() - started
    for _ in range(TOGETHER):
        _killed(_ingest, (tmp_path / "killed", feed), chance.uniform(0, took))
    _ingest(tmp_path / "killed", feed)
    clean = _state(tmp_path / "clean")
    assert clean["problems"] == []
    assert clean["counts"]["withdrawn"] > 0 < clean["counts"]["rejected"]
    assert clean["counts"]["annotated"] > 100
    assert _state(tmp_path / "killed") == clean


@pytest.mark.parametrize("seed", range(max(1, -(-KILLS // TOGETHER))))
def test_an_enrichment_alone_may_be_killed_at_any_moment(
    feed: Path, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    archive = Archive.create(tmp_path / "clean")
    ingest([feed], archive, archive.settings)
    archive.close()
    shutil.copytree(tmp_path / "clean", tmp_path / "killed")
    started = time.monotonic()
    _enrich(tmp_path / "clean")
    took = time.monotonic() - started
    for _ in range(TOGETHER):
        _killed(_enrich, (tmp_path / "killed",), chance.uniform(0, took / TOGETHER))
    _enrich(tmp_path / "killed")
    assert _state(tmp_path / "killed") == _state(tmp_path / "clean")
