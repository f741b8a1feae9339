"""How likely one word was typed for another, and which documents have most words together."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.parse import parse
from search.pieces import pieces, plain_words, rewritten, undated, unfielded, unquoted, words
from search.slips import slip_cost
from search.spelling import best_together
from search.written_days import find_days

_words = st.text("abcdeértyz", max_size=7)


@given(_words, _words)
def test_the_cost_is_never_more_than_that_of_plain_edits(typed: str, meant: str) -> None:
    cost = slip_cost(typed, meant)
    assert (cost == 0) is (typed == meant)
    assert cost <= max(len(typed), len(meant)) + 0.3
    assert cost == pytest.approx(slip_cost(meant, typed))


@pytest.mark.parametrize(
    ("typed", "likelier", "than"),
    [
        ("yrok", "york", "rok"),
        ("harbor", "harbour", "arbor"),
        ("hatbour", "harbour", "hapbour"),
        ("accomodation", "accommodation", "accosodation"),
        ("menister", "minister", "mxnister"),
        ("bsnk", "bank", "bonk"),
    ],
)
def test_slips_of_hand_and_ear_are_likelier(typed: str, likelier: str, than: str) -> None:
    assert slip_cost(typed, likelier) < slip_cost(typed, than)


@given(st.lists(st.frozensets(st.integers(0, 9)), max_size=6))
def test_one_document_has_the_most_of_what_is_looked_for(sets: list[frozenset[int]]) -> None:
    lists = [np.array(sorted(each), np.uint32) for each in sets]
    together = best_together(lists, 10)
    having = [sum(doc in each for each in sets) for doc in range(10)]
    if any(having):
        assert any(together == tuple(i for i, s in enumerate(sets) if d in s) for d in range(10))
    else:
        assert together == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("erdogan 2016", "2016"),
        ("erdogan in August 2016", "2016-08"),
        ("Sep. 2016 vote", "2016-09"),
        ("9th of August 2016", "2016-08-09"),
        ("Aug 9, 2016", "2016-08-09"),
        ("2016-08-09", "2016-08-09"),
        ("31 February 2016", "2016-02"),
        ("12016", None),
        ("G-2016", None),
        ("1066 and 2999", None),
        ("2016.5", None),
        ("", None),
    ],
)
def test_days_among_words_are_found(text: str, found: str | None) -> None:
    days = find_days(text)
    assert (days[1] if days else None) == found


@given(st.text() | st.text('"“”() -+:~*title:date2016ANDOR'))
def test_no_text_breaks_what_takes_it_apart(text: str) -> None:
    for change in (unquoted, unfielded, undated, plain_words):
        change(text)
    find_days(text)
    for word in words(text):
        assert rewritten(text, [(word.span(), word[0])]) == text
    assert all(each.text.strip() for each in pieces(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a b", ["a", "b"]),
        ('title:a "b c"~2 (d OR e)', ["title:a", '"b c"~2', "(d OR e)"]),
        ("a AND -b NOT c", ["a", "-b", "NOT c"]),
        ("a OR b", ["a OR b"]),
        ("a - b | c", ["a", "b", "c"]),
        ("title:(a b) c", ["title:(a b)", "c"]),
    ],
)
def test_a_query_comes_apart_into_what_it_requires(text: str, found: list[str]) -> None:
    apart = pieces(text)
    assert [each.text for each in apart] == found
    assert parse(" ".join(found)).query == parse(text).query
