"""Rejected records are kept, and read again when asked for."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from index.archive import Archive
from index.rejected import Rejected
from indexer.ingest import retry
from tests.conftest import Ran
from tests.stories import RECORDS, write

Dateline = Callable[..., Ran]


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table whose headings say nothing to Dateline."""
    return write(tmp_path / "table.csv", "Nummer,Schlagzeile", "7,Ferry sails", "8,Bridge opens")


def test_records_that_now_go_through_are_in_and_forgotten(
    dateline: Dateline, table: Path, tmp_path: Path
) -> None:
    assert "2 rejected" in dateline("ingest", table).out
    settings = write(tmp_path / "archive" / "dateline.toml", "[columns]", '"Schlagzeile" = "title"')
    done = dateline("retry")
    assert (done.code, done.err) == (0, "")
    assert "2 added" in done.out
    assert json.loads(dateline("stats", "--json").out)["rejected"] == 0
    assert "1 article" in dateline("search", "ferry").out
    settings.unlink()
    assert dateline("retry").out.startswith("0 read")


def test_what_still_cannot_be_read_stays(dateline: Dateline, tmp_path: Path) -> None:
    feed = write(tmp_path / "feed.jsonl", json.dumps(RECORDS[0]), "{broken", '{"id": "c"}')
    dateline("ingest", feed)
    for _ in range(2):
        done = dateline("retry", "--json")
        assert done.code == 2
        assert json.loads(done.out)["rejected"] == 2
        assert f"{feed}:2: " in done.err
    assert json.loads(dateline("stats", "--json").out)["rejected"] == 2


def test_a_record_without_its_bytes_is_left_to_its_source(archive: Archive) -> None:
    archive.reject([Rejected("https://wire.example.com/feed", "timed out")])
    report, through = retry(archive.rejected(), archive, archive.settings)
    assert (report.rejected, through) == (1, [])
    assert archive.ledger.counts()["rejected"] == 1


@pytest.mark.parametrize(("tolerated", "code"), [("0", 1), ("1", 1), ("2", 0)])
def test_exit_code_0_tolerates_as_many_rejected_records_as_it_is_told_to(
    dateline: Dateline, tmp_path: Path, tolerated: str, code: int
) -> None:
    feed = write(tmp_path / "feed.jsonl", json.dumps(RECORDS[0]), "{broken", '{"id": "c"}')
    assert dateline("ingest", "--max-rejected", tolerated, feed).code == code
    assert dateline("ingest", "--dry-run", "--max-rejected", tolerated, feed).code == code
