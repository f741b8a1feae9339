"""A merged segment is what building its articles anew would give."""

import tempfile
from datetime import UTC
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import merge as merging
from index.arrays import ArrayFile
from index.article import Article
from index.build import build_segment
from index.segment import Segment
from tests.corpus import corpora


@settings(max_examples=200, deadline=None)
@given(st.lists(corpora, min_size=1, max_size=4), st.sets(st.integers(0, 30)), st.integers(1, 40))
def test_merging_is_building_anew(
    parts: list[list[Article]], deleted: set[int], portion: int
) -> None:
    segments = []
    living: list[tuple[int, Article]] = []
    first = 0
    for part in parts:
        seqs = range(first, first + len(part))
        dead = np.array([seq - first for seq in sorted(deleted) if seq in seqs], np.uint32)
        segments.append(Segment(str(first), build_segment(seqs, part, UTC), dead))
        living += [(seq, each) for seq, each in zip(seqs, part, strict=True) if seq not in deleted]
        first += len(part)
    expected = build_segment([seq for seq, _ in living], [each for _, each in living], UTC)
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        patch.setattr(merging, "PORTION", portion)
        merging.merge(segments, Path(folder) / "merged")
        merged = dict(ArrayFile(Path(folder) / "merged"))
    assert set(merged) == set(expected)
    for name, array in expected.items():
        assert np.array_equal(merged[name], array), name
