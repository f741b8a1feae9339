"""What holds for every query and every text."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from index.fields import KEYWORDS, ZONES
from search.combine import all_of, any_of, none_of
from search.days import is_backward
from search.forms import spelled
from search.parse import MAX_DEPTH, MAX_NOTES, MAX_WORDS, parse
from search.query import (
    All,
    And,
    Exact,
    Fuzzy,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Range,
    Wildcard,
    Word,
)
from search.request import Mode
from search.show import print_query
from search.trim import size

LETTERS = "abcxyzилйсώήκабحكمתש0123٣한가नमस्ते北京ทำカ½"
forms = st.text(LETTERS, min_size=1, max_size=8).filter(lambda form: bool(spelled(form)))
exact = forms | st.sampled_from(["US", "UN", "ЕС", "TIR"])
zones = st.sampled_from(["", *(zone.name for zone in ZONES)])
keywords = st.sampled_from(KEYWORDS)
values = st.text("abTR :-.,*?~()'“»№é/\\", min_size=1, max_size=12).map(
    lambda text: " ".join(text.split())
)
rows = st.lists(exact, min_size=2, max_size=5).map(tuple)


def _is_wild(pattern: str) -> bool:
    wild = "?" in pattern or "*" in pattern[:-1]
    return wild and "**" not in pattern and bool(pattern.strip("?*"))


patterns = st.text("abж?*", min_size=2, max_size=8).filter(_is_wild)


def _iso(text: tuple[int, int, int], fineness: int) -> str:
    return f"{text[0]:04}-{text[1]:02}-{text[2]:02}"[: (4, 7, 10)[fineness]]


days = st.builds(
    _iso, st.tuples(st.integers(1, 9999), st.integers(1, 11), st.integers(1, 28)), st.integers(0, 2)
)
ranges = st.builds(Range, days | st.just(""), days | st.just("")).filter(
    lambda span: bool(span.start or span.end) and not is_backward(span)
)
leaves: st.SearchStrategy[Query] = st.one_of(
    st.builds(Word, forms, zones),
    st.builds(Exact, exact, zones),
    st.builds(Exact, values.filter(bool), keywords),
    st.builds(Phrase, rows, zones),
    st.builds(Near, rows, st.integers(0, 100), zones),
    st.builds(Prefix, forms, zones | keywords),
    st.builds(Wildcard, patterns, zones | keywords),
    st.builds(Fuzzy, forms, st.integers(1, 2), zones | keywords),
    ranges,
)


def _joined(parts: list[Query], either: bool) -> Query:
    found = any_of(parts) if either else all_of(parts)
    assert found is not None
    return found


queries = st.just(All()) | st.recursive(
    leaves,
    lambda parts: st.one_of(
        st.builds(_joined, st.lists(parts, min_size=2, max_size=4), st.booleans()),
        parts.map(none_of),
    ),
    max_leaves=12,
)

PIECES = (
    "AND", "OR", "NOT", "(", ")", '"', "“", "”", "„", "«", "»", "‘", " ", " ", " ", "-", "+", "~",
    "~2", "~5", "*", "?", ":", "title:", "country:", "date:", "topic:", "foo:", "2016-08", "2016",
    "..", ">", "<=", "US", "U.S.", "NATO", "coup", "post-coup", "l'Élysée", "Đoković", "AT&T",
    "C++", "a/b", "北京", "ทำ", "½", "Ⓐ", "⑴", "ﷺ", "ŉ", "ꭰꭱ", "ᎠᎡᎢᎣ", "ẞẞ", "\u0301", "\u200c",
    "\n", "\x00", "\ud800", "İ", "ς", "_", "ـ",
)  # fmt: skip
nasty = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=25).map("".join)
texts = nasty | st.text() | st.text('"()-~*?: ANDORNTab')


def _depth(query: Query) -> int:
    match query:
        case And(parts) | Or(parts):
            return 1 + max(map(_depth, parts))
        case Not(part):
            return 1 + _depth(part)
        case _:
            return 0


@settings(max_examples=500)
@given(queries)
def test_a_printed_query_is_read_as_itself(query: Query) -> None:
    assert parse(print_query(query)).query == query


@settings(max_examples=1000)
@given(texts, st.sampled_from(Mode))
@example("US NATO", Mode.ALL)
@example("country:*\u0301", Mode.ALL)
@example("country:a*\u0301*", Mode.ALL)
@example('“foo "bar”', Mode.ALL)
@example("title:(a OR -post-coup) Turkey?", Mode.ANY)
@example("(" * MAX_DEPTH + "x -post-coup -a/b" + ")" * MAX_DEPTH, Mode.ALL)
@example("post-coup " * 300 + "a " * 300, Mode.ALL)
@example('"' + "one two " * 300 + '"', Mode.ALL)
def test_what_is_typed_is_read_the_same_when_printed(text: str, mode: Mode) -> None:
    query = parse(text, mode).query
    assert parse(print_query(query)).query == query


@given(texts, st.sampled_from(Mode))
def test_nothing_that_is_typed_is_too_large(text: str, mode: Mode) -> None:
    found = parse(text, mode)
    assert size(found.query) <= MAX_WORDS
    assert len(set(found.notes)) == len(found.notes) <= MAX_NOTES


@given(texts)
def test_and_and_or_are_flat_and_have_two_parts_or_more(text: str) -> None:
    _check_normal(parse(text).query)


def _check_normal(query: Query) -> None:
    match query:
        case And(parts) | Or(parts):
            assert len(set(parts)) == len(parts) >= 2
            assert not any(isinstance(part, All | type(query)) for part in parts)
            for part in parts:
                _check_normal(part)
        case Not(part):
            assert not isinstance(part, Not | All)
            _check_normal(part)
        case _:
            pass


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("x" * 1_000_000, id="a long word"),
        pytest.param("\u0300\u0327" * 500_000, id="marks"),
        pytest.param(" ".join(f"w{number}" for number in range(10_000)), id="many words"),
        pytest.param("(" * 2_000 + "a" + ")" * 2_000, id="brackets"),
        pytest.param("(a OR (b -(" * 1_000, id="open brackets"),
        pytest.param("NOT " * 100 + "a", id="nots"),
        pytest.param('"' * 100_000, id="quotes"),
        pytest.param("„ «" * 50_000, id="typographic quotes"),
        pytest.param("-(" * 2_000 + "a b", id="excluded brackets"),
        pytest.param("a:" * 50_000, id="colons"),
        pytest.param("a~0" * 30_000, id="tildes"),
        pytest.param("*a" * 50_000, id="stars"),
        pytest.param("title:" * 20_000, id="fields"),
        pytest.param("date:" + "1" * 100_000, id="a long date"),
        pytest.param('"a b"~' + "9" * 50_000, id="a long number"),
        pytest.param("a-bc-" * 20_000, id="a long compound"),
        pytest.param("l'É.U-" * 20_000, id="a long compound of marks"),
    ],
)
def test_huge_queries_come_back_at_once(text: str) -> None:
    start = time.process_time()
    query = parse(text).query
    again = parse(print_query(query)).query
    assert time.process_time() - start < 2  # 0.3 s and less here
    assert again == query
    assert _depth(query) <= 2 * MAX_DEPTH + 2
