"""`dateline enrich`, and what the commands do of it by themselves."""

import json
import os
import pty
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from index.archive import Archive
from index.lock import writer_lock
from tests.conftest import DATELINE, Ran
from tests.stories import write

Dateline = Callable[..., Ran]


def _line(number: int, kind: int) -> str:
    """One of many articles of two kinds; every third declares no topic."""
    words = ("ferry harbour crew cargo sea", "plums apples orchard village market")[kind]
    topics = {} if number % 3 == 0 else {"topics": [("ferry-desk", "plum-desk")[kind]]}
    body = f"{words} {words} in {number}"
    said = {"title": f"Number {number}", "body": body, "language": "en", **topics}
    return json.dumps({"id": str(number), **said})


@pytest.fixture
def many(tmp_path: Path) -> Path:
    return write(tmp_path / "many.jsonl", *(_line(each, each % 2) for each in range(3_000)))


def test_an_ingest_enriches_and_tells_of_it(dateline: Dateline, many: Path) -> None:
    done = json.loads(dateline("ingest", many, "--json").out)
    assert done["enriched"]["changed"] == 1_000
    assert json.loads(dateline("stats", "--json").out)["annotated"] == 1_000
    shown = json.loads(dateline("show", "3", "--json").out)
    assert [each["value"] for each in shown["inferred_topic"]] == ["plum-desk"]
    explained = json.loads(dateline("explain", "3", "--json").out)
    (field,) = (each for each in explained["fields"] if each["name"] == "inferred_topic")
    assert field["value"] == "plum-desk"
    assert "most like it" in field["where"]
    assert "inferred" in dateline("explain", "3").out


def test_what_was_left_for_later_can_be_done_alone_and_all_again(
    dateline: Dateline, many: Path
) -> None:
    done = json.loads(dateline("ingest", many, "--json", "--no-enrich").out)
    assert "enriched" not in done
    assert dateline("enrich").out == "3,000 looked at, 1,000 changed\n"
    assert dateline("enrich").out == "0 looked at, 0 changed\n"
    again = json.loads(dateline("enrich", "--all", "--json").out)
    assert (again["looked"], again["changed"]) == (3_000, 0)
    assert dateline("reprocess").code == dateline("verify").code == 0
    assert json.loads(dateline("stats", "--json").out)["annotated"] == 1_000


def test_a_terminal_gets_a_bar_and_a_pipe_json_lines(dateline: Dateline, many: Path) -> None:
    dateline("ingest", many, "--no-enrich")
    told = dateline("enrich", "--progress", "json").err.splitlines()
    assert [json.loads(each)["looked"] for each in told[:3]] == [1_000, 2_000, 3_000]
    assert json.loads(told[-1])["share"] == 1
    ours, theirs = pty.openpty()
    command = [DATELINE, "enrich", "--all"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=theirs) as process:
        os.close(theirs)
        assert process.stdout
        assert b"3,000 looked at" in process.stdout.read()
    shown = os.read(ours, 4096).decode()
    os.close(ours)
    assert "] 100%  3,000 looked at, " in shown


def test_ctrl_c_keeps_what_was_found_and_the_same_command_goes_on(
    dateline: Dateline, many: Path
) -> None:
    dateline("ingest", many, "--no-enrich")
    command = [DATELINE, "enrich", "--progress", "json"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        process.stderr.readline()
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read().splitlines()
    assert process.returncode == 130
    assert "run the same command again" in rest[-1]
    assert 0 < json.loads(dateline("enrich", "--json").out)["looked"] <= 3_000
    assert json.loads(dateline("stats", "--json").out)["annotated"] == 1_000
    assert dateline("verify").code == 0


def test_what_another_process_enriches_is_left_to_it(
    dateline: Dateline, feed: Path, tmp_path: Path
) -> None:
    Archive.create(tmp_path / "archive").close()
    with writer_lock(tmp_path / "archive" / "enrich.lock"):
        done = dateline("ingest", feed)
        assert (done.code, "2 added" in done.out) == (0, True)
        assert "later" in done.err
        assert dateline("enrich").code == 2
