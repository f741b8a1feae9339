"""The best of all matches, held to sorting them all."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from search.matches import Matches
from search.request import Sort
from search.top import top
from tests.corpus import corpora, snapshot_of


@given(
    st.lists(corpora, min_size=1, max_size=3),
    st.lists(st.sampled_from([0.0, 0.5, 1.0, 1.5]), min_size=36, max_size=36),
    st.sampled_from(Sort),
    st.integers(0, 8),
    st.integers(1, 8),
)
def test_a_page_is_a_slice_of_all_sorted(
    parts: list[list[Article]], scores: list[float], sort: Sort, first: int, size: int
) -> None:
    found, rows = [], []
    for segment in snapshot_of(parts).segments:
        matches = Matches.constant(np.arange(len(segment)), len(segment))
        for doc in range(len(segment)):
            seq = int(segment.seq[doc])
            matches.scores[doc] = scores[seq]
            instant = int(segment.instant[doc])
            dated = bool(segment.dated[doc])
            match sort:
                case Sort.RELEVANCE:
                    key: tuple[float, ...] = (scores[seq], dated, instant, seq)
                case Sort.NEWEST:
                    key = (dated, instant, seq)
                case Sort.OLDEST:
                    key = (dated, -instant, -seq)
            rows.append((key, seq))
        found.append((segment, matches))
    expected = [seq for _, seq in sorted(rows, reverse=True)][first : first + size]
    assert top(found, sort, first, size).seqs == expected
