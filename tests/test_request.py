"""A request and its URL are one and the same."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import RequestError
from index.fields import FACETS
from search.cursor import Cursor
from search.request import MAX_SIZE, Mode, SearchRequest, Sort, from_args, span, to_args

_words = st.text(min_size=1).map(str.strip).filter(bool)
_days = st.dates(date(1, 1, 1), date(9999, 12, 31))
_dates = st.one_of(
    st.just("undated"),
    st.builds(lambda day, length: day.isoformat()[:length], _days, st.sampled_from([4, 7, 10])),
)
_filters = st.one_of(
    st.tuples(st.sampled_from([each for each in FACETS if each != "date"]), _words),
    st.tuples(st.just("date"), _dates),
)
requests = st.builds(
    SearchRequest,
    q=st.text().map(str.strip),
    mode=st.sampled_from(Mode),
    filters=st.frozensets(_filters, max_size=5),
    start=st.none() | _days,
    end=st.none() | _days,
    inferred=st.booleans(),
    sort=st.none() | st.sampled_from(Sort),
    page=st.integers(1, 1_000_000),
    size=st.integers(1, MAX_SIZE),
    facets=st.sets(st.sampled_from(FACETS)).map(lambda s: tuple(f for f in FACETS if f in s)),
    snippets=st.booleans(),
    relax=st.booleans(),
    collapse=st.booleans(),
)
cursors = st.builds(
    Cursor,
    search=st.integers(0, 2**32 - 1),
    since=st.integers(0, 2**63 - 1),
    score=st.floats(width=32, allow_nan=False),
    instant=st.integers(-(2**63), 2**63 - 1),
    seq=st.integers(0, 2**63 - 1),
)


@given(requests)
def test_a_request_comes_back_from_its_url(request: SearchRequest) -> None:
    assert from_args(to_args(request)) == request


@given(requests, cursors)
def test_so_does_one_with_a_cursor(request: SearchRequest, cursor: Cursor) -> None:
    going_on = replace(request, page=1, cursor=cursor)
    assert from_args(to_args(going_on)) == going_on


@given(cursors, st.integers(0, 60), st.characters())
def test_a_cursor_that_was_changed_is_none(cursor: Cursor, at: int, letter: str) -> None:
    text = str(cursor)
    changed = text[:at] + letter + text[at + 1 :]
    if changed[: len(text)] != text:
        with pytest.raises(RequestError, match=r"^cursor: "):
            from_args([("cursor", changed)])


@given(requests, _filters)
def test_toggling_twice_changes_nothing_but_the_page(
    request: SearchRequest, pair: tuple[str, str]
) -> None:
    assert request.toggle(*pair).toggle(*pair) == request.turn(1)


@given(st.lists(st.tuples(st.text(), st.text())))
def test_unknown_parameters_are_passed_over(pairs: list[tuple[str, str]]) -> None:
    named = [(f"x{name}", value) for name, value in pairs]
    assert from_args(named) == SearchRequest()


def test_a_plain_search_has_a_plain_url() -> None:
    assert to_args(SearchRequest("ferry")) == [("q", "ferry")]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("page", "0"),
        ("page", "two"),
        ("size", "101"),
        ("from", "2016-02-30"),
        ("date", "August"),
        ("sort", "best"),
        ("mode", "some"),
        ("inferred", "maybe"),
        ("facets", "country,colour"),
        ("cursor", "next"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_value(name: str, value: str) -> None:
    with pytest.raises(RequestError, match=f"^{name}: '?"):
        from_args([(name, value)])


def test_a_month_begins_and_ends() -> None:
    request = from_args([("from", "2016-02"), ("to", "2016-02")])
    assert (request.start, request.end) == (date(2016, 2, 1), date(2016, 2, 29))
    assert span("9999-12") == (date(9999, 12, 1), date(9999, 12, 31))
