"""Words and their folding: what is found by what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.words import MAX_FORM, RAW_WORD, fold, read_word

SAME = (
    ("istanbul", "İstanbul"),
    ("ISTANBUL", "istanbul"),
    ("Nis", "Niš"),
    ("Djokovic", "Đoković"),
    ("Dokovic", "Đoković"),
    ("strasse", "straße"),
    ("Turkey's", "Turkey"),
    ("Turkey’s", "Turkey"),
    ("email", "e-mail"),
    ("U.S.", "US"),
    ("12500", "12,500"),
    ("F16", "F-16"),
    ("OBrien", "O’Brien"),
    ("Elysee", "l’Élysée"),
    ("coup", "post-coup"),
    ("cooperation", "co-operation"),
    ("ankara", "Ankara’da"),
    ("ελλαδα", "Ελλάδα"),
    ("ΟΔΟΣ", "οδος"),
    ("елка", "Ёлка"),
    ("القاهره", "الْقَاهِرَة"),
    ("finance", "ﬁnance"),
    ("2024", "٢٠٢٤"),
    ("Lodz", "Łódź"),
    ("co-operate", "co\u00adoperate"),
)


def forms(text: str) -> set[str]:
    return {form for raw in RAW_WORD.findall(text) for _, form in read_word(raw).forms()}


@pytest.mark.parametrize(("typed", "written"), SAME)
def test_the_forms_typed_are_among_those_written(typed: str, written: str) -> None:
    assert forms(typed) & forms(written)


@pytest.mark.parametrize(
    ("one", "other"),
    [("й", "и"), ("mail", "e-mail"), ("relation", "relations"), ("3", "3.5"), ("हिन्दी", "हन्द")],
)
def test_letters_and_words_that_differ_stay_apart(one: str, other: str) -> None:
    assert not forms(one) & forms(other)


def test_two_or_three_capitals_are_an_acronym_too() -> None:
    assert forms("US") == {"us", "US"}
    assert forms("us") == {"us"}
    assert forms("NATO") == {"nato"}
    assert forms("US-led") == {"us", "US", "led", "usled"}


def test_in_a_text_of_capitals_only_dots_tell_an_acronym() -> None:
    assert read_word("US", shouted=True).forms() == ((0, "us"),)
    assert "US" in dict.fromkeys(form for _, form in read_word("U.S", shouted=True).forms())


def test_parts_of_a_compound_stand_at_successive_positions() -> None:
    assert read_word("post-coup").forms() == ((0, "post"), (1, "coup"), (1, "postcoup"))


def test_unspaced_scripts_give_a_word_a_letter() -> None:
    assert RAW_WORD.findall("北京大学") == ["北", "京", "大", "学"]


def test_a_word_without_end_is_cut() -> None:
    assert read_word("a" * 100_000).parts == ("a" * MAX_FORM,)


@given(st.text())
def test_any_text_gives_forms_that_can_be_stored(text: str) -> None:
    for form in forms(text):
        assert form
        assert "\n" not in form
        assert form.encode()


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
