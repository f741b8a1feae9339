"""The `dateline` command, run on real archives."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from index.archive import Archive
from search.engine import open_searcher
from search.request import PARAMETERS, from_args
from tests.conftest import DATELINE, Ran
from tests.stories import RECORDS, write
from web.cli import COMMANDS, cli
from web.commands_read import search

Dateline = Callable[..., Ran]


def test_what_is_ingested_is_counted_and_told(dateline: Dateline, feed: Path) -> None:
    done = dateline("ingest", feed)
    assert done.code == 0
    assert done.err == ""
    assert "2 added" in done.out
    assert "a  Ferry to Izmir" in done.out
    assert "2 unchanged" in dateline("ingest", feed).out


def test_a_rejected_record_is_named_with_file_line_and_reason(
    dateline: Dateline, tmp_path: Path
) -> None:
    feed = write(tmp_path / "feed.jsonl", json.dumps(RECORDS[0]), "{broken", '{"id": "c"}')
    done = dateline("ingest", feed)
    assert done.code == 1
    assert "1 added" in done.out
    assert "2 rejected" in done.out
    assert f"{feed}:2: " in done.err
    assert f"{feed}:3: " in done.err


def test_the_report_can_be_had_as_json(dateline: Dateline, feed: Path) -> None:
    report = json.loads(dateline("ingest", "--json", feed).out)
    assert report["added"] == 2
    assert report["rejected"] == 0


def test_a_path_that_is_not_there_is_an_error(dateline: Dateline, tmp_path: Path) -> None:
    done = dateline("ingest", tmp_path / "none.jsonl")
    assert done.code == 2
    assert "none.jsonl" in done.err
    assert "Traceback" not in done.err


def test_search_prints_a_list_with_facets(dateline: Dateline, feed: Path) -> None:
    dateline("ingest", feed)
    found = dateline("search", "ferry")
    assert found.code == 0
    assert "1 article" in found.out
    assert "Ferry to Izmir" in found.out
    assert "9 August 2016" in found.out
    assert "Turkey 1" in found.out


def test_search_as_json_is_what_the_api_answers(
    dateline: Dateline, feed: Path, tmp_path: Path
) -> None:
    dateline("ingest", feed)
    args = [("q", "ferry"), ("country", "TR"), ("country", "RS"), ("mode", "any"), ("size", "1")]
    opened = Archive.open(tmp_path / "archive")
    answer = open_searcher(opened).search(from_args(args)).to_json()
    opened.close()
    options = [part for name, value in args[1:] for part in (f"--{name}", value)]
    printed = json.loads(dateline("search", "--json", "ferry", *options).out)
    assert {**printed, "took_ms": 0} == {**answer, "took_ms": 0}


def test_search_has_every_parameter_of_the_api() -> None:
    assert {each.name for each in search.params} - {"archive", "as_json", "text"} == {
        *PARAMETERS
    } - {"q"}


def test_a_bad_parameter_is_an_error_that_names_it(dateline: Dateline, feed: Path) -> None:
    dateline("ingest", feed)
    done = dateline("search", "--from", "yesterday")
    assert done.code == 2
    assert done.err.startswith("dateline: from: 'yesterday'")


def test_show_prints_an_article_or_every_field_of_it(dateline: Dateline, feed: Path) -> None:
    dateline("ingest", feed)
    shown = dateline("show", "a")
    assert shown.out.startswith("Ferry to Izmir\n")
    assert "Turkey" in shown.out
    record = json.loads(dateline("show", "a", "--json").out)
    assert record["country"] == ["TR"]
    assert record["origin"].endswith("feed.jsonl:1")
    missing = dateline("show", "none")
    assert missing.code == 2
    assert "none" in missing.err


def test_what_is_withdrawn_is_gone_until_it_is_reinstated(dateline: Dateline, feed: Path) -> None:
    dateline("ingest", feed)
    assert dateline("withdraw", "a", "--reason", "an error").code == 0
    gone = dateline("show", "a")
    assert gone.code == 2
    assert "withdrawn" in gone.err
    assert "0 articles" in dateline("search", "ferry").out
    dateline("ingest", feed)
    assert "0 articles" in dateline("search", "ferry").out
    assert dateline("reinstate", "a").code == 0
    assert "1 article" in dateline("search", "ferry").out


def test_unknown_ids_are_named_and_do_not_stop_the_others(dateline: Dateline, feed: Path) -> None:
    dateline("ingest", feed)
    some = dateline("withdraw", "none", "a")
    assert (some.code, some.out) == (1, "withdrawn: a\n")
    assert "none" in some.err
    assert dateline("withdraw", "none").code == 2
    assert dateline("reinstate", "none").code == 2


def test_export_is_a_line_an_article_of_what_may_be_seen(dateline: Dateline, feed: Path) -> None:
    dateline("ingest", feed)
    dateline("withdraw", "a")
    lines = dateline("export").out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["b"]


def test_reprocess_changes_nothing_where_the_indexer_reads_the_same(
    dateline: Dateline, feed: Path
) -> None:
    dateline("ingest", feed)
    done = dateline("reprocess")
    assert done.code == 0
    assert "2 unchanged" in done.out


def test_stats_and_verify_tell_of_the_archive(dateline: Dateline, feed: Path) -> None:
    dateline("ingest", feed)
    assert json.loads(dateline("stats", "--json").out)["articles"] == 2
    assert "articles" in dateline("stats").out
    assert dateline("verify").out == "All is well.\n"
    assert json.loads(dateline("verify", "--json").out) == {"ok": True, "problems": []}


def test_verify_finds_damage(dateline: Dateline, feed: Path, tmp_path: Path) -> None:
    dateline("ingest", feed)
    largest = max((tmp_path / "archive" / "index").iterdir(), key=lambda each: each.stat().st_size)
    data = bytearray(largest.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 64] = bytes(64 * [0xA5])
    largest.write_bytes(data)
    done = dateline("verify")
    assert done.code == 1
    assert largest.name in done.out
    assert dateline("verify", "--rebuild").out == "All is well.\n"


@pytest.mark.parametrize(
    "command", ["search", "stats", "verify", "export", "reprocess", "retry", "serve"]
)
def test_where_there_is_no_archive_it_says_so(dateline: Dateline, command: str) -> None:
    done = dateline(command)
    assert done.code == 2
    assert "there is no archive" in done.err
    assert done.out == ""


def test_an_archive_is_named_by_path_or_engine(dateline: Dateline, feed: Path) -> None:
    dateline("ingest", feed)
    path = os.environ["DATELINE_ARCHIVE"]
    assert dateline("stats", "--archive", f"whoosh:{path}").code == 0
    unknown = dateline("stats", "--archive", "lucene:somewhere")
    assert unknown.code == 2
    assert "lucene" in unknown.err
    assert "whoosh" in unknown.err


def test_every_command_explains_itself(dateline: Dateline) -> None:
    for name in cli.commands:
        assert dateline(name, "--help").out.startswith(f"Usage: dateline {name}")
    assert len(COMMANDS) == 15


def test_a_reader_that_stops_reading_is_no_error(dateline: Dateline, tmp_path: Path) -> None:
    records = [json.dumps({"id": str(n), "title": "x" * 500}) for n in range(2000)]
    dateline("ingest", write(tmp_path / "feed.jsonl", *records))
    with subprocess.Popen(
        [DATELINE, "export"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
