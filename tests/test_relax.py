"""A search that finds nothing: what is offered in its place, and that it is as it is told."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.archive import Archive
from index.article import Access, Article
from index.dates import NewsDate
from search.engine import open_searcher
from search.request import Mode, SearchRequest, from_args, to_args
from search.result import Relaxation, SearchResult
from tests.corpus import corpora
from tests.corpus import fill as fill_parts
from tests.stories import fill

TITLE = "Erdogan opens the new bridge over the Golden Horn"
ARTICLES = (
    Article(
        "horn",
        title=TITLE,
        body="He praised the engineers of Istanbul. The harbour stayed open.",
        date=NewsDate.parse("2016-08-09"),
        country=("TR",),
        language="en",
        source="Harbour Wire",
        url="https://wire.example.com/2016/horn-bridge",
    ),
    Article(
        "york",
        title="A newspaper in New York prints its last page",
        body="Readers of the newspaper wept. New York was quiet, and so was the harbour.",
        date=NewsDate.parse("2017-03"),
        country=("US",),
        language="en",
        source="Northshore Courier",
    ),
    Article(
        "undated",
        title="Istanbul ferries",
        body="The ferries cross the Golden Horn.",
        language="en",
    ),
    Article("hidden", title="Zebraquagga seen in Istanbul", access=Access.NONE),
)


@pytest.fixture
def filled(archive: Archive) -> Archive:
    return fill(archive, *ARTICLES)


def ask(archive: Archive, **args: str) -> SearchResult:
    return open_searcher(archive).search(from_args(args.items()))


def best(result: SearchResult) -> Relaxation:
    assert result.total == 0
    return result.relaxations[0]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Istambul", "Istanbul"),
        ("İstambul ferry", "Istanbul ferry"),
        ("ISTAMBUL FERRIES", "ISTANBUL FERRIES"),
        ("new yrok", "new york"),
        ("newyork", "new york"),
        ("news paper", "newspaper"),
        ("hatbour", "harbour"),  # t is beside r
        ("harrbour", "harbour"),
        ("“new yrok”", "“new york”"),
        ("title:istambul", "title:istanbul"),
        ("erdogan harbuor brigde", "erdogan harbour bridge"),
        ("the golden hron of istambul", "the golden horn of istanbul"),
    ],
)
def test_words_that_the_archive_has_not_are_spelled_as_it_has_them(
    filled: Archive, typed: str, meant: str
) -> None:
    result = ask(filled, q=typed)
    assert best(result).kind == "spelling"
    assert result.did_you_mean == best(result).request.q == meant


@pytest.mark.parametrize("typed", ["istanbul", "ferry", "york", "2017", "zzzzzz", "x", "123456"])
def test_no_other_spelling_is_offered_of_what_is_found_or_like_nothing(
    filled: Archive, typed: str
) -> None:
    assert ask(filled, q=typed).did_you_mean == ""


def test_what_may_not_be_seen_is_neither_suggested_nor_counted(filled: Archive) -> None:
    assert ask(filled, q="zebraquaga").relaxations == ()
    filled.withdraw("york")
    assert ask(filled, q="newspapr").relaxations == ()
    assert ask(filled, q="york engineers").relaxations[0].request.q == "engineers"


@pytest.mark.parametrize(
    ("args", "kind", "text", "query"),
    [
        ({"q": "erdogan 2016"}, "date", "of 2016", "q=erdogan+date%3A2016"),
        ({"q": "erdogan Aug 2016"}, "date", "of August 2016", "q=erdogan+date%3A2016-08"),
        ({"q": "bridge 9 August 2016"}, "date", "of 9 August 2016", "q=bridge+date%3A2016-08-09"),
        ({"q": "ferries glider"}, "words", "without “glider”", "q=ferries"),
        ({"q": "golden glider horn kite"}, "words", "without “glider” and “kite”", "q=golden+horn"),
        ({"q": '"golden bridge"'}, "quotes", "with these words, but not as a phrase", None),
        ({"q": "title:engineers horn"}, "field", "with these words in any field", None),
        ({"q": "horn -bridge -ferries"}, "excluded", "with what was to be left out", "q=horn"),
        ({"q": "horn (ferries -cross)"}, "plain", "with all of it read as plain words", None),
        ({"q": "horn date:1950"}, "date", "of other dates", "q=horn"),
        ({"q": "horn", "country": "US"}, "filter", "from other countries", "q=horn"),
        ({"q": "horn", "from": "1990", "to": "1991"}, "filter", "of other dates", "q=horn"),
        ({"country": "US", "source": "Harbour Wire"}, "filter", "from other countries", None),
        (
            {"q": "horn", "country": "US", "source": "Northshore Courier"},
            "filter",
            "in the whole archive",
            "q=horn",
        ),
        (
            {"q": "engineers kite", "country": "US"},
            "words",
            "without “kite”, in the whole archive",
            "q=engineers",
        ),
    ],
)
def test_what_finds_most_of_what_was_asked_comes_first(
    filled: Archive, args: dict[str, str], kind: str, text: str, query: str | None
) -> None:
    first = best(ask(filled, **args))
    assert (first.kind, first.text) == (kind, text)
    assert query in (None, first.to_json()["query"])


@pytest.mark.parametrize(
    "typed",
    [
        TITLE.upper(),
        f"“{TITLE}”",
        f"{TITLE} - BBC News",
        f"{TITLE} | World | The Daily Kite",
        TITLE.replace("Golden", "Silver"),
        TITLE.replace("opens", "open a") + " today",
        TITLE.replace("Erdogan", "Erdoǧan").replace("bridge", "brigde"),
        f'"{TITLE.lower()}" — Kite',
    ],
)
def test_a_pasted_title_finds_its_article(filled: Archive, typed: str) -> None:
    result = ask(filled, q=typed)
    if result.relaxations:
        result = open_searcher(filled).search(result.relaxations[0].request)
    assert [hit.id for hit in result.hits] == ["horn"]


@pytest.mark.parametrize(
    "typed",
    [
        "https://wire.example.com/2016/horn-bridge",
        "http://WIRE.example.com/2016/horn-bridge/?utm_source=x#top",
        "wire.example.com/2016/horn-bridge",
        "http://localhost:8000/article/horn",
        "  https://news.example.org/article/horn?back=q%3Da ",
    ],
)
def test_an_address_finds_the_article_that_it_is_of(filled: Archive, typed: str) -> None:
    result = ask(filled, q=typed)
    assert [hit.id for hit in result.hits] == ["horn"]
    assert [note.text for note in result.notes] == ["This is the article at that address."]


def test_an_id_finds_its_article_where_it_is_no_word(filled: Archive) -> None:
    assert [hit.id for hit in ask(filled, q="undated").hits] == ["undated"]
    assert [hit.id for hit in ask(filled, q="york").hits] == ["york"]
    assert ask(filled, q="hidden").total == 0
    assert ask(filled, q="undated", country="TR").total == 0
    filled.withdraw("undated")
    assert ask(filled, q="undated").total == 0


def test_a_phrase_of_words_that_never_meet_finds_any_of_them(filled: Archive) -> None:
    found = ask(filled, q='"ferry newspaper mountain"')
    (way,) = (each for each in found.relaxations if each.kind == "any")
    assert (way.request.q, way.request.mode) == ("ferry newspaper mountain", Mode.ANY)
    assert way.count == 2


def test_days_that_end_before_they_start_are_turned_round(filled: Archive) -> None:
    asked = SearchRequest(start=date(2020, 1, 1), end=date(2010, 1, 1))
    found = open_searcher(filled).search(asked)
    turned = SearchRequest(start=date(2010, 1, 1), end=date(2020, 1, 1))
    assert (found.request.start, found.request.end) == (turned.start, turned.end)
    assert found.hits == open_searcher(filled).search(turned).hits
    assert "The days from 2020-01-01 to 2010-01-01 end before they start" in found.notes[0].text


def test_nothing_is_tried_where_something_is_found_or_none_is_wanted(filled: Archive) -> None:
    assert ask(filled, q="istanbul").relaxations == ()
    assert ask(filled, q="istanbul", page="9").relaxations == ()
    assert ask(filled, q="istambul", relax="0").relaxations == ()


def test_a_word_too_long_for_any_archive_is_not_respelled(filled: Archive) -> None:
    assert ask(filled, q="a" * 1_000_000).did_you_mean == ""


def test_no_two_ways_find_the_same(filled: Archive) -> None:
    ways = ask(filled, q="ferries glider kite").relaxations
    assert [way.request.mode for way in ways].count(Mode.ANY) == 1
    assert len({way.text for way in ways}) == len(ways)


def test_how_many_undated_articles_are_hidden_is_told_with_the_search_that_shows_them(
    filled: Archive,
) -> None:
    for args in ({"date": "2016"}, {"from": "2016"}):
        (note,) = ask(filled, q="horn", **args).notes
        assert note.text == "1 undated article is hidden by the dates chosen."
        assert note.request
        assert to_args(note.request) == [("q", "horn"), ("date", "undated")]
        shown = open_searcher(filled).search(note.request)
        assert [hit.id for hit in shown.hits] == ["undated"]


_typed = st.lists(
    st.sampled_from(
        ["coup", "fery", "harbor", "mayro", "dam", "absent", '"ferry mayor"', "title:us", "e-mial"]
    )
    | st.sampled_from(
        ["-harbour", "OR", "(", ")", "AND", "|", "- Kite", "2016", "date:2016", "country:TR"]
    ),
    max_size=6,
).map(" ".join)
_requests = st.builds(
    SearchRequest,
    q=_typed | st.text(max_size=20),
    mode=st.sampled_from(Mode),
    filters=st.frozensets(
        st.sampled_from([("country", "RS"), ("source", "Courier"), ("date", "2016-02")]), max_size=3
    ),
    inferred=st.booleans(),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(parts=st.lists(corpora, min_size=1, max_size=2), asked=st.lists(_requests, max_size=8))
def test_each_way_finds_just_as_many_as_it_says(
    parts: list[list[Article]], asked: list[SearchRequest]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        archive = fill_parts(Path(folder), parts)
        searcher = open_searcher(archive)
        for request in asked:
            result = searcher.search(request)
            assert not (result.total and result.relaxations)
            for way in result.relaxations:
                again = from_args(to_args(way.request))
                assert searcher.search(again).total == way.count > 0
        archive.close()
