import gzip
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.errors import SourceError
from index.rejected import Rejected
from indexer import streams
from indexer.json_documents import read_document
from indexer.raw import Record
from indexer.sources import check_source, read_source
from tests.reading import read_path


def _records(path: Path) -> list[Record]:
    found = list(read_source(path))
    assert all(isinstance(each, Record) for each in found), found
    return [each for each in found if isinstance(each, Record)]


def _titles(records: list[Any]) -> list[str]:
    return [json.loads(each.data)["title"] for each in records if isinstance(each, Record)]


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    data = text.encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


@pytest.mark.parametrize("name", ["feed.jsonl", "feed.ndjson", "feed.jsonl.gz", "FEED.JSON"])
def test_each_line_is_a_record_with_its_number(tmp_path: Path, name: str) -> None:
    path = _write(tmp_path / name, '\ufeff{"title": "one"}\n\n{"title": "two"}\r\n')
    records = _records(path)
    assert [each.origin for each in records] == [f"{path}:1", f"{path}:3"]
    assert records[1].data == b'{"title": "two"}'
    assert records[0].format == "json"


@pytest.mark.parametrize(
    "text",
    [
        '[{"title": "one"},\n {"title": "two"}\n]',
        '{"total": 2, "articles": [{"title": "one"},\n {"title": "two"}]}',
        '{"response": {"docs": [{"title": "one"},\n {"title": "two"}]}}',
    ],
)
def test_a_json_file_may_hold_a_list_of_articles(tmp_path: Path, text: str) -> None:
    path = _write(tmp_path / "feed.json", text)
    records = _records(path)
    assert _titles(records) == ["one", "two"]
    assert [each.origin for each in records] == [f"{path}:1", f"{path}:2"]


def test_a_json_file_may_hold_one_article(tmp_path: Path) -> None:
    text = '{\n "title": "one",\n "data": {"items": 3}, "results": ["a"]\n}\n'
    assert _titles(_records(_write(tmp_path / "one.json.gz", text))) == ["one"]


def test_what_stands_before_a_mistake_is_read(tmp_path: Path) -> None:
    path = _write(tmp_path / "feed.json", '[{"title": "one"},\n{"title": two}]')
    first, rejected = read_source(path)
    assert _titles([first]) == ["one"]
    assert isinstance(rejected, Rejected)
    assert rejected.origin == f"{path}:2"
    assert "column 11" in rejected.reason


def test_a_page_is_one_record(tmp_path: Path) -> None:
    path = _write(tmp_path / "page.txt", "Harbour\n\nShips came back.")
    (record,) = _records(path)
    assert (record.format, record.origin) == ("scraped", str(path))


def test_a_folder_is_read_in_order_without_hidden_and_other_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.jsonl", "a/1.json", ".hidden.txt", "notes.md", ".git/x.txt"):
        _write(tmp_path / name, "Ships" if name.endswith((".md", ".txt")) else '{"title": "t"}')
    names = [Path(each.origin.partition(":")[0]).name for each in _records(tmp_path)]
    assert names == ["1.json", "2.jsonl", "b.txt"]


def test_a_path_that_is_not_there_is_an_error_that_names_it(tmp_path: Path) -> None:
    for read in (check_source, lambda path: list(read_source(path))):
        with pytest.raises(SourceError, match=r"no\.txt: there is no such"):
            read(tmp_path / "no.txt")


def test_a_file_of_unknown_kind_that_is_named_is_an_error_that_says_the_kinds(
    tmp_path: Path,
) -> None:
    path = _write(tmp_path / "story.docx", "x")
    for read in (check_source, lambda path: list(read_source(path))):
        with pytest.raises(SourceError, match=r"story\.docx.*\*\.jsonl"):
            read(path)


def test_a_gzip_that_is_cut_off_gives_what_was_whole(tmp_path: Path) -> None:
    lines = "".join(
        json.dumps({"title": f"{at}", "pad": f"{at * 7919:x}" * 9}) + "\n" for at in range(5000)
    )
    path = _write(tmp_path / "feed.jsonl.gz", lines)
    path.write_bytes(path.read_bytes()[:-2000])
    *records, rejected = read_source(path)
    assert len(records) > 1000
    assert _titles(records) == [str(at) for at in range(len(records))]
    assert isinstance(rejected, Rejected)
    assert "cut off" in rejected.reason
    assert rejected.origin == f"{path}:{len(records) + 1}"


@pytest.mark.parametrize(
    ("name", "whole", "text"),
    [
        ("page.txt.gz", 0, "Harbour\n\nShips came back. Cranes were moved and all was well."),
        ("feed.json.gz", 2, '[{"title": "one"},{"title": "two"},{"title": "three"}]'),
    ],
)
def test_a_cut_off_page_or_list_is_rejected_after_what_was_whole(
    tmp_path: Path, name: str, whole: int, text: str
) -> None:
    path = tmp_path / name
    path.write_bytes(gzip.compress(text.encode(), compresslevel=0)[:58])
    *records, rejected = read_source(path)
    assert len(records) == whole
    assert isinstance(rejected, Rejected)
    assert "cut off" in rejected.reason


def test_a_line_that_is_too_long_is_rejected_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("indexer.streams", "indexer.split"):
        monkeypatch.setattr(f"{module}.LONGEST_LINE", 1 << 20)
    monkeypatch.setattr(streams, "_CHUNK", 1000)
    text = '{"title": "one"}\n{"title": "' + "x" * (2 << 20) + '"}\n{"title": "three"}\n'
    first, rejected, third = read_source(_write(tmp_path / "feed.jsonl", text))
    assert _titles([first, third]) == ["one", "three"]
    assert isinstance(rejected, Rejected)
    assert rejected.origin.endswith(":2")
    assert "longer than 1 MB" in rejected.reason
    assert isinstance(third, Record)
    assert third.origin.endswith(":3")


def test_an_empty_json_file_is_rejected(tmp_path: Path) -> None:
    (rejected,) = read_source(_write(tmp_path / "feed.json", "\n"))
    assert isinstance(rejected, Rejected)
    assert "empty" in rejected.reason


@given(
    st.lists(st.dictionaries(st.text(), st.text() | st.integers()), max_size=4),
    st.sampled_from([None, 0, 2]),
    st.booleans(),
)
def test_each_article_of_a_list_keeps_its_own_text(
    articles: list[dict[str, Any]], indent: int | None, wrapped: bool
) -> None:
    value = {"x": [1], "articles": articles} if wrapped else articles
    data = json.dumps(value, indent=indent).encode()
    read = list(read_document(data, "feed.json"))
    assert [json.loads(each.data) for each in read if isinstance(each, Record)] == articles
    assert len(read) == len(articles)


@given(st.binary() | st.text('[]{}",: \n\\a1').map(str.encode), st.sampled_from(["", "cut off"]))
def test_no_document_raises(data: bytes, fault: str) -> None:
    list(read_document(data, "feed.json", fault))


def _zstd(data: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(data)


def test_zstd_is_unpacked_frame_by_frame(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl.zst"
    path.write_bytes(_zstd(b'{"title": "one"}\n') + _zstd(b'{"title": "two"}\n'))
    assert _titles(list(read_source(path))) == ["one", "two"]


def test_zstd_that_is_cut_off_gives_what_was_whole(tmp_path: Path) -> None:
    path = tmp_path / "feed.jsonl.zst"
    path.write_bytes(_zstd(b'{"title": "one"}\n') + _zstd(b'{"title": "two"}\n' * 99)[:-8])
    first, rejected = read_source(path)
    assert _titles([first]) == ["one"]
    assert isinstance(rejected, Rejected)
    assert "cut off" in rejected.reason


@pytest.mark.parametrize(
    "text",
    [
        '{"total": 1, "item": [{"title": "one"}]}',
        '{"data": {"items": [{"meta": {}, "item": {"title": "one"}}]}}',
        '{"data": {"item": {"title": "one", "body": "x"}}}',
        '{"hits": {"hits": [{"_id": "7", "_source": {"title": "one"}}]}}',
        '{"response": {"results": [{"webTitle": "one", "fields": {"bodyText": "x"}}]}}',
        '{"rss": {"channel": {"title": "Feed", "item": [{"title": "one"}]}}}',
        '{"title": "one", "items": [{"title": "another"}], "body": "Text."}',
        '[{"title": {"rendered": "one"}, "content": {"rendered": "<p>x</p>"}}]',
    ],
)
def test_what_an_api_puts_around_an_article_is_seen_through(tmp_path: Path, text: str) -> None:
    path = _write(tmp_path / "answer.json", text)
    (article,) = read_path(path)
    assert isinstance(article, Article), article
    assert article.title == "one"


def test_a_wrapper_gives_its_id_and_title_and_the_article_its_text(tmp_path: Path) -> None:
    path = _write(tmp_path / "a.json", json.dumps(
        {"_id": "7", "webTitle": "One", "fields": {"body": "<p>Ships.</p>", "wordcount": 1}}
    ))  # fmt: skip
    (article,) = read_path(path)
    assert isinstance(article, Article), article
    assert (article.id, article.title, article.body) == ("7", "One", "Ships.")


def test_a_locked_member_is_named(tmp_path: Path) -> None:
    path = tmp_path / "locked.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("feed.jsonl", '{"title": "one"}\n')
    data = bytearray(path.read_bytes())
    data[6] |= 1  # the flag in the member's header, and in the list at the end
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))
    (rejected,) = read_source(path)
    assert isinstance(rejected, Rejected)
    assert rejected.reason == "is locked with a password: unpack it first"
    assert rejected.origin == f"{path}!feed.jsonl"
