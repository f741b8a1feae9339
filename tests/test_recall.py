"""What was taken in before needn't be read again to be told unchanged."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from index.archive import Archive
from index.delivery import Outcome
from indexer.ingest import ingest
from indexer.recall import Recall
from tests.conftest import Ran
from tests.stories import write
from web.told import Told

PAGE = (
    "<html><head><title>{0}</title><meta property='article:published_time' content='2020-01-0{1}'>"
    "</head><body><article><h1>{0}</h1><p>The harbour of {0} opened on Monday after a long closing,"
    " the captain said on the quay.</p></article></body></html>"
)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, name in enumerate(("Izmir", "Split", "Bari"), start=1):
        write(folder / f"{name}.html", PAGE.format(name, number))
    return folder


def _ingest(archive: Archive, path: Path) -> tuple[int, int]:
    """How many records were read and delivered, and how many the archive had as they are."""
    delivered: list[str] = []
    told = Told(archive, lambda _: None, lambda _, settled: delivered.append(settled.id))
    writer = Recall(told, archive.ledger, archive.settings)
    report = ingest([path], writer, archive.settings, knows=writer.knows)
    assert not report.rejected
    return len(delivered), report.outcome[Outcome.UNCHANGED]


def test_pages_that_were_taken_in_are_not_read_again(archive: Archive, pages: Path) -> None:
    assert _ingest(archive, pages) == (3, 0)
    assert _ingest(archive, pages) == (0, 3)
    assert archive.verify() == []


def test_a_page_that_changed_is_read(archive: Archive, pages: Path) -> None:
    _ingest(archive, pages)
    write(pages / "Split.html", PAGE.format("Split", 2).replace("Monday", "Sunday"))
    assert _ingest(archive, pages) == (1, 2)


def test_other_settings_read_anew(archive: Archive, pages: Path) -> None:
    _ingest(archive, pages)
    archive.settings = replace(archive.settings, home="TR")
    assert _ingest(archive, pages)[0] == 3


def test_what_has_no_date_is_read_again_since_it_may_have_one_tomorrow(
    archive: Archive, tmp_path: Path
) -> None:
    path = write(tmp_path / "ahead.html", PAGE.format("Izmir", 1).replace("2020", "2999"))
    _ingest(archive, path)
    assert _ingest(archive, path) == (1, 1)


def test_lines_of_json_are_read_each_time(archive: Archive, tmp_path: Path) -> None:
    path = write(tmp_path / "feed.jsonl", json.dumps({"id": "1", "title": "Harbour"}))
    _ingest(archive, path)
    assert _ingest(archive, path) == (1, 1)


def test_a_withdrawn_page_stays_withdrawn_and_a_full_dump_knows_what_it_has(
    dateline: Callable[..., Ran], pages: Path
) -> None:
    dateline("ingest", pages)
    first = json.loads(dateline("ingest", pages, "--json").out)
    assert (first["read"], first["unchanged"]) == (3, 3)
    found = json.loads(dateline("search", "Split", "--json").out)["hits"][0]["id"]
    dateline("withdraw", found)
    again = dateline("ingest", pages, "--json")
    assert (again.code, json.loads(again.out)["unchanged"]) == (0, 3)
    assert dateline("show", found).code == 2
    dump = write(pages.parent / "dump.html", PAGE.format("Nowhere", 1))
    assert dateline("ingest", pages, dump, "--complete", "X").code == 1
