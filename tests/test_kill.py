"""A kill: a source takes an article back, and nothing but `reinstate` shows it again."""

import json
from pathlib import Path

import pytest

from index.archive import Archive
from index.delivery import Outcome
from index.errors import Gone
from indexer.ingest import ingest, reprocess
from indexer.report import IngestReport

ID = "urn:q:1"


def _deliver(archive: Archive, path: Path, *items: dict[str, str]) -> IngestReport:
    path.write_text("\n".join(json.dumps({"uri": ID, **item}) for item in items) + "\n")
    return ingest([path], archive, archive.settings)


STORY = {"headline": "Harbour", "body_text": "Ships.", "version": "1", "pubstatus": "usable"}
LATER = {"headline": "Harbour again", "body_text": "Ships.", "version": "3"}
KILL = {"headline": "Harbour", "body_text": "Ships.", "version": "2", "pubstatus": "canceled"}
BARE = {"pubstatus": "canceled"}


@pytest.mark.parametrize("kill", [KILL, BARE])
@pytest.mark.parametrize("order", ["before", "after", "between", "in one file"])
def test_a_kill_withdraws_in_any_order(
    archive: Archive, tmp_path: Path, kill: dict[str, str], order: str
) -> None:
    feeds: list[list[dict[str, str]]] = {
        "before": [[kill], [STORY]],
        "after": [[STORY], [kill]],
        "between": [[STORY], [kill], [LATER]],
        "in one file": [[STORY, kill, LATER]],
    }[order]
    reports = [
        _deliver(archive, tmp_path / f"{at}.jsonl", *items) for at, items in enumerate(feeds)
    ]
    assert sum(each.outcome[Outcome.WITHDRAWN] for each in reports) >= 1
    assert all(each.rejected == 0 for each in reports)
    with pytest.raises(Gone):
        archive.article(ID)
    assert archive.verify() == []
    archive.reinstate(ID)
    archive.commit()
    assert archive.article(ID).title.startswith("Harbour")
    assert archive.article(ID).body == "Ships."


def test_the_same_kill_again_changes_nothing_and_revokes_no_reinstatement(
    archive: Archive, tmp_path: Path
) -> None:
    _deliver(archive, tmp_path / "a.jsonl", STORY)
    _deliver(archive, tmp_path / "b.jsonl", KILL)
    archive.reinstate(ID)
    for name in ("b.jsonl", "moved.jsonl"):
        report = _deliver(archive, tmp_path / name, KILL)
        assert report.outcome[Outcome.UNCHANGED] == 1
    reprocess(archive.kept(), archive, archive.settings)
    assert archive.article(ID).title == "Harbour"
    assert archive.verify() == []
