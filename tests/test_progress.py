"""Progress is told on standard error, and an interruption keeps what was read."""

import json
import os
import pty
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from index.delivery import Outcome
from indexer.gauge import Gauge, gauge_for
from indexer.report import IngestReport
from indexer.sources import read_source
from tests.conftest import DATELINE, Ran
from tests.stories import write
from web.progress import bar, line, seldom

Dateline = Callable[..., Ran]


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A file of more articles than two batches have."""
    records = (json.dumps({"id": str(n), "title": f"Ferry {n}"}) for n in range(9_000))
    return write(tmp_path / "many.jsonl", *records)


def _gauge(read: int, total: int) -> Gauge:
    gauge = Gauge(total)
    gauge.read = read
    return gauge


def test_a_bar_tells_share_rate_and_time_left() -> None:
    report = IngestReport(read=2_000, seconds=10)
    assert bar(report, "read", _gauge(25, 100)) == (
        "[######..................]  25%  2,000 read, 200 a second, 0:30 left"
    )
    assert bar(report, "read", Gauge()) == "2,000 read, 200 a second"
    assert bar(IngestReport(read=1, seconds=7200), "read", _gauge(1, 2)).endswith("2:00:00 left")


def test_a_line_tells_the_same_as_json() -> None:
    outcome = {**dict.fromkeys(Outcome, 0), Outcome.ADDED: 2}
    told = line(IngestReport(read=3, outcome=outcome, rejected=1, seconds=2), _gauge(50, 100))
    assert (told["read"], told["added"], told["rejected"], told["rate"]) == (3, 2, 1, 1.5)
    assert (told["bytes_read"], told["bytes"], told["seconds_left"]) == (50, 100, 2.0)
    assert line(IngestReport(), Gauge())["seconds_left"] is None


def test_a_gauge_counts_what_is_read_of_files_and_folders(many: Path) -> None:
    gauge = gauge_for([many.parent])
    assert gauge.total == many.stat().st_size
    assert len(list(read_source(many.parent, gauge))) == 9_000
    assert gauge.share == 1


def test_a_gauge_of_a_pipe_knows_no_end() -> None:
    assert gauge_for([Path("-")]).share is None


def test_json_lines_of_progress_leave_standard_output_clean(dateline: Dateline, many: Path) -> None:
    done = dateline("ingest", many, "--json", "--progress", "json")
    assert json.loads(done.out)["added"] == 9_000
    told = [json.loads(each) for each in done.err.splitlines()]
    read, enriched = ([each for each in told if name in each] for name in ("read", "looked"))
    assert [each["read"] for each in read] == [2_000, 4_000, 6_000, 8_000, 9_000]
    assert read[-1]["bytes_read"] == read[-1]["bytes"] == many.stat().st_size
    assert [each["looked"] for each in enriched[:9]] == [*range(1_000, 9_001, 1_000)]
    assert [each["share"] for each in enriched] == sorted(each["share"] for each in enriched)
    assert (enriched[-1]["looked"], enriched[-1]["share"]) == (9_000, 1)
    assert dateline("ingest", many, "--progress", "none").err == ""


def test_a_pipe_gets_json_lines_now_and_then(dateline: Dateline, many: Path) -> None:
    for each in dateline("ingest", many).err.splitlines():
        assert {"seconds"} <= json.loads(each).keys()
    told: list[int] = []
    now = iter([0.0, 1.0, 2.5, 2.5, 3.0, 4.5, 4.5])
    tell = seldom(told.append, lambda: next(now))
    for report in range(4):
        tell(report)
    assert told == [1, 3]


def test_a_terminal_gets_a_bar(many: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = [DATELINE, "ingest", str(many), "--archive", str(tmp_path / "archive")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs) as process:
        os.close(theirs)
        assert process.stdout
        assert b"9,000 added" in process.stdout.read()
    shown = os.read(ours, 4096).decode()
    os.close(ours)
    assert "] " in shown
    assert " a second, 0:" in shown


def test_ctrl_c_keeps_what_was_read_and_the_same_command_goes_on(
    dateline: Dateline, many: Path
) -> None:
    command = [DATELINE, "ingest", str(many), "--progress", "json"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        first = json.loads(process.stderr.readline())
        process.send_signal(signal.SIGINT)
        last = process.stderr.read().splitlines()[-1]
    assert process.returncode == 130
    assert "run the same command again" in last
    found = json.loads(dateline("search", "ferry", "--json").out)["total"]
    assert first["read"] <= found < 9_000
    done = json.loads(dateline("ingest", many, "--json").out)
    assert (done["unchanged"], done["added"]) == (found, 9_000 - found)
    assert dateline("verify").code == 0
