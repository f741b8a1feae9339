"""Formats as a whole: each has a sample, the README names each, and foreign samples are read."""

import gzip
import io
import os
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.archive import Archive
from index.article import Article
from index.delivery import Outcome
from index.errors import SourceError
from index.rejected import Rejected
from indexer.formats import BY_COLUMN, FORMATS
from indexer.ingest import ingest, reprocess
from indexer.kinds import KNOWN
from indexer.raw import Record
from indexer.sources import read_source
from tests.reading import SAMPLES, read_path

DATA = os.environ.get("DATELINE_DATA")
README = (SAMPLES.parent / "README.md").read_text("utf-8")
# How each file of other makers' samples that is no article has to be called.
NO_ARTICLES = {
    "Concept": "is a concept item", "Knowledge": "is a knowledge item",
    "Catalog": "is a catalog item", "Planning": "is a planning item",
    "Group_Set": "is part of a package item", "Package": "is a package item",
    "Hop_History": "without a headline", "facet-example": "without a headline",
    "ap_metadata": "without a headline", "Set_of_Events": "without a headline",
    "Located_Subject": "is a fragment", "News_Message": "without a headline",
    "schema": "is a JSON Schema", "event": "is an event item", "Event": "is an event item",
    "UEFA": "is an event item", "press-conference": "is an event item",
}  # fmt: skip


def test_every_sample_is_taken_in_and_the_same_again_changes_nothing(archive: Archive) -> None:
    report = ingest([SAMPLES], archive, archive.settings)
    assert report.first_rejected == ()
    again = ingest([SAMPLES], archive, archive.settings)
    assert again.outcome[Outcome.UNCHANGED] == again.read
    anew = reprocess(archive.kept(), archive, archive.settings)
    assert (anew.rejected, anew.outcome[Outcome.UNCHANGED]) == (0, anew.read)
    assert archive.verify() == []


def test_every_format_has_a_sample() -> None:
    formats = {each.format for each in read_source(SAMPLES) if isinstance(each, Record)}
    assert {*FORMATS, *BY_COLUMN} == formats


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder to write into again and again."""
    return tmp_path_factory.mktemp("files")


@pytest.mark.parametrize("kind", KNOWN)
def test_the_readme_names_every_kind_of_file(kind: str) -> None:
    assert f"`{kind}`" in README or f"`*{kind}`" in README


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    line = b'{"title": "a"}\n'
    packed = gzip.compress(line)
    for data, format_ in ((line, "json"), (packed, "json"), (b"Harbour\n\nShips.", "scraped")):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        (record,) = read_source(Path("-"))
        assert isinstance(record, Record)
        assert (record.format, record.origin.partition(":")[0]) == (format_, "standard input")


FILES = sorted(each for each in SAMPLES.rglob("*") if each.is_file())


@given(st.sampled_from(FILES), st.floats(0, 1), st.floats(0, 0.1), st.binary(max_size=8))
def test_no_damage_to_a_sample_raises(
    folder: Path, file: Path, at: float, length: float, other: bytes
) -> None:
    data = file.read_bytes()
    start, end = int(at * len(data)), int((at + length) * len(data)) + 1
    path = folder / file.name
    path.write_bytes(data[:start] + other + (data[end:] if length > 0.01 else b""))
    with suppress(SourceError):
        for each in read_path(path):
            assert each.origin.startswith(str(path))


@given(st.sampled_from(KNOWN), st.binary() | st.text().map(str.encode))
def test_no_bytes_of_any_name_raise(folder: Path, kind: str, data: bytes) -> None:
    path = folder / f"feed{kind}"
    path.write_bytes(data)
    with suppress(SourceError):
        read_path(path)


@pytest.mark.skipif(not DATA, reason="DATELINE_DATA names no folder with data/")
def test_the_samples_of_others_are_articles_or_are_named_for_what_they_are() -> None:
    folder = Path(DATA or "") / "data" / "formats"
    read = read_path(folder)
    articles = [each for each in read if isinstance(each, Article)]
    assert len(articles) >= 48
    assert all(each.title or each.body for each in articles)
    for each in read:
        if isinstance(each, Rejected):
            name = Path(each.origin.partition(":")[0]).name
            expected = {text for part, text in NO_ARTICLES.items() if part in name}
            assert any(text in each.reason for text in expected), str(each)
    files = {each.name for each in folder.rglob("*") if each.suffix in (".xml", ".json")}
    assert {Path(each.origin.partition(":")[0]).name for each in read} == files
