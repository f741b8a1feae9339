"""Arrays in a file, and the kernels on sorted ones."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.arrays import (
    Array,
    ArrayFile,
    ArrayWriter,
    among_sorted,
    common,
    distinct,
    offsets_of,
    runs,
    smallest,
    write_arrays,
)
from index.errors import IndexDamaged
from index.strings import Strings, string_arrays

_numbers = st.sets(st.integers(0, 50)).map(lambda each: np.array(sorted(each), np.uint32))


def test_arrays_come_back_as_they_went_in(tmp_path: Path) -> None:
    arrays: dict[str, Array] = {
        "empty": np.empty(0, np.uint16),
        "table": np.arange(12, dtype=np.int64).reshape(3, 4),
        "bytes": np.frombuffer(b"news", np.uint8),
    }
    write_arrays(tmp_path / "file", arrays)
    opened = ArrayFile(tmp_path / "file")
    assert list(opened) == list(arrays)
    for name, array in arrays.items():
        assert opened[name].dtype == array.dtype
        assert np.array_equal(opened[name], array)
    assert list(opened.damage()) == []


def test_arrays_written_piece_by_piece_are_the_same(tmp_path: Path) -> None:
    whole: dict[str, Array] = {
        "a": np.arange(10, dtype=np.uint32),
        "b": np.arange(7, dtype=np.uint8),
    }
    write_arrays(tmp_path / "whole", whole)
    writer = ArrayWriter(tmp_path / "pieces", {"a": ("<u4", (10,)), "b": ("u1", (7,))})
    for at in range(0, 10, 3):
        writer.append("a", whole["a"][at : at + 3])
        writer.append("b", whole["b"][at : at + 3])
    writer.close()
    assert (tmp_path / "pieces").read_bytes() == (tmp_path / "whole").read_bytes()


@pytest.mark.parametrize("at", [0, 20, -64])
def test_a_changed_byte_is_noticed(tmp_path: Path, at: int) -> None:
    write_arrays(tmp_path / "file", {"a": np.arange(16, dtype=np.uint32)})
    data = bytearray((tmp_path / "file").read_bytes())
    data[at] ^= 1
    (tmp_path / "file").write_bytes(data)
    try:
        assert list(ArrayFile(tmp_path / "file").damage()) == ["a"]
    except IndexDamaged as error:
        assert "rebuild" in str(error)


def test_a_file_cut_short_is_damaged(tmp_path: Path) -> None:
    write_arrays(tmp_path / "file", {"a": np.arange(1000, dtype=np.uint32)})
    whole = (tmp_path / "file").read_bytes()
    (tmp_path / "file").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(IndexDamaged):
        ArrayFile(tmp_path / "file")["a"]


@given(_numbers, _numbers)
def test_what_sorted_arrays_have_in_common(first: Array, second: Array) -> None:
    assert common(first, second).tolist() == sorted(set(first.tolist()) & set(second.tolist()))
    assert among_sorted(first, second).tolist() == [each in second for each in first]


@given(st.lists(st.integers(0, 9)))
def test_distinct_values_of_a_sorted_array(values: list[int]) -> None:
    assert distinct(np.array(sorted(values), np.uint32)).tolist() == sorted(set(values))


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 5))))
def test_runs_count_up_from_each_start(pairs: list[tuple[int, int]]) -> None:
    starts, counts = (np.array([pair[at] for pair in pairs], np.uint32) for at in (0, 1))
    assert runs(starts, counts).tolist() == [s + n for s, count in pairs for n in range(count)]


@given(st.lists(st.integers(0, 2**63)))
def test_the_smallest_type_loses_nothing(values: list[int]) -> None:
    assert smallest(np.array(values, np.uint64)).tolist() == values


@given(st.lists(st.integers(0, 2**63)), st.sampled_from((1, 2, 4, 8)))
def test_no_type_is_smaller_than_the_least(values: list[int], least: int) -> None:
    narrowed = smallest(np.array(values, np.uint64), least)
    assert narrowed.itemsize >= least
    assert narrowed.tolist() == values


def test_offsets_are_of_32_bits_until_they_need_64() -> None:
    assert offsets_of(np.array([2, 0, 3])).dtype == np.uint32
    assert offsets_of(np.array([2**32])).dtype == np.uint64


@given(st.sets(st.text().filter(lambda each: "\n" not in each and each.isprintable())))
def test_strings_are_found_by_their_rank(texts: set[str]) -> None:
    ordered = sorted(texts)
    table = Strings.of(string_arrays("t", ordered), "t")
    assert table.all() == ordered
    assert [table.find(each) for each in ordered] == list(range(len(ordered)))
