"""Fixtures: real archives, small ones of a test's own articles and one of the samples."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import settings
from playwright.sync_api import Browser, Page

from index.archive import Archive
from indexer.ingest import ingest
from search.engine import open_searcher
from tests.browsing import Open
from tests.chromium import PHONE, WIDE, launched
from tests.stories import RECORDS, fill, write
from web.app import create_app
from web.cli import main

# A busy machine is no fault of the code: times are measured by benchmarks, not by tests.
settings.register_profile("dateline", deadline=None)
settings.load_profile("dateline")

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "samples"
CHRONICLE = SAMPLES / "chronicle.jsonl"
DATELINE = str(Path(sys.executable).with_name("dateline"))  # the command as it is installed


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """An archive with nothing in it."""
    opened = Archive.create(tmp_path / "archive")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def samples_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an archive of the samples but for the chronicle, which no test may change."""
    path = tmp_path_factory.mktemp("samples") / "archive"
    opened = Archive.create(path)
    ingest(
        [each for each in sorted(SAMPLES.iterdir()) if each != CHRONICLE], opened, opened.settings
    )
    opened.close()
    return path


@pytest.fixture
def samples_archive(samples_path: Path) -> Iterator[Archive]:
    """The archive of the samples, which no test may change."""
    opened = Archive.open(samples_path)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def server(samples_path: Path) -> Iterator[str]:
    """The address at which `dateline serve` serves the samples."""
    with served(samples_path) as address:
        yield address


@contextmanager
def served(archive: Path) -> Iterator[str]:
    """The address at which `dateline serve` serves an archive, while it does."""
    command = [DATELINE, "serve", "--archive", str(archive), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    line = process.stdout.readline()
    yield line.split(" at ")[1].split()[0]
    process.terminate()
    assert process.wait(timeout=20) == 0
    process.stdout.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    with launched() as chromium:
        yield chromium


@pytest.fixture(params=[(WIDE, True), (WIDE, False), (PHONE, True), (PHONE, False)], ids=str)
def page(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of the server at two widths, with JavaScript and without."""
    width, script = request.param
    context = browser.new_context(
        base_url=server, viewport={"width": width, "height": 900}, java_script_enabled=script
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def browse() -> Open:
    """Opens a client on an archive."""
    return lambda archive: create_app(archive, open_searcher(archive)).test_client()


@pytest.fixture
def client(archive: Archive, browse: Open) -> FlaskClient:
    """A client on the archive of STORIES."""
    return browse(fill(archive))


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


@pytest.fixture
def dateline(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Ran]:
    """Runs the `dateline` command on an archive of the test's own."""
    monkeypatch.setenv("DATELINE_ARCHIVE", str(tmp_path / "archive"))

    def run(*args: str | Path) -> Ran:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(each) for each in args])
        printed = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Ran(ended.value.code, printed.out, printed.err)

    return run


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """A file of two good records."""
    return write(tmp_path / "feed.jsonl", *map(json.dumps, RECORDS))
