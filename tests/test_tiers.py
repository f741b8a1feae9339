"""Which segments are merged, as one follows another."""

from hypothesis import given
from hypothesis import strategies as st

from index.codec import ArraySegment
from index.segment import LARGEST
from index.tiers import MANY, due


def segment(docs: int) -> ArraySegment:
    return ArraySegment("MAIN", docs, 0, "UTC")


@given(st.lists(st.integers(1, 40_000), max_size=60))
def test_however_segments_come_they_stay_few_and_none_too_large(sizes: list[int]) -> None:
    segments: list[ArraySegment] = []
    merges = 0
    for size in sizes:
        segments.append(segment(size))
        while sources := due(segments):
            total = sum(each.doc_count() for each in sources)
            assert len(sources) > 1
            assert total <= LARGEST
            segments = [each for each in segments if each not in sources] + [segment(total)]
            merges += 1
    assert sum(each.doc_count() for each in segments) == sum(sizes)
    assert merges <= len(sizes)
    full = sum(each.doc_count() > LARGEST // 2 for each in segments)
    assert len(segments) - full <= 2 * MANY


def test_single_articles_are_merged_by_eights() -> None:
    few = [segment(1) for _ in range(MANY - 1)]
    assert due(few) == []
    assert len(due([*few, segment(1)])) == MANY


def test_batches_are_merged_as_soon_as_they_fill_a_segment() -> None:
    batches = [segment(LARGEST // 4) for _ in range(5)]
    assert due(batches[:4]) == []
    assert due(batches) == batches[:4]
