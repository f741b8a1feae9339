"""The chronicle of the samples: what its script writes, every story whole and its own."""

import json
from pathlib import Path

from index.archive import Archive
from index.delivery import Outcome
from indexer.ingest import ingest
from scripts.write_chronicle import COUNT, chronicle
from tests.conftest import CHRONICLE


def test_the_file_is_what_its_script_writes() -> None:
    assert chronicle() == CHRONICLE.read_text("utf-8")


def test_its_stories_differ_and_leave_nothing_open() -> None:
    stories = [json.loads(line) for line in chronicle().splitlines()]
    assert len({story["body"] for story in stories}) == COUNT
    assert not [story for story in stories if set("{}") & set(story["title"] + story["body"])]


def test_nothing_of_it_is_doubtful(tmp_path: Path) -> None:
    archive = Archive.create(tmp_path / "archive")
    report = ingest([CHRONICLE], archive, archive.settings)
    assert (report.outcome[Outcome.ADDED], report.rejected) == (COUNT, 0)
    articles = list(archive.export())
    archive.close()
    assert not {remark for each in articles for remark in each.remark}
    assert all(each.country and each.date and each.dateline.places for each in articles)
    assert len({code for each in articles for code in each.country}) > 60
