"""The compiled kernels against their NumPy twins."""

from fnmatch import fnmatchcase

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import DTypeLike, NDArray

from index.arrays import Array
from index.dates import NO_DAY, NO_INSTANT
from index.strings import Strings, string_arrays
from search import plain
from search.kernels import Counted, Kernels, Scored, kernels
from tests.corpus import collection_of
from tests.twin import edits

fast = kernels(fast=True)
either = pytest.mark.parametrize("chosen", [plain, fast], ids=["plain", "compiled"])
seeds = st.integers(0, 2**32 - 1).map(np.random.default_rng)
texts = st.text(st.characters(codec="utf-8", exclude_characters="\n"))
words = st.text(st.sampled_from("abcdé渡"), min_size=1, max_size=5)
DOCS = 3_000
Random = np.random.Generator


def matches(rng: Random, most: int = DOCS) -> Scored:
    """A list of some of the documents, from none to all, with scores."""
    docs = np.flatnonzero(rng.random(most) < rng.choice([0, 0.002, 0.1, 0.9]))
    return docs.astype(np.uint32), rng.random(len(docs)).astype(np.float32)


def segment(rng: Random, forms: int, docs: int) -> tuple[tuple[Array, ...], tuple[Array, ...]]:
    """The arrays of a segment of two zones with some forms, and the stretches of all forms."""
    counts = rng.integers(0, docs + 1, forms)
    lists = [np.sort(rng.choice(docs, count, replace=False)) for count in counts]
    freqs = rng.integers(1, 5, counts.sum())
    words = np.sort(rng.integers(0, 12, (counts.sum(), 4)), axis=1)
    positions = np.concatenate([row[:n] for row, n in zip(words, freqs, strict=True)] or [[]])
    zones = np.tile([0, 6, 12], (docs, 1))
    ends = np.cumsum(counts)
    owned = np.concatenate([[0], np.cumsum(freqs)])
    arrays = (
        np.concatenate(lists).astype(np.uint16),
        freqs.astype(np.uint8),
        positions.astype(np.uint16),
        zones.astype(np.uint16),
    )
    return arrays, (ends - counts, ends, owned[ends - counts])


def same(ours: tuple[Array, ...], theirs: tuple[Array, ...]) -> None:
    for one, other in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-6)
        assert one.dtype == other.dtype


def test_numba_is_here_to_be_tested() -> None:
    assert fast is not plain


@given(seeds)
def test_lists_are_combined_alike(rng: Random) -> None:
    one, other = matches(rng), matches(rng)
    same(fast.intersect(*one, *other), plain.intersect(*one, *other))
    same(fast.unite(*one, *other), plain.unite(*one, *other))
    same(fast.subtract(*one, other[0]), plain.subtract(*one, other[0]))
    kept = rng.random(len(one[0])) < 0.5
    same(fast.select(*one, kept), plain.select(*one, kept))


@either
@given(rng=seeds)
def test_lists_are_combined_as_sets_are(rng: Random, chosen: Kernels) -> None:
    (docs, scores), (others, also) = matches(rng), matches(rng)
    mine, theirs = (dict(zip(d.tolist(), s.tolist(), strict=True)) for d, s in
                    ((docs, scores), (others, also)))  # fmt: skip
    found, total = chosen.intersect(docs, scores, others, also)
    assert dict(zip(found.tolist(), total.tolist(), strict=True)) == pytest.approx(
        {doc: mine[doc] + theirs[doc] for doc in sorted(mine.keys() & theirs)}
    )
    found, total = chosen.unite(docs, scores, others, also)
    assert dict(zip(found.tolist(), total.tolist(), strict=True)) == pytest.approx(
        {doc: mine.get(doc, 0) + theirs.get(doc, 0) for doc in sorted(mine.keys() | theirs)}
    )
    assert chosen.subtract(docs, scores, others)[0].tolist() == sorted(mine.keys() - theirs)


@given(seeds)
def test_many_lists_are_united_alike(rng: Random) -> None:
    results = []
    lists = [matches(rng) for _ in range(5)]
    for each in (plain, fast):
        total, marked = np.zeros(DOCS, np.float32), np.zeros(DOCS, np.uint8)
        for docs, scores in lists:
            each.add(total, marked, docs, scores)
        docs, scores = each.collected(total, marked)
        assert each.marked_docs(marked).tolist() == docs.tolist()
        results.append((docs, scores))
    same(*results)


@given(seeds, st.integers(1, 6), st.sampled_from([np.uint32, np.uint64]))
def test_postings_of_forms_are_looked_up_alike(rng: Random, size: int, dtype: DTypeLike) -> None:
    postings, positions = (np.cumsum(rng.integers(0, 9, size + 1)).astype(dtype) for _ in range(2))
    forms = np.flatnonzero(rng.random(size) < 0.7)
    (found, *counts), (expected, *totals) = (
        each.stretches(postings, positions, forms) for each in (fast, plain)
    )
    assert counts == totals
    same(tuple(found), tuple(expected))
    assert counts[0] == sum(int(postings[at + 1] - postings[at]) for at in forms)


@given(seeds, st.integers(1, 6), st.sampled_from([3, 40, 20_000]))
def test_forms_are_joined_and_marked_alike(rng: Random, forms: int, docs: int) -> None:
    arrays, where = segment(rng, forms, docs)
    lows, highs, _ = where
    same(
        fast.joined(arrays[0], arrays[1], lows, highs, 7),
        plain.joined(arrays[0], arrays[1], lows, highs, 7),
    )
    for zone in (0, 1):
        args = (arrays, where, zone, 7)
        same(fast.joined_within(*args), plain.joined_within(*args))  # type: ignore[arg-type]
    marks = [np.zeros(docs + 7, np.uint8) for _ in range(2)]
    for each, marked in zip((plain, fast), marks, strict=True):
        each.mark(marked, arrays[0], lows, highs, 7)
    same((marks[0],), (marks[1],))


@given(seeds, st.integers(1, 4), st.sampled_from([3, 40]), st.sampled_from([-1, 0, 1]))
def test_words_stand_together_alike(rng: Random, forms: int, docs: int, zone: int) -> None:
    arrays, where = segment(rng, forms, docs)
    args = (arrays, where, zone, 7)
    same(fast.phrase(*args), plain.phrase(*args))  # type: ignore[arg-type]
    reach = rng.integers(1, 3, forms), int(rng.integers(1, 8)), zone
    near = (arrays, where, reach, 7)
    same(fast.near(*near), plain.near(*near))  # type: ignore[arg-type]


@given(seeds, st.integers(1, 6), st.sampled_from([3, 40]))
def test_documents_are_likened_alike(rng: Random, forms: int, docs: int) -> None:
    (numbers, freqs, *_), (lows, highs, _) = segment(rng, forms, docs)
    alive: NDArray[np.bool_] = rng.random(docs) < 0.7
    count = numbers, alive, lows, highs
    same((fast.living(*count),), (plain.living(*count),))
    slots = np.full(docs, -1, np.int32)
    wanted = rng.permutation(docs)[: docs // 2]
    slots[wanted] = np.arange(len(wanted))
    read = numbers, freqs, np.append(lows, len(numbers)), slots, len(wanted)
    same(fast.turned(*read), plain.turned(*read))
    norms = rng.random(docs + 7).astype(np.float32) + np.float32(0.1)
    words = lows, highs, rng.random(forms).astype(np.float32)
    before = (rng.random(docs + 7) < 0.2).astype(np.float32)
    totals = [before.copy() for _ in range(2)]
    for each, total in zip((plain, fast), totals, strict=True):
        met = each.liken(total, (numbers, freqs), words, norms, 7)
        assert sorted(met.tolist()) == np.flatnonzero((total > 0) & (before == 0)).tolist()
    assert totals[0].tolist() == totals[1].tolist()
    totals[0] = np.round(totals[0], 1)
    allowed: NDArray[np.bool_] = rng.random(docs + 7) < 0.7
    some = rng.permutation(docs + 7)[: docs // 2].astype(np.uint32)
    best = some, totals[0], allowed, int(rng.integers(1, 9))
    same((fast.foremost(*best),), (plain.foremost(*best),))


@given(seeds)
def test_documents_are_scored_filtered_and_counted_alike(rng: Random) -> None:
    docs, _ = matches(rng)
    counted: Counted = docs, rng.integers(1, 300, len(docs)).astype(np.uint32)
    norms = rng.random(DOCS).astype(np.float32) + np.float32(0.1)
    same((fast.scored(counted, norms, 2.5),), (plain.scored(counted, norms, 2.5),))
    first = np.where(rng.random(DOCS) < 0.1, NO_DAY, rng.integers(-9, 99, DOCS)).astype(np.int32)
    last = np.where(first == NO_DAY, NO_DAY, first + rng.integers(0, 9, DOCS)).astype(np.int32)
    days = (docs, first, last, 5, 60)
    same((fast.between(*days),), (plain.between(*days),))
    slots = rng.integers(0, 40, DOCS).astype(np.uint16)
    same((fast.tallied(docs, slots, 40),), (plain.tallied(docs, slots, 40),))
    assert fast.day_span(docs, first) == plain.day_span(docs, first)


def _shares(rng: Random) -> Array:
    """How many documents bear so many values: mostly few, or mostly many."""
    shares = rng.random(6) * rng.choice([[1, 1, 0.1, 0, 0, 0], [1, 1, 1, 1, 0.1, 0.01]])
    normed: Array = shares / shares.sum()
    return normed


@given(seeds, st.sampled_from([np.uint8, np.uint16, np.uint32]), st.booleans(), st.booleans())
def test_values_are_counted_alike(rng: Random, dtype: type, flagged: bool, inferred: bool) -> None:
    docs, _ = matches(rng)
    counts = rng.choice([0, 1, 2, 3, 9, 30], DOCS, p=_shares(rng))
    of = np.concatenate([[0], np.cumsum(counts)]).astype(np.uint32)
    ords = rng.integers(0, 20, counts.sum()).astype(dtype)
    flags = (rng.random(len(ords)) < 0.3).astype(np.uint8)[: len(ords) if flagged else 0]
    column = of, ords, flags, fast.rows(of, ords, 20)
    same(fast.counted(docs, column, 20), plain.counted(docs, column, 20))
    chosen: NDArray[np.bool_] = rng.random(20) < 0.2
    args = docs, column, chosen, inferred
    same((fast.bearing(*args),), (plain.bearing(*args),))


@given(seeds, st.sampled_from([1, -1]), st.integers(0, 50))
def test_the_best_are_the_same(rng: Random, sign: int, count: int) -> None:
    docs, scores = matches(rng)
    scores = np.round(scores, 1)
    instants = np.where(rng.random(DOCS) < 0.1, NO_INSTANT, rng.integers(-5, 5, DOCS))
    seqs = rng.permutation(DOCS)
    args = docs, scores, (instants, seqs), sign, count
    same((fast.best(*args),), (plain.best(*args),))


@either
@given(rng=seeds, sign=st.sampled_from([1, -1]), size=st.sampled_from([1, 2, 5, 800]))
def test_each_story_keeps_its_best(rng: Random, sign: int, size: int, chosen: Kernels) -> None:
    docs, scores = matches(rng)
    scores = np.round(scores, 1)
    instants = np.where(rng.random(DOCS) < 0.1, NO_INSTANT, rng.integers(-5, 5, DOCS))
    seqs = rng.permutation(DOCS)
    of = np.where(rng.random(DOCS) < rng.choice([0, 0.5, 1]), rng.integers(0, size, DOCS), 0)
    stories = of.astype(np.uint32), size
    kept = chosen.leading(docs, scores, (instants, seqs), sign, stories)
    best: dict[int, tuple[float, int, int, int]] = {}
    for doc, score in zip(docs.tolist(), scores.tolist(), strict=True):
        instant = int(instants[doc])
        moment = instant if instant == NO_INSTANT else sign * instant
        key = score, moment, sign * int(seqs[doc]), doc
        best[int(of[doc])] = max(best.get(int(of[doc]), key), key)
    leads = {key[-1] for number, key in best.items() if number}
    assert docs[kept].tolist() == [doc for doc in docs.tolist() if doc in leads or not of[doc]]


@either
@given(strings=st.sets(texts), text=texts)
def test_a_string_is_found_where_it_sorts(strings: set[str], text: str, chosen: Kernels) -> None:
    ordered = sorted(strings)
    table = Strings.of(string_arrays("x", ordered), "x")
    wanted = np.frombuffer(text.encode(), np.uint8)
    expected = sum(each < text for each in ordered)
    assert chosen.lower_bound(table.blob, table.offsets, wanted) == expected
    assert table.lower_bound(text) == expected
    found = chosen.ordinal(table.blob, table.offsets, wanted)
    assert found == table.find(text) == (ordered.index(text) if text in strings else -1)


@given(st.sets(words), st.sets(words))
def test_many_strings_are_found_where_they_stand(strings: set[str], others: set[str]) -> None:
    table, wanted = (
        Strings.of(string_arrays("x", sorted(each)), "x") for each in (strings, others)
    )
    places = np.arange(len(wanted))
    expected = [table.find(each) for each in wanted]
    arrays = (table.blob, table.offsets), (wanted.blob, wanted.offsets), places
    assert fast.ordinals(*arrays).tolist() == plain.ordinals(*arrays).tolist() == expected


@either
@given(strings=st.sets(texts), prefix=texts)
def test_all_that_begins_so_is_found(strings: set[str], prefix: str, chosen: Kernels) -> None:
    ordered = sorted(strings)
    table = Strings.of(string_arrays("x", ordered), "x")
    found = collection_of([], chosen).starting(table, prefix)
    assert [table[at] for at in found] == [each for each in ordered if each.startswith(prefix)]


letters = st.text(st.sampled_from("abé渡"), max_size=7)


@given(st.sets(letters), st.text(st.sampled_from("abé渡?*"), min_size=1, max_size=6))
def test_wildcards_fit_alike(strings: set[str], pattern: str) -> None:
    table = Strings.of(string_arrays("x", sorted(strings)), "x")
    args = table.blob, table.offsets, np.frombuffer(pattern.encode(), np.uint8)
    assert fast.fitting(*args).tolist() == plain.fitting(*args).tolist()
    expected = [at for at, each in enumerate(table.all()) if fnmatchcase(each, pattern)]
    assert fast.fitting(*args).tolist() == expected


@given(st.sets(letters.filter(bool)), letters.filter(bool), st.integers(1, 2))
def test_words_are_so_many_edits_away_alike(strings: set[str], word: str, distance: int) -> None:
    table = Strings.of(string_arrays("x", sorted(strings)), "x")
    args = table.blob, table.offsets, np.array([*map(ord, word)], np.uint32), distance
    assert fast.within_edits(*args).tolist() == plain.within_edits(*args).tolist()
    expected = [at for at, each in enumerate(table.all()) if edits(each, word) <= distance]
    assert fast.within_edits(*args).tolist() == expected
