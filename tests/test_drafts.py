"""The compiled kernels give what the plain ones give, and these what a regular expression does."""

from datetime import UTC
from functools import partial
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import kernels, plain
from index.article import Article
from index.build import segment_arrays
from index.draft import Draft
from index.kernels import LARGE, SHOUT, Kernels, kernels_for
from index.strings import Strings
from index.words import RAW_WORD
from tests.corpus import corpora

compiled = pytest.importorskip("index.compiled")
compiled_words = pytest.importorskip("index.compiled_words")

_SIGNS = "'’‘ʼ＇`´.,&‐‑- \n_\x00"
_MARKS = "\u0301\u0308\u0327\u05b0\u064b\u093e\u0940\u200c\u200d\u00ad"
_LETTERS = "aBZéßıİДйאبक்ไทย日本かナ中\U00020000\U0001d400٣۴9½²Ⅷªː"
_texts = st.one_of(
    st.text(st.sampled_from(_SIGNS + _MARKS + _LETTERS), max_size=40),
    st.text(max_size=40),
    st.lists(st.sampled_from(["post-coup", "U.S", "Turkey’s", "12,500", "F-16", "US"])).map(
        " ".join
    ),
).map(lambda text: text.encode("utf-8", "replace").decode())
_shouted = st.one_of(_texts, _texts.map(str.upper))
_articles = st.lists(
    st.builds(
        partial(Article, ""),
        title=_shouted,
        summary=_texts,
        body=_shouted,
        language=st.sampled_from(["en", "tr", "xx", ""]),
    ),
    max_size=8,
)


def words_of(text: str) -> list[str]:
    return [SHOUT * text.isupper() + word for word in RAW_WORD.findall(text)]


@pytest.mark.parametrize("chosen", [plain, compiled])
@settings(max_examples=300)
@given(batches=st.lists(st.lists(_shouted, max_size=6), max_size=4), room=st.sampled_from((1, 64)))
def test_words_are_numbered_as_the_regular_expression_finds_them(
    chosen: Kernels, batches: list[list[str]], room: int
) -> None:
    known: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled_words, "_FIRST_WORDS", room)
        patch.setattr(compiled_words, "_FIRST_LETTERS", room)
        patch.setattr(compiled_words, "_CHUNK", 2)
        table = chosen.word_table()
        for texts in batches:
            numbers, counts = table.number(texts)
            known += table.since(len(known))
            assert counts.tolist() == [len(words_of(text)) for text in texts]
            found = [word for text in texts for word in words_of(text)]
            assert [known[number] for number in numbers] == found
    assert known == list(dict.fromkeys(w for texts in batches for t in texts for w in words_of(t)))


_alike = st.builds(
    lambda word, at, letter: word[:at] + letter + word[at + 1 :],
    st.sampled_from(["a", "harbour", "harbours", "harbourer", "b" * 16, "b" * 17, "c" * 40]),
    st.integers(0, 40),
    st.sampled_from("xyé"),
)


@given(words=st.lists(st.one_of(_alike, _alike.map(str.upper)), max_size=40))
def test_words_of_one_hash_are_told_apart(words: list[str]) -> None:
    text = compiled_words._encoded(words)
    spans = compiled_words._Spans(*compiled_words._find_words(text, compiled_words._classes()))
    same = spans._replace(hash=np.zeros_like(spans.hash))
    numbers, count = compiled_words._number_words(
        text.letters, same, compiled_words._empty(64, 4_096), 0
    )
    loud = [SHOUT * word.isupper() + word for word in words]
    order = list(dict.fromkeys(loud))
    assert numbers.tolist() == [order.index(each) for each in loud]
    assert count == len(order)


@settings(max_examples=300)
@given(st.one_of(_articles, corpora), st.randoms(use_true_random=False))
def test_segments_of_both_are_the_same(articles: list[Article], random: Random) -> None:
    seqs = [*range(len(articles))]
    chosen = random.sample(seqs, random.randint(0, len(seqs)))
    both = []
    for each in (plain, compiled):
        draft = Draft(each, UTC)
        for first in range(0, len(seqs), 3):
            draft.add(seqs[first : first + 3], articles[first : first + 3])
        both.append(segment_arrays(draft, chosen))
    assert both[0].keys() == both[1].keys()
    for name, array in both[0].items():
        assert array.dtype == both[1][name].dtype, name
        assert np.array_equal(array, both[1][name]), name


@pytest.mark.parametrize("chosen", [plain, compiled], ids=["plain", "compiled"])
@pytest.mark.parametrize("times", [255, 256, 70_000])
def test_a_word_may_stand_any_number_of_times(chosen: Kernels, times: int) -> None:
    articles = [Article("1", body="ferry " * times + "sails"), Article("2", body="ferry sails")]
    draft = Draft(chosen, UTC)
    draft.add([1, 2], articles)
    arrays = segment_arrays(draft, [1, 2])
    assert Strings.of(arrays, "form").all() == ["ferry", "sails"]
    assert arrays["docs"].tolist() == [0, 1, 0, 1]
    assert arrays["freqs"].tolist() == [times, 1, 1, 1]
    assert arrays["positions"].tolist() == [*range(times), 0, times, 1]


def test_a_few_articles_are_indexed_without_loading_numba() -> None:
    assert kernels_for(LARGE) is compiled
    assert kernels_for(LARGE - 1) is plain


def test_without_numba_the_plain_kernels_do_it_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernels, "find_spec", lambda _: None)
    kernels._compiled_or_plain.cache_clear()
    try:
        assert kernels_for(LARGE) is plain
    finally:
        kernels._compiled_or_plain.cache_clear()


def test_a_vocabulary_outlives_a_segment_until_it_is_too_large() -> None:
    draft = Draft(plain, UTC)
    draft.add([1], [Article("1", "Ferry sails")])
    vocabulary = draft.vocabulary
    draft.clear()
    assert draft.vocabulary is vocabulary
    assert 1 not in draft
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("index.draft.MOST", 1)
        draft.clear()
    assert len(draft.vocabulary) == 0


def test_words_of_one_hash_are_told_apart_by_their_letters() -> None:
    text = "ferry mayor ferry MAYOR"
    letters = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    start = np.array([0, 6, 12, 18], np.uint32)
    spans = compiled_words._Spans(
        start, start + np.uint32(5), np.full(4, 7, np.uint64), np.zeros(4, np.bool_), start
    )
    known = compiled_words._empty(8, 64)
    numbers, count = compiled_words._number_words(letters, spans, known, 0)
    assert numbers.tolist() == [0, 1, 0, 2]
    assert count == 3
