"""Copies of one story are one hit, the best of them, with the others beneath it."""

import tempfile
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from index.archive import Archive
from index.article import Access, Article
from index.dates import NewsDate
from index.stories import story_name
from search.engine import open_searcher
from search.request import SearchRequest, Sort
from search.result import Hit, SearchResult
from search.stories import MOST_COPIES
from tests import corpus
from tests.browsing import Open, api
from tests.corpus import corpora
from tests.stories import fill
from tests.test_evaluate import FEWER
from web.terminal import result_lines


def copy(id_: str, source: str, story: str = "quay", **fields: object) -> Article:
    article = Article(id_, f"Quay opens, {id_}", source=source, story=story, body="Ships came.")
    return structs.replace(article, **fields)


def search(archive: Archive, request: SearchRequest) -> SearchResult:
    return open_searcher(archive).search(request)


def cards(hits: tuple[Hit, ...]) -> list[tuple[str, list[str], int]]:
    return [(hit.id, [each.id for each in hit.copies], hit.copy_count) for hit in hits]


def expected(listed: tuple[Hit, ...], story_of: dict[str, str]) -> list[tuple[str, list[str], int]]:
    """The cards of all hits in order: each story where the first of its copies stands."""
    found: dict[str, list[str]] = {}
    for hit in listed:
        found.setdefault(story_of[hit.id] or f"alone: {hit.id}", []).append(hit.id)
    return [(lead, below[:MOST_COPIES], len(below)) for lead, *below in found.values()]


@pytest.mark.parametrize("fast", [False, True])
@FEWER
@given(
    parts=st.lists(corpora, min_size=1, max_size=3),
    q=st.sampled_from(["", "coup", "ferry OR mayor", "-harbour"]),
    filters=st.sampled_from([frozenset(), frozenset({("source", "Courier")})]),
    sort=st.none() | st.sampled_from(Sort),
    size=st.integers(1, 4),
    hidden=st.sampled_from(["", "Courier"]),
)
def test_cards_are_all_hits_in_order_with_copies_moved_beneath_the_first(
    parts: list[list[Article]],
    q: str,
    filters: frozenset[tuple[str, str]],
    sort: Sort | None,
    size: int,
    hidden: str,
    fast: bool,
) -> None:
    hide = Access.NONE if hidden else None
    parts = [
        [structs.replace(a, access=hide) if a.source == hidden and not a.date else a for a in part]
        for part in parts
    ]
    flat = [article for part in parts for article in part]
    story_of = {str(number): story_name(each.story) for number, each in enumerate(flat)}
    with tempfile.TemporaryDirectory() as folder:
        archive = corpus.fill(Path(folder), parts)
        searcher = open_searcher(archive, fast)
        asked = SearchRequest(q, filters=filters, sort=sort)
        listed = searcher.search(replace(asked, size=100, collapse=False))
        pages = [searcher.search(replace(asked, size=size, page=at)) for at in range(1, 40)]
        ranked = [searcher.rank(each.request).seqs for each in pages]
        archive.close()
    wanted = expected(listed.hits, story_of)
    assert cards(tuple(hit for page in pages for hit in page.hits)) == wanted
    assert [len(each) for each in ranked] == [len(each.hits) for each in pages]
    for each in (listed, *pages):
        assert (each.total, each.stories) == (len(listed.hits), len(wanted))
        assert each.facets == replace(listed, request=each.request).facets
    assert listed.listed == len(listed.hits)
    assert pages[0].listed == len(wanted)
    assert not any(hit.copies or hit.copy_count for hit in listed.hits)


def test_a_hit_tells_of_its_copies(archive: Archive) -> None:
    first = copy("1", "Harbour Wire", date=NewsDate.parse("2016-08-09"), url="https://a.example/1")
    fill(archive, first, copy("2", "Courier", date=NewsDate.parse("2016-08-10")), copy("3", "", ""))
    result = search(archive, SearchRequest(sort=Sort.NEWEST))
    assert (result.total, result.stories) == (3, 2)
    hit, other = result.to_json()["hits"]
    assert (hit["id"], hit["story"], hit["copy_count"]) == ("2", "quay", 1)
    assert hit["copies"] == [
        {
            "id": "1",
            "title": "Quay opens, 1",
            "date": "2016-08-09",
            "date_precision": "day",
            "source": "Harbour Wire",
            "url": "https://a.example/1",
        }
    ]
    assert (other["copies"], other["copy_count"], other["story"]) == ([], 0, "")


def test_only_copies_that_match_and_may_be_seen_lie_beneath(archive: Archive) -> None:
    fill(
        archive,
        copy("1", "Harbour Wire"),
        copy("2", "Courier", body="Planes came."),
        copy("3", "Northshore", access=Access.NONE),
        copy("4", "Evening Post"),
    )
    archive.withdraw("4")
    for _ in range(2):  # before it leaves the index, and after
        result = search(archive, SearchRequest("ships"))
        assert (result.total, result.stories) == (1, 1)
        assert cards(result.hits) == [("1", [], 0)]
        assert [each.id for each in open_searcher(archive).copies("quay")] == ["2", "1"]
        archive.commit()


def test_many_copies_are_counted_and_the_best_of_them_told(archive: Archive) -> None:
    days = [NewsDate.parse(f"2016-08-{day:02}") for day in range(1, 10)]
    fill(archive, *(copy(str(at), "Wire", date=day) for at, day in enumerate(days)))
    (hit,) = search(archive, SearchRequest(sort=Sort.OLDEST)).hits
    assert cards((hit,)) == [("0", ["1", "2", "3", "4", "5"], 8)]


def test_a_story_changes_with_its_articles_and_survives_a_merge(archive: Archive) -> None:
    fill(archive, copy("1", "Harbour Wire"))
    fill(archive, copy("2", "Courier"), copy("3", "Courier", "ferry"))
    assert [each.copy_count for each in search(archive, SearchRequest()).hits] == [0, 1]
    fill(archive, copy("3", "Courier", "quay", version=2))
    assert search(archive, SearchRequest()).stories == 1
    fill(archive, copy("1", "Harbour Wire", "", version=2))
    assert search(archive, SearchRequest()).stories == 2
    archive.rebuild()
    assert search(archive, SearchRequest()).stories == 2
    assert archive.verify() == []


def test_an_archive_without_stories_has_no_arrays_of_them(archive: Archive) -> None:
    fill(archive)
    (segment,) = archive.snapshot().segments
    assert not [name for name in segment.arrays if name.startswith("story")]
    assert open_searcher(archive).copies("") == ()
    assert open_searcher(archive).copies("quay") == ()


def test_a_story_is_known_by_its_name_on_one_line(archive: Archive) -> None:
    fill(archive, copy("1", "Harbour Wire", "a\nquay"), copy("2", "Courier", " a  quay "))
    assert search(archive, SearchRequest()).stories == 1
    assert len(open_searcher(archive).copies("a\tquay")) == 2


def test_copies_are_not_told_as_related(archive: Archive) -> None:
    other = Article("3", "Quay opens for ships", body="Ships came.")
    fill(archive, copy("1", "Harbour Wire"), copy("2", "Courier"), other, copy("4", "", "ferry"))
    assert {hit.id for hit in open_searcher(archive).related("1")} == {"3", "4"}


def test_feeds_and_sitemaps_list_every_copy(archive: Archive, browse: Open) -> None:
    (archive.path / "dateline.toml").write_text("robots = true", "utf-8")
    fill(archive, copy("1", "Harbour Wire"), copy("2", "Courier"))
    opened = Archive.open(archive.path)
    client = browse(opened)
    feed = client.get("/feed.atom?q=ships&size=1").get_data(as_text=True)
    assert "page=2" in feed
    assert "collapse" not in feed
    assert "page=2" not in client.get("/?q=ships&size=1").get_data(as_text=True)
    assert client.get("/sitemap/1.xml").get_data(as_text=True).count("<loc>") == 2
    assert [hit["id"] for hit in api(client, "q=ships&collapse=0")["hits"]] == ["2", "1"]
    opened.close()


def test_the_command_names_the_copies(archive: Archive) -> None:
    fill(archive, *(copy(str(at), "Wire" * (at > 0)) for at in range(8)))
    lines = [*result_lines(search(archive, SearchRequest(sort=Sort.OLDEST)), UTC)]
    assert lines[0] == "8 articles in 1 story"
    assert "  Also in: Wire (1), Wire (2), Wire (3), Wire (4), Wire (5) and 2 more" in lines
