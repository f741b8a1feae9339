"""A full dump of a source tells what that source has no longer."""

import gzip
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from index.archive import Archive
from index.article import Article
from index.delivery import Delivery, Outcome, Settled
from indexer.complete import Census
from tests.conftest import Ran
from tests.stories import write

Dateline = Callable[..., Ran]
WIRE = ("--complete", "Harbour Wire", "--json")


def _records(numbers: Sequence[int], source: str = "Harbour Wire") -> list[str]:
    prefix = source[0].lower()
    return [
        json.dumps({"id": f"{prefix}{n}", "title": f"Story {n}", "source": source}) for n in numbers
    ]


@pytest.fixture
def filled(dateline: Dateline, tmp_path: Path) -> Dateline:
    """The command on an archive of 200 articles of the wire and 3 of another source."""
    lines = [*_records(range(200)), *_records(range(3), "Quay Courier")]
    dateline("ingest", write(tmp_path / "all.jsonl", *lines))
    return dateline


def _told(done: Ran) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(done.out)["complete"]
    return told


def test_what_the_dump_lacks_is_told_and_stays(filled: Dateline, tmp_path: Path) -> None:
    dump = write(tmp_path / "dump.jsonl", *_records(range(2, 200)))
    done = filled("ingest", dump, *WIRE)
    assert done.code == 0
    assert _told(done)["missing"] == ["h0", "h1"]
    assert (_told(done)["articles"], _told(done)["withdrawn"]) == (200, False)
    assert "missing: h1" in done.err
    assert filled("show", "h0").code == 0


def test_few_are_withdrawn_when_asked_for(filled: Dateline, tmp_path: Path) -> None:
    dump = write(tmp_path / "dump.jsonl", *_records(range(2, 200)))
    rehearsed = filled("ingest", dump, *WIRE, "--withdraw-missing", "--dry-run")
    assert _told(rehearsed)["missing"] == ["h0", "h1"]
    assert filled("show", "h0").code == 0
    done = filled("ingest", dump, *WIRE, "--withdraw-missing")
    assert (done.code, _told(done)["withdrawn"]) == (0, True)
    assert [filled("show", each).code for each in ("h0", "h1", "h2", "q0")] == [2, 2, 0, 0]
    assert filled("verify").code == 0
    assert _told(filled("ingest", dump, *WIRE))["missing"] == []


def test_many_are_withdrawn_by_force_alone(filled: Dateline, tmp_path: Path) -> None:
    dump = write(tmp_path / "dump.jsonl", *_records(range(3, 200)))
    refused = filled("ingest", dump, *WIRE, "--withdraw-missing")
    assert (refused.code, _told(refused)["withdrawn"]) == (1, False)
    assert "--force" in refused.err
    assert filled("show", "h0").code == 0
    assert filled("ingest", dump, *WIRE, "--withdraw-missing", "--force").code == 0
    assert filled("show", "h0").code == 2


@pytest.mark.parametrize("broken", ["rejected", "ended"])
def test_a_dump_that_is_not_whole_withdraws_nothing(
    filled: Dateline, tmp_path: Path, broken: str
) -> None:
    dump = write(tmp_path / "dump.jsonl", *_records(range(1, 200)), "{broken")
    paths = [dump] if broken == "rejected" else [dump, tmp_path / "none.jsonl"]
    done = filled("ingest", *paths, *WIRE, "--withdraw-missing", "--force", "--max-rejected", "9")
    assert done.code == (1 if broken == "rejected" else 2)
    assert filled("show", "h0").code == 0


def test_a_dump_cut_off_in_its_packing_withdraws_nothing(filled: Dateline, tmp_path: Path) -> None:
    packed = gzip.compress("\n".join(_records(range(200))).encode())
    path = tmp_path / "dump.jsonl.gz"
    path.write_bytes(packed[:-200])
    done = filled("ingest", path, *WIRE, "--withdraw-missing", "--force")
    assert done.code == 1
    assert _told(done)["missing"]
    assert json.loads(filled("stats", "--json").out)["withdrawn"] == 0


def test_what_comes_in_beside_the_dump_is_not_missing(archive: Archive) -> None:
    archive.write([Delivery(Article("old", "Old", source="Wire"), b"", "json")])
    census = Census("wire", archive.ledger)
    archive.write([Delivery(Article("new", "New", source="Wire"), b"", "json")])
    assert census.missing().ids == ("old",)
    census.note(Delivery(Article("old"), b"", ""), Settled("old", Outcome.UNCHANGED))
    assert census.missing().ids == ()


@pytest.mark.parametrize("options", [["--withdraw-missing"], ["--complete", "A", "--force"]])
def test_options_that_mean_nothing_alone_are_refused(
    dateline: Dateline, feed: Path, options: list[str]
) -> None:
    assert dateline("ingest", feed, *options).code == 2


def test_a_source_that_is_not_there_is_told(filled: Dateline, tmp_path: Path) -> None:
    dump = write(tmp_path / "dump.jsonl", *_records(range(200)))
    done = filled("ingest", dump, "--complete", "Harbor Wyre")
    assert done.code == 1
    assert "no article of a source 'Harbor Wyre'" in done.err
