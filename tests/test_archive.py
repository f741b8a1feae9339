"""An archive under way: what was acknowledged is found, what was withdrawn isn't."""

import multiprocessing
import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from index import draft, writer
from index.archive import Archive
from index.article import Access, Article
from index.dates import NewsDate
from index.delivery import Delivery
from index.errors import IndexLocked, NoArchive, NotFound
from index.lock import writer_lock
from index.merge import merge
from index.segment import Segment
from index.tiers import MANY
from search.engine import open_searcher
from search.request import SearchRequest
from search.result import FacetCount

STORY = Article("1", "Ferry sails", body="The ferry left at dawn.", language="en")


def write(archive: Archive, *articles: Article) -> None:
    archive.write([Delivery(each, b"{}", "json") for each in articles])


def found(archive: Archive, q: str = "ferry") -> list[str]:
    return [hit.id for hit in open_searcher(archive).search(SearchRequest(q)).hits]


def test_what_was_committed_is_found(archive: Archive) -> None:
    write(archive, STORY)
    assert found(archive) == []
    archive.commit()
    assert found(archive) == ["1"]


def test_a_correction_replaces_the_version_before_it(archive: Archive) -> None:
    write(archive, STORY)
    archive.commit()
    write(archive, replace(STORY, body="The hydrofoil left at dawn.", version=2))
    archive.commit()
    assert found(archive, "hydrofoil") == found(archive) == ["1"]
    assert found(archive, '"ferry left"') == []


def test_a_withdrawal_waits_for_no_commit_and_no_writer(archive: Archive, tmp_path: Path) -> None:
    write(archive, STORY)
    archive.commit()
    searcher = open_searcher(archive)
    assert searcher.search(SearchRequest("ferry")).total == 1
    other = Archive.open(tmp_path / "archive")
    with writer_lock(tmp_path / "archive" / "writer.lock"):
        other.withdraw("1")
        assert searcher.search(SearchRequest("ferry")).total == 0
    other.close()
    archive.commit()
    assert found(archive) == []
    assert list(archive.export()) == []


def test_a_reinstated_article_is_found_again(archive: Archive) -> None:
    write(archive, STORY)
    archive.commit()
    archive.withdraw("1")
    archive.commit()
    archive.reinstate("1")
    archive.commit()
    assert found(archive) == ["1"]
    assert archive.verify() == []


def test_a_withdrawn_and_reinstated_article_is_there_once_without_a_commit_between(
    archive: Archive,
) -> None:
    write(archive, STORY)
    archive.commit()
    archive.withdraw("1")
    archive.reinstate("1")
    archive.commit()
    assert found(archive) == ["1"]
    assert archive.stats()["indexed"] == 1


def test_an_embargo_holds_until_its_time(archive: Archive) -> None:
    now = int(time.time())
    write(
        archive,
        replace(STORY, id="later", visible_from=now + 3600),
        replace(STORY, id="now", visible_from=now - 1),
    )
    archive.commit()
    assert found(archive) == ["now"]
    assert [each.id for each in archive.export()] == ["now"]
    with pytest.raises(NotFound):
        archive.article("later")


def test_access_by_article_and_by_source_decides_what_is_found(tmp_path: Path) -> None:
    archive = Archive.create(tmp_path)
    (tmp_path / "dateline.toml").write_text('[source."Closed Wire"]\naccess = "none"\n')
    archive.close()
    archive = Archive.open(tmp_path)
    write(
        archive,
        replace(STORY, id="open"),
        replace(STORY, id="none", access=Access.NONE),
        replace(STORY, id="closed", source="Closed Wire"),
        replace(STORY, id="exempt", source="Closed Wire", access=Access.SNIPPET),
    )
    archive.commit()
    assert sorted(found(archive)) == ["exempt", "open"]
    assert sorted(each.id for each in archive.export()) == ["exempt", "open"]
    archive.close()


def test_an_old_snapshot_reads_on_while_files_go(archive: Archive) -> None:
    write(archive, STORY)
    archive.commit()
    old = archive.snapshot()
    for number in range(2, 40):
        write(archive, replace(STORY, id=str(number)))
        archive.commit()
    assert len(old.segments[0].find("ferry")) == 1
    assert archive.stats()["segments"] <= 10
    assert open_searcher(archive).search(SearchRequest("ferry")).total == 39
    assert archive.verify() == []


def test_an_empty_index_knows_what_it_has_reached(archive: Archive) -> None:
    write(archive, STORY)
    archive.withdraw("1")
    archive.commit()
    archive.commit()
    assert archive.snapshot().reached == archive.ledger.sequence()
    assert found(archive, "") == []


def test_a_changed_zone_moves_every_day(tmp_path: Path) -> None:
    archive = Archive.create(tmp_path)
    write(archive, replace(STORY, date=NewsDate.parse("2016-08-10T01:30+03:00")))
    archive.commit()
    days = [each.value for each in _dates(archive)]
    archive.close()
    (tmp_path / "dateline.toml").write_text('zone = "Europe/Istanbul"\n')
    archive = Archive.open(tmp_path)
    archive.commit()
    assert (days, [each.value for each in _dates(archive)]) == (["2016-08-09"], ["2016-08-10"])
    archive.close()


def _dates(archive: Archive) -> tuple[FacetCount, ...]:
    return open_searcher(archive).search(SearchRequest()).facets["date"]


def test_verify_finds_what_is_damaged_and_a_rebuild_mends_it(archive: Archive) -> None:
    write(archive, STORY, replace(STORY, id="2"))
    archive.commit()
    assert archive.verify() == []
    (path,) = archive.path.glob("index/*.arrays")
    data = bytearray(path.read_bytes())
    data[data.index(b"ferry")] ^= 1
    path.write_bytes(data)
    assert any("isn't what was written" in each for each in archive.verify())
    archive.rebuild()
    assert archive.verify() == []
    assert len(found(archive)) == 2


def test_a_missing_archive_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NoArchive, match="dateline ingest"):
        Archive.open(tmp_path / "nowhere")


def test_the_lock_names_its_holder(tmp_path: Path) -> None:
    holder = f"process {os.getpid()} "
    with (
        writer_lock(tmp_path / "lock"),
        pytest.raises(IndexLocked, match=holder),
        writer_lock(tmp_path / "lock"),
    ):
        pass
    with writer_lock(tmp_path / "lock"):
        pass


def _write_on(path: Path, first: int) -> None:
    archive = Archive.open(path)
    for number in range(first, first + 1000):
        write(archive, replace(STORY, id=str(number)))
        archive.commit()


def test_writers_side_by_side_lose_nothing(archive: Archive) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [
        context.Process(target=_write_some, args=(archive.path, first)) for first in (0, 100, 200)
    ]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    assert [each.exitcode for each in writers] == [0, 0, 0]
    assert open_searcher(archive).search(SearchRequest("ferry")).total == 60
    assert archive.verify() == []


def _write_some(path: Path, first: int) -> None:
    archive = Archive.open(path)
    for number in range(first, first + 20):
        write(archive, replace(STORY, id=str(number)))
        archive.commit()
    archive.close()


@pytest.mark.parametrize("delay", [0.05, 0.1, 0.2, 0.35])
def test_a_killed_writer_leaves_all_that_it_acknowledged(archive: Archive, delay: float) -> None:
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_write_on, args=(archive.path, 0))
    process.start()
    while not archive.ledger.sequence():
        time.sleep(0.01)
    time.sleep(delay)
    assert process.pid
    os.kill(process.pid, signal.SIGKILL)
    process.join()
    archive.commit()
    total = archive.ledger.counts()["articles"]
    assert open_searcher(archive).search(SearchRequest("ferry")).total == total > 0
    assert archive.verify() == []
    write(archive, replace(STORY, id="one more"))
    archive.commit()
    left = [each.name for each in (archive.path / "index").iterdir()]
    assert len(left) == archive.stats()["segments"] + 1


def test_what_goes_while_segments_are_merged_is_gone_from_the_merged_one(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(MANY - 1):
        write(archive, replace(STORY, id=str(number)))
        archive.commit()
    other = Archive.open(archive.path)

    def merge_slowly(segments: Sequence[Segment], path: Path) -> None:
        monkeypatch.setattr(writer, "merge", merge)
        merge(segments, path)
        other.withdraw("3")
        write(other, replace(STORY, id="5", title="Ferry sinks"))
        other.commit()

    monkeypatch.setattr(writer, "merge", merge_slowly)
    write(archive, replace(STORY, id="last"))
    archive.commit()
    other.close()
    assert archive.stats()["segments"] == 2
    assert sorted(found(archive)) == ["0", "1", "2", "4", "5", "6", "last"]
    assert found(archive, "sinks") == ["5"]
    assert archive.verify() == []


def test_long_articles_make_several_segments_of_one_batch(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(archive, *(replace(STORY, id=str(number), body="ferry " * 50) for number in range(5)))
    monkeypatch.setattr(draft, "MOST_WORDS", 100)
    monkeypatch.setattr(writer, "_READ", 2)
    Archive.open(archive.path).commit()
    assert archive.stats()["segments"] == 3
    assert len(found(archive)) == 5
    assert archive.verify() == []


def test_what_a_run_can_hold_no_longer_is_indexed_before_its_end(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft, "LARGEST", 7)
    for number in range(3):
        stories = (replace(STORY, id=f"{number}-{each}", body=f"ferry {each}") for each in "ab")
        write(archive, *stories, replace(STORY, id=f"{number}-a", body="a correction"))
    assert archive.stats()["indexed"] == 4
    archive.withdraw("0-b")
    archive.commit()
    assert sorted(found(archive)) == ["0-a", "1-a", "1-b", "2-a", "2-b"]
    assert archive.verify() == []


def test_what_another_process_has_indexed_is_not_indexed_again(archive: Archive) -> None:
    write(archive, STORY)
    with writer_lock(archive.path / "writer.lock"):
        write(archive, replace(STORY, id="other"))
    Archive.open(archive.path).commit()
    write(archive, replace(STORY, title="The ferry was raised"), replace(STORY, id="third"))
    archive.commit()
    assert sorted(found(archive)) == ["1", "other", "third"]
    assert archive.verify() == []


def test_a_batch_that_is_interrupted_is_indexed_as_the_ledger_has_it(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(archive, STORY)
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(draft, "day_number", interrupt)
        write(archive, replace(STORY, id="2", date=NewsDate.parse("2016-08-09")))
    archive.commit()
    assert sorted(found(archive)) == ["1", "2"]
    assert archive.verify() == []


def interrupt(_: object) -> int:
    raise KeyboardInterrupt


def test_a_large_index_is_built_anew_by_processes_side_by_side(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(archive, *(replace(STORY, id=str(number)) for number in range(9)))
    archive.withdraw("4")
    archive.commit()
    monkeypatch.setattr(writer, "LARGEST", 3)
    archive.rebuild()
    assert archive.stats()["segments"] == 3
    assert sorted(found(archive)) == [str(number) for number in range(9) if number != 4]
    assert archive.verify() == []
