"""The cache keeps what it may, and gives what it doesn't keep all the same."""

from itertools import product

from index.archive import Archive
from index.article import Article
from search import engine
from search.cache import Cache
from search.request import SearchRequest, Sort
from tests.stories import fill


def test_what_was_used_longest_ago_goes_first() -> None:
    cache = Cache(4_800)
    for key in "abcdae":
        assert cache.get(key, key.upper) == key.upper()
    assert [cache.peek(key) for key in "abcde"] == ["A", None, "C", "D", "E"]
    assert cache.nbytes == 4_800


def test_a_value_too_large_to_keep_is_given_and_not_kept() -> None:
    cache = Cache(4_000)
    assert cache.get("x", lambda: "large", lambda _: 3_000) == "large"
    assert cache.peek("x") is None
    assert cache.nbytes == 0


def test_a_page_is_whole_though_the_cache_holds_less_than_a_page(archive: Archive) -> None:
    stories = [Article(str(at), f"Story {at}") for at in range(9)]
    searcher = engine.open_searcher(fill(archive, *stories))
    searcher._cache = Cache(4_900)  # four small values
    for size, sort in product((2, 8, 3, 6), Sort):
        found = searcher.search(SearchRequest(size=size, sort=sort, snippets=False))
        assert len(found.hits) == size
        assert all(hit.title for hit in found.hits)
