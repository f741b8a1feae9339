import gzip
import json
import os
from pathlib import Path
from typing import Any

import pytest

from index.archive import Archive
from index.delivery import Outcome
from index.errors import SourceError
from indexer import intake
from indexer.ingest import ingest
from indexer.report import IngestReport

DATA = os.environ.get("DATELINE_DATA")


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """Three articles, a broken line and an article without text."""
    lines: list[Any] = [
        {"id": "one", "title": "Harbour Reopens", "date": "2019-05-04"},
        {"id": "two", "title": "Crane Falls", "body": "IZMIR (Wire) - A crane fell."},
        {"id": "none"},
        {"id": "three", "title": "Gulls Counted"},
    ]
    path = tmp_path / "feed.jsonl"
    texts = [json.dumps(line) for line in lines]
    path.write_text("\n".join([*texts[:3], '{"id": ', texts[3]]))
    return path


def test_everything_that_is_read_is_accounted_for(archive: Archive, feed: Path) -> None:
    report = ingest([feed], archive, archive.settings)
    assert (report.read, report.rejected, report.ok) == (5, 2, False)
    assert report.outcome[Outcome.ADDED] == 3
    assert [str(each).partition(": ")[0] for each in report.first_rejected] == [
        f"{feed}:3",
        f"{feed}:4",
    ]
    assert [each.id for each in report.first_taken] == ["one", "two", "three"]
    assert archive.article("two").country == ("TR",)


def test_the_same_file_again_changes_nothing(archive: Archive, feed: Path) -> None:
    ingest([feed], archive, archive.settings)
    report = ingest([feed], archive, archive.settings)
    assert report.outcome[Outcome.UNCHANGED] == 3
    assert report.outcome[Outcome.ADDED] == report.outcome[Outcome.UPDATED] == 0


def test_progress_is_told_after_each_batch(
    archive: Archive, feed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "BATCH", 2)
    told: list[IngestReport] = []
    ingest([feed], archive, archive.settings, told.append)
    assert [each.read for each in told] == [2, 4, 5]


def test_a_path_that_is_not_there_stops_before_anything_is_taken_in(
    archive: Archive, feed: Path
) -> None:
    with pytest.raises(SourceError, match="missing"):
        ingest([feed, feed.with_name("missing")], archive, archive.settings)
    assert archive.ledger.sequence() == 0


def test_an_interruption_leaves_what_was_written_searchable(
    archive: Archive, feed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "BATCH", 2)

    def interrupt(report: IngestReport) -> None:
        if report.read == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest([feed], archive, archive.settings, interrupt)
    assert archive.article("two").title == "Crane Falls"
    assert archive.snapshot().reached == archive.ledger.sequence() > 0


def test_a_report_is_json(archive: Archive, feed: Path) -> None:
    record = json.loads(json.dumps(ingest([feed], archive, archive.settings).to_json()))
    assert (record["read"], record["added"], record["rejected"]) == (5, 3, 2)
    assert record["first_rejected"][0]["reason"]


def test_nothing_to_read_is_no_failure(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    report = ingest([tmp_path / "empty"], archive, archive.settings)
    assert (report.read, report.ok) == (0, True)


@pytest.mark.skipif(not DATA, reason="DATELINE_DATA names no folder with data/")
def test_every_reuters_article_is_in_or_rejected_with_a_reason(archive: Archive) -> None:
    path = Path(DATA or "") / "data" / "reuters21578.jsonl.gz"
    report = ingest([path], archive, archive.settings)
    with gzip.open(path, "rt") as lines:
        records = [json.loads(line) for line in lines]
    empty = [each for each in records if not each["title"] and not each["body"]]
    assert report.read == len(records)
    assert report.rejected == len(empty)
    assert report.outcome[Outcome.ADDED] == len(records) - len(empty)
