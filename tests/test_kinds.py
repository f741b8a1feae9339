"""Which kind a file is of: by its content first, then by its name."""

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import SourceError
from index.rejected import Rejected
from indexer import archive_files
from indexer.kinds import kind_of
from indexer.raw import Record
from indexer.sources import read_source

LINE = b'{"title": "one"}\n'


def _origins(path: Path) -> list[str]:
    return [each.origin.removeprefix(f"{path.parent}/") for each in read_source(path)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ('{"title": "a"}\n{"title": "b"}', "feed", "lines"),
        ('{"title": "a"}', "feed.txt", "document"),
        ('[{"title": "a"}]', "feed", "document"),
        ("[Photo] A pier\n\nShips.", "page.txt", "page"),
        ("Ships came back.", "page.txt", "page"),
        ("Ships came back.", "page", None),
        ("<!DOCTYPE html><title>a", "page.txt", "html"),
        ("\n<HTML>", "feed.xml", "html"),
        ('<?xml version="1.0"?>\n<!-- a -->\n<rss>', "feed.txt", "xml"),
        ("<nitf><head/>", "story.txt", "xml"),
        ("<b>Ships</b> came back", "page.txt", "page"),
        ("---\ntitle: a\n---\nShips.", "page.txt", "markdown"),
        ("+++\ntitle = 'a'\n+++\nShips.", "page", "markdown"),
        ("id,title,body\n1,a,b\n", "articles", "table"),
        ("Titel;Text\na;b\n", "articles.csv", "table"),
        ("WARC/1.0\r\nWARC-Type: warcinfo", "x", "warc"),
        ("\x16\x16\x01a0123\x1fw\r\nr i \x13\x11 bc-x\r\n\x02^x<\r\n\x03", "x.txt", "wire"),
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_content_decides_before_the_name(
    text: str, name: str, kind: str | None, codec: str
) -> None:
    if kind not in ("warc", "wire") or codec == "utf-8":
        assert kind_of(text.encode(codec), name) == kind


@given(st.binary() | st.text().map(str.encode), st.sampled_from(["x", "x.json", "x.txt", "x.xml"]))
def test_no_bytes_raise(head: bytes, name: str) -> None:
    kind_of(head, name)


def _tar(mode: str) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode=mode) as packed:  # type: ignore[call-overload]
        for name, data in (("a/one.jsonl", LINE * 2), (".hidden.jsonl", LINE), ("b.bin", b"\0")):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            packed.addfile(info, io.BytesIO(data))
    return target.getvalue()


def _zip(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return target.getvalue()


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_a_tar_is_read_member_by_member(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "feed.tar"
    path.write_bytes(_tar(mode))
    assert _origins(path) == ["feed.tar!a/one.jsonl:1", "feed.tar!a/one.jsonl:2"]


def test_archives_within_archives_are_read_to_a_depth(tmp_path: Path) -> None:
    inner = _zip({"one.jsonl.gz": gzip.compress(LINE), "__MACOSX/one.jsonl": LINE})
    path = tmp_path / "feed.zip"
    path.write_bytes(_zip({"day/inner.zip": inner, "two.json": LINE}))
    assert _origins(path) == ["feed.zip!day/inner.zip!one.jsonl.gz:1", "feed.zip!two.json:1"]
    deep = LINE
    for _ in range(5):
        deep = _zip({"x.zip": deep})
    path.write_bytes(deep)
    (rejected,) = read_source(path)
    assert isinstance(rejected, Rejected)
    assert "unpack it first" in rejected.reason


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_packed_file_is_read_whatever_its_name(tmp_path: Path, pack: object) -> None:
    path = tmp_path / "feed.jsonl"
    path.write_bytes(pack(LINE * 3))  # type: ignore[operator]
    assert len(list(read_source(path))) == 3


def test_a_damaged_member_is_rejected_and_the_next_is_read(tmp_path: Path) -> None:
    data = bytearray(_zip({"a.txt": b"Ships came back. " * 9, "b.txt": b"Cranes moved."}))
    at = data.index(b"a.txt") + 12
    data[at : at + 4] = b"\xff\xff\xff\xff"
    path = tmp_path / "feed.zip"
    path.write_bytes(data)
    rejected, record = read_source(path)
    assert isinstance(rejected, Rejected)
    assert rejected.origin == f"{path}!a.txt"
    assert "damaged" in rejected.reason
    assert isinstance(record, Record)


def test_a_bomb_is_left_before_it_explodes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_files, "_SMALL", 1 << 20)
    path = tmp_path / "bomb.zip"
    path.write_bytes(_zip({"a.json": b"[" + b" " * (12 << 20) + b"]", "b.json": LINE}))
    rejected, record = read_source(path)
    assert isinstance(rejected, Rejected)
    assert "trap" in rejected.reason
    assert isinstance(record, Record)


@pytest.mark.parametrize("name", ["notes.zip", "notes.tar"])
def test_an_archive_that_is_none_is_said_to_be_damaged(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"PK\x03\x04 and nothing more" + b" " * 600)
    (rejected,) = read_source(path)
    assert isinstance(rejected, Rejected)
    assert "damaged" in rejected.reason


def test_an_office_document_is_named(tmp_path: Path) -> None:
    path = tmp_path / "story.docx"
    path.write_bytes(_zip({"[Content_Types].xml": b"<Types/>"}))
    (rejected,) = read_source(path)
    assert isinstance(rejected, Rejected)
    assert "office document" in rejected.reason


def test_xml_of_an_unknown_kind_is_named_by_its_root(tmp_path: Path) -> None:
    path = tmp_path / "pom.xml"
    path.write_text("<project><name>x</name></project>")
    (rejected,) = read_source(tmp_path)
    assert isinstance(rejected, Rejected)
    assert "<project>" in rejected.reason
    path.rename(tmp_path / "drawing.svg")
    assert list(read_source(tmp_path)) == []


def test_text_of_no_kind_is_an_error_where_it_is_named(tmp_path: Path) -> None:
    path = tmp_path / "Makefile"
    path.write_text("all:\n\techo ships\n")
    assert list(read_source(tmp_path)) == []
    with pytest.raises(SourceError, match="Makefile"):
        list(read_source(path))


def test_a_named_text_without_a_telling_name_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "harbour"
    path.write_text("Harbour opens\n\nThe harbour opened again on Monday, the captain said.\n")
    (record,) = read_source(path)
    assert isinstance(record, Record)
    assert record.format == "scraped"
    assert list(read_source(tmp_path)) == []  # nobody asked for it


@pytest.mark.parametrize("name", ["x.json", "x.jsonl", "x.xml", "x.html", "x.dat", "x"])
def test_a_table_is_told_by_its_first_line(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("title;body;date\nHarbour;Ships came back.;2019-05-04\n")
    (record,) = read_source(path)
    assert isinstance(record, Record)
    assert record.format == "table"


def test_an_empty_file_of_no_kind_is_called_empty(tmp_path: Path) -> None:
    path = tmp_path / "nothing"
    path.touch()
    with pytest.raises(SourceError, match="empty"):
        list(read_source(path))
