"""The best of all matches, held to sorting them all."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.dates import NO_DAY
from search.kernels import kernels
from search.matches import Matches
from search.request import Sort
from search.top import top
from tests.corpus import collection_of, corpora


@pytest.mark.parametrize("fast", [False, True])
@given(
    parts=st.lists(corpora, min_size=1, max_size=3),
    given_scores=st.lists(st.sampled_from([0.0, 0.5, 1.0, 1.5]), min_size=36, max_size=36),
    sort=st.sampled_from(Sort),
    first=st.integers(0, 8),
    size=st.integers(1, 8),
)
def test_a_page_is_a_slice_of_all_sorted(
    parts: list[list[Article]],
    given_scores: list[float],
    sort: Sort,
    first: int,
    size: int,
    fast: bool,
) -> None:
    collection = collection_of(parts, kernels(fast))
    rows = []
    for seq, score in zip(range(len(collection)), given_scores, strict=False):
        instant = int(collection.instant[seq])
        dated = bool(collection.calendar.first[seq] != NO_DAY)
        match sort:
            case Sort.RELEVANCE:
                key: tuple[float, ...] = (score, dated, instant, seq)
            case Sort.NEWEST:
                key = (dated, instant, seq)
            case Sort.OLDEST:
                key = (dated, -instant, -seq)
        rows.append((key, seq))
    scores = np.array(given_scores[: len(collection)], np.float32)
    found = Matches(collection.everything.docs, scores)
    expected = [seq for _, seq in sorted(rows, reverse=True)][first : first + size]
    assert top(collection, found, sort, first, size).seqs == expected
