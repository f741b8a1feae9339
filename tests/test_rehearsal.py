"""A dry run says what an ingest would do, and does nothing."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer import intake
from tests.conftest import Ran
from tests.stories import write

Dateline = Callable[..., Ran]

FIRST = [
    {"id": "kept", "title": "Ferry sails"},
    {"id": "corrected", "title": "Bridge opens", "version": 2},
    {"id": "gone", "title": "Clock stops"},
]
SECOND = [
    FIRST[0],
    {"id": "corrected", "title": "Bridge opens late", "version": 3},
    {"id": "corrected", "title": "Bridge may open", "version": 1},
    {"id": "gone", "title": "Clock stops again"},
    {"id": "new", "title": "Plums ripen"},
    {"id": "new", "title": "Plums ripen early"},
    {"id": "empty"},
]


def _files(folder: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_it_tells_what_an_ingest_then_does(dateline: Dateline, tmp_path: Path) -> None:
    dateline("ingest", write(tmp_path / "first.jsonl", *map(json.dumps, FIRST)))
    dateline("withdraw", "gone")
    second = write(tmp_path / "second.jsonl", *map(json.dumps, SECOND))
    foretold = dateline("ingest", "--dry-run", "--json", second)
    done = dateline("ingest", "--json", second)
    said, did = json.loads(foretold.out), json.loads(done.out)
    assert foretold.code == done.code == 1
    assert said["ids"] == {
        "added": ["new"],
        "updated": ["corrected", "new"],
        "older": ["corrected"],
        "poorer": [],
        "withdrawn": ["gone"],
    }
    names = ("read", "added", "updated", "unchanged", "older", "withdrawn", "first_rejected")
    assert [said[name] for name in names] == [did[name] for name in names]


def test_it_changes_no_byte_of_the_archive(dateline: Dateline, tmp_path: Path) -> None:
    dateline("ingest", write(tmp_path / "first.jsonl", *map(json.dumps, FIRST)))
    before = _files(tmp_path / "archive")
    second = write(tmp_path / "second.jsonl", *map(json.dumps, SECOND))
    done = dateline("ingest", "--dry-run", second)
    assert "added  new  Plums ripen\n" in done.out
    assert "rejected" in done.out
    assert f"{second}:7" in done.err
    assert _files(tmp_path / "archive") == before


def test_it_makes_no_archive(dateline: Dateline, feed: Path, tmp_path: Path) -> None:
    done = dateline("ingest", "--dry-run", feed)
    assert done.code == 0
    assert "2 added" in done.out
    assert not (tmp_path / "archive").exists()


def test_it_remembers_across_batches_what_it_would_have_written(
    dateline: Dateline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "BATCH", 1)
    second = write(tmp_path / "second.jsonl", *map(json.dumps, SECOND))
    said = json.loads(dateline("ingest", "--dry-run", "--json", second).out)
    assert (said["added"], said["updated"], said["older"]) == (4, 1, 1)
