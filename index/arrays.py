"""A file of named arrays: written once, then memory-mapped, with nothing to decode.

Layout, little-endian: 8 bytes of magic, the header's length and CRC-32 as two u32, the header
(JSON: name -> dtype, shape, offset and CRC-32 of its bytes), then each array at a multiple of 64.
"""

import json
import mmap
import os
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from index.errors import IndexDamaged

Array = NDArray[Any]
DocIds = NDArray[np.uint32]  # sorted, unique
Mask = NDArray[np.bool_]  # one flag a document
MAGIC = b"DLARRAY1"
ALIGN = 64


Shapes = Mapping[str, tuple[str, tuple[int, ...]]]  # name -> dtype, shape


class ArrayWriter:
    """Writes a file of arrays whose shapes are known, piece by piece, each array's in order."""

    def __init__(self, path: Path, shapes: Shapes) -> None:
        self._entries: dict[str, list[Any]] = {}
        at = 0
        for name, (dtype, shape) in shapes.items():
            plain = np.dtype(dtype).newbyteorder("<")
            self._entries[name] = [plain.str, list(shape), at, 0]
            at += -(-(plain.itemsize * int(np.prod(shape))) // ALIGN) * ALIGN
        # A checksum's digits differ in number: room for the longest is kept free.
        longest = {name: [*entry[:3], 2**32 - 1] for name, entry in self._entries.items()}
        self._room = len(json.dumps(longest))
        self._start = -(-(16 + self._room) // ALIGN) * ALIGN
        self._written = dict.fromkeys(self._entries, 0)
        self._file = path.open("wb")
        self._file.truncate(self._start + at)

    def append(self, name: str, values: Array) -> None:
        """The next values of an array."""
        entry = self._entries[name]
        data = np.ascontiguousarray(values, entry[0]).data.cast("B") if values.size else b""
        self._file.seek(self._start + entry[2] + self._written[name])
        self._file.write(data)
        self._written[name] += len(data)
        entry[3] = zlib.crc32(data, entry[3])

    def close(self) -> None:
        """Complete the file and bring it to disk; its folder's entry is the caller's to sync."""
        header = json.dumps(self._entries).encode().ljust(self._room)
        with self._file as file:
            file.seek(0)
            file.write(MAGIC)
            file.write(np.array([len(header), zlib.crc32(header)], "<u4").tobytes())
            file.write(header)
            file.flush()
            os.fsync(file.fileno())


def write_arrays(path: Path, arrays: Mapping[str, Array]) -> None:
    """Write a file of arrays that are all there."""
    writer = ArrayWriter(
        path, {name: (each.dtype.str, each.shape) for name, each in arrays.items()}
    )
    for name, each in arrays.items():
        writer.append(name, each)
    writer.close()


class ArrayFile(Mapping[str, Array]):
    """The arrays of a file, by name, as views of its memory-mapped bytes.

    The file is opened at once, so that it may be unlinked while this is in use.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._map[:8] != MAGIC:
            raise self._damaged("it doesn't begin as one")
        length, checksum = (int(each) for each in np.frombuffer(self._map, "<u4", 2, 8))
        header = self._map[16 : 16 + length]
        if zlib.crc32(header) != checksum:
            raise self._damaged("its header isn't what was written")
        self._entries: dict[str, tuple[str, list[int], int, int]] = json.loads(header)
        self._start = -(-(16 + length) // ALIGN) * ALIGN
        self._views: dict[str, Array] = {}

    def __getitem__(self, name: str) -> Array:
        if name not in self._views:
            self._views[name] = self._view(name)
        return self._views[name]

    def _view(self, name: str) -> Array:
        dtype, shape, offset, _ = self._entries[name]
        count = int(np.prod(shape))
        try:
            flat = np.frombuffer(self._map, dtype, count, self._start + offset)
        except ValueError as error:
            raise self._damaged(f"{name} is cut short") from error
        return flat.reshape(shape)

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def damage(self) -> Iterator[str]:
        """The name of each array whose bytes aren't what was written."""
        for name, entry in self._entries.items():
            if zlib.crc32(self[name].data) != entry[3]:
                yield name

    @property
    def nbytes(self) -> int:
        """The file's size."""
        return len(self._map)

    def _damaged(self, why: str) -> IndexDamaged:
        return IndexDamaged(
            f"{self.path} is damaged ({why}): rebuild the index with 'dateline verify --rebuild'"
        )


def joined(parts: Sequence[Array], dtype: DTypeLike) -> Array:
    """The arrays one after the other as one of this type, even where there is none."""
    return np.concatenate([np.empty(0, dtype), *parts]).astype(dtype, copy=False)


def distinct(values: Array) -> Array:
    """Sorted values, each once: many times faster than `np.unique`, which doesn't know it."""
    new = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=new[1:])
    return values[new]


def among_sorted(values: Array, others: Array) -> Mask:
    """Which of the values, sorted and distinct, are among others that are so, too."""
    if not len(others):
        return np.zeros(len(values), np.bool_)
    if len(others) < len(values):
        flags = np.zeros(len(values), np.bool_)
        at = np.searchsorted(values, others)
        inside = at < len(values)
        at = at[inside]
        flags[at[values[at] == others[inside]]] = True
        return flags
    at = np.searchsorted(others, values)
    at[at == len(others)] = 0
    found: Mask = others[at] == values
    return found


def common(first: Array, second: Array) -> Array:
    """What two sorted arrays of distinct values have in common: the shorter is looked up."""
    few, many = (first, second) if len(first) <= len(second) else (second, first)
    return few[among_sorted(few, many)]


def runs(starts: Array, counts: Array) -> NDArray[np.int64]:
    """start, start + 1 … of each run in turn, as many as it counts."""
    counts = counts.astype(np.int64)
    ends = np.cumsum(counts)
    first = np.repeat(starts.astype(np.int64) - (ends - counts), counts)
    return first + np.arange(len(first))


class Growing:
    """An array that grows at its end."""

    def __init__(self, dtype: DTypeLike) -> None:
        self._room: Array = np.empty(1_024, dtype)
        self._size = 0

    @property
    def values(self) -> Array:
        """What it holds: a view, which what comes later doesn't change, until all is cleared."""
        return self._room[: self._size]

    def clear(self) -> None:
        """Hold nothing; the room is kept, since as much will come again."""
        self._size = 0

    def extend(self, values: ArrayLike) -> None:
        """Put values behind the others."""
        new = np.asarray(values, self._room.dtype)
        size = self._size + len(new)
        if size > len(self._room):
            room = np.empty(2 * size, self._room.dtype)  # memory isn't taken before it's used
            room[: self._size] = self.values
            self._room = room
        self._room[self._size : size] = new
        self._size = size


def smallest(values: Array, least: int = 1) -> Array:
    """The same whole numbers in the narrowest unsigned type, of `least` bytes, that holds them.

    What is given to compiled kernels has few types, since each asks for a kernel of its own.
    """
    top = int(values.max(initial=0))
    for dtype in (np.uint8, np.uint16, np.uint32):
        if np.dtype(dtype).itemsize >= least and top <= np.iinfo(dtype).max:
            return values.astype(dtype, copy=False)
    return values.astype(np.uint64, copy=False)


def offsets_of(counts: Array) -> Array:
    """Where each run begins, and last where all end, in u32, or in u64 where it must be."""
    offsets = np.zeros(len(counts) + 1, np.int64)
    np.cumsum(counts, out=offsets[1:])
    return smallest(offsets, least=4)
