"""The diff of two texts: nothing is lost, what stayed isn't marked, and no text takes long."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from web.diff import Block, Kind, Part, blocks, word_parts

words = st.lists(st.sampled_from(["ferry", "sank", "at", "noon", "Izmir", "6.1", "—"]), max_size=12)
texts = words.map(" ".join) | st.text(max_size=30)
bodies = st.lists(texts.filter(bool), max_size=8)


def side(parts: Sequence[Part], but: Kind) -> str:
    return "".join(part.text for part in parts if part.kind is not but)


def removed(text: str) -> Part:
    return Part(Kind.REMOVED, text)


def added(text: str) -> Part:
    return Part(Kind.ADDED, text)


def same(text: str) -> Part:
    return Part(Kind.SAME, text)


@given(texts, texts)
def test_both_texts_can_be_read_from_the_words(old: str, new: str) -> None:
    parts = word_parts(old, new)
    assert side(parts, Kind.ADDED) == old
    assert side(parts, Kind.REMOVED) == new
    assert all(part.text for part in parts)
    kinds = [part.kind for part in parts]
    assert all(left is not right for left, right in pairwise(kinds))


@given(bodies, bodies)
def test_both_texts_can_be_read_from_the_paragraphs(old: list[str], new: list[str]) -> None:
    at = new_at = 0
    for block in blocks(old, new):
        if block.same:
            assert old[at : at + block.same] == new[new_at : new_at + block.same]
            at, new_at = at + block.same, new_at + block.same
            continue
        if before := side(block.parts, Kind.ADDED):
            assert before == old[at]
            at += 1
        if after := side(block.parts, Kind.REMOVED):
            assert after == new[new_at]
            new_at += 1
    assert (at, new_at) == (len(old), len(new))


@given(bodies)
def test_what_stayed_is_no_change(body: list[str]) -> None:
    assert blocks(body, body) == ((Block(same=len(body)),) if body else ())


def test_only_the_words_that_changed_are_marked() -> None:
    assert word_parts("hurting 14 people on Monday", "hurting four people on Monday") == (
        same("hurting "),
        removed("14"),
        added("four"),
        same(" people on Monday"),
    )


def test_a_space_between_two_changes_is_a_part_of_them() -> None:
    old, new = (
        "The mayor of the town, Ada Quay, resigned",
        "The mayor of the town, Bo Reef, resigned",
    )
    assert removed("Ada Quay") in word_parts(old, new)
    assert added("Bo Reef") in word_parts(old, new)


def test_a_text_that_shares_little_is_told_whole() -> None:
    old, new = "Ferry sinks at noon", "The ferry is afloat: all hands saved"
    assert word_parts(old, new) == (removed(old), added(new))


def test_a_script_without_spaces_is_compared_sign_by_sign() -> None:
    assert word_parts("渡轮于星期日沉没", "渡轮于星期一沉没")[1:3] == (removed("日"), added("一"))


def test_a_paragraph_is_compared_with_the_one_that_it_became() -> None:
    old = ["The quay was closed at noon.", "Three boats turned back.", "It rained."]
    new = [
        "Nobody was hurt.",
        "The quay was closed at one.",
        "Three boats turned back.",
        "It rained.",
    ]
    first, second, third = blocks(old, new)
    assert first.parts == (added("Nobody was hurt."),)
    assert second.parts[1:3] == (removed("noon"), added("one"))
    assert third == Block(same=2)


def test_texts_that_are_too_long_to_compare_are_still_told_apart() -> None:
    old, new = "a b " * 50_000, "b a " * 50_000
    parts = word_parts(old, new)
    assert (side(parts, Kind.ADDED), side(parts, Kind.REMOVED)) == (old, new)
    many, others = [f"{n} old" for n in range(3000)], [f"{n} new" for n in range(3000)]
    assert len(blocks(["head", *many], ["head", *others])) == 6001
