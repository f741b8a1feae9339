"""Walks through all hits of a search by cursors, while articles come, change and go."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from flask.testing import FlaskClient
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from index.archive import Archive
from index.article import Article
from index.dates import NewsDate, Precision
from index.delivery import Delivery
from search.engine import ArchiveSearcher, open_searcher
from search.request import Mode, SearchRequest, Sort
from tests.browsing import Open
from tests.stories import fill

DAYS = st.integers(1, 3)  # few, so that most share theirs with others
WORDS = st.sampled_from(["ferry", "harbour", "ferry harbour", "ferry ferry mayor"])

Change = tuple[str, int, int]  # what happens to which article, on which day


def story(number: int, day: int, text: str = "ferry") -> Article:
    date = NewsDate(datetime(2016, 8, day), Precision.DAY) if day < 3 else None
    return Article(f"a{number}", title=text, date=date)


def write(archive: Archive, *articles: Article) -> None:
    archive.write([Delivery(each, b"{}", "json") for each in articles])


def walk(
    searcher: ArchiveSearcher, request: SearchRequest, changes: Iterator[None]
) -> Iterator[Sequence[str]]:
    """The ids on each page; the archive changes after each."""
    while True:
        found = searcher.search(request)
        yield [hit.id for hit in found.hits]
        if not found.next:
            return
        next(changes, None)
        request = replace(request, cursor=found.next)


def change(archive: Archive, changes: Sequence[Change], days: Sequence[int]) -> Iterator[None]:
    """Carry out one change at a time: a new article, a withdrawal, a new version."""
    new = 1000
    for kind, number, day in changes:
        match kind:
            case "add":
                write(archive, story(new, day))
                new += 1
            case "withdraw":
                archive.withdraw(f"a{number % len(days)}")
            case _:
                number %= len(days)
                write(archive, structs.replace(story(number, days[number]), body=f"said on {new}"))
                new += 1
        archive.commit()
        yield


@settings(max_examples=60)
@given(
    days=st.lists(DAYS, min_size=1, max_size=9),
    changes=st.lists(
        st.tuples(st.sampled_from(["add", "withdraw", "update"]), st.integers(0, 8), DAYS),
        max_size=8,
    ),
    sort=st.sampled_from([Sort.NEWEST, Sort.OLDEST]),
    size=st.integers(1, 3),
)
def test_by_date_each_article_that_stood_throughout_comes_exactly_once(
    days: list[int], changes: list[Change], sort: Sort, size: int
) -> None:
    with TemporaryDirectory() as folder:
        archive = Archive.create(Path(folder))
        write(archive, *(story(number, day) for number, day in enumerate(days)))
        archive.commit()
        request = SearchRequest("ferry", sort=sort, size=size)
        changing = change(archive, changes, days)
        seen = [id_ for page in walk(open_searcher(archive), request, changing) for id_ in page]
        stood = {hit.id for hit in open_searcher(archive).search(SearchRequest(size=100)).hits}
        assert {f"a{number}" for number in range(len(days))} & stood <= set(seen)
        assert len(seen) == len(set(seen))
        archive.close()


@settings(max_examples=40)
@given(
    texts=st.lists(st.tuples(WORDS, DAYS), min_size=1, max_size=12),
    withdrawn=st.sets(st.integers(0, 11), max_size=3),
    size=st.integers(1, 4),
)
def test_by_relevance_each_comes_once_while_others_are_withdrawn(
    texts: list[tuple[str, int]], withdrawn: set[int], size: int
) -> None:
    with TemporaryDirectory() as folder:
        archive = Archive.create(Path(folder))
        write(archive, *(story(at, day, text) for at, (text, day) in enumerate(texts)))
        archive.commit()
        request = SearchRequest("ferry harbour", Mode.ANY, sort=Sort.RELEVANCE, size=size)
        gone = [each for each in withdrawn if each < len(texts)]
        changing = change(archive, [("withdraw", each, 1) for each in gone], [0] * len(texts))
        seen = [id_ for page in walk(open_searcher(archive), request, changing) for id_ in page]
        assert len(seen) == len(set(seen))
        assert set(seen) >= {f"a{at}" for at in range(len(texts)) if at not in gone}
        archive.close()


@settings(max_examples=60)
@given(
    days=st.lists(DAYS, min_size=1, max_size=9),
    added=st.lists(st.tuples(st.integers(0, 4), DAYS), max_size=8),
    sort=st.sampled_from([Sort.NEWEST, Sort.OLDEST]),
    size=st.integers(1, 3),
)
def test_a_story_that_gets_copies_meanwhile_comes_once(
    days: list[int], added: list[tuple[int, int]], sort: Sort, size: int
) -> None:
    named: dict[str, str] = {}

    def told(number: int, day: int, name: int) -> Article:
        named[f"a{number}"] = name_of = f"s{name}" if name else ""
        return structs.replace(story(number, day), story=name_of)

    def arrive(archive: Archive) -> Iterator[None]:
        for number, (name, day) in enumerate(added, 1000):
            write(archive, told(number, day, name))
            archive.commit()
            yield

    with TemporaryDirectory() as folder:
        archive = Archive.create(Path(folder))
        write(archive, *(told(number, day, number % 4) for number, day in enumerate(days)))
        archive.commit()
        before = set(named)
        request = SearchRequest("ferry", sort=sort, size=size)
        walked = walk(open_searcher(archive), request, arrive(archive))
        seen = [named[id_] or id_ for page in walked for id_ in page]
        archive.close()
    assert len(seen) == len(set(seen))
    assert {named[each] or each for each in before} <= set(seen)


@pytest.mark.parametrize("sort", Sort)
def test_a_walk_goes_as_the_pages_do(archive: Archive, sort: Sort) -> None:
    write(archive, *(story(at, at % 3 + 1, "ferry " * (at % 5 + 1)) for at in range(40)))
    archive.commit()
    searcher = open_searcher(archive)
    request = SearchRequest("ferry", sort=sort, size=7)
    walked = list(walk(searcher, request, iter(())))
    paged = [searcher.search(request.turn(page)).hits for page in range(1, len(walked) + 1)]
    assert walked == [[hit.id for hit in page] for page in paged]
    assert len(walked) == 6


def test_the_api_tells_where_to_go_on(archive: Archive, browse: Open) -> None:
    client = browse(fill(archive))
    first = client.get("/api/v1/search?size=3&country=&q=").get_json()
    rest = client.get(f"/api/v1/search?size=3&cursor={first['next']}").get_json()
    assert [hit["id"] for hit in first["hits"]] == ["ferry", "plums", "bridge"]
    assert [hit["id"] for hit in rest["hits"]] == ["clock"]
    assert rest["next"] is None
    assert (rest["total"], rest["facets"]) == (first["total"], first["facets"])


def test_a_cursor_of_another_search_is_refused(client: FlaskClient) -> None:
    cursor = client.get("/api/v1/search?size=1").get_json()["next"]
    other = client.get(f"/api/v1/search?size=1&q=ferry&cursor={cursor}")
    assert other.status_code == 400
    assert other.get_json()["detail"].startswith("cursor: ")
    both = client.get(f"/api/v1/search?page=2&cursor={cursor}")
    assert both.status_code == 400
    assert client.get(f"/?page=2&cursor={cursor}").status_code == 200
