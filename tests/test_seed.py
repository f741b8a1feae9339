"""The scraped page that the project began with, where it is given: what finds it, what not."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.archive import Archive
from indexer.ingest import ingest
from search.engine import open_searcher
from search.request import SearchRequest
from search.result import Searcher

DATA = os.environ.get("DATELINE_DATA")
pytestmark = pytest.mark.skipif(not DATA, reason="needs DATELINE_DATA")


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    archive = Archive.create(tmp_path_factory.mktemp("seed"))
    assert ingest([Path(str(DATA)) / "seed"], archive, archive.settings).ok
    yield open_searcher(archive)
    archive.close()


@pytest.mark.parametrize(
    "q",
    ["erdoğan", "ERDOGAN", '"new beginning"', "relation", "sukhoi country:TR date:2016-08"],
)
def test_the_story_is_found(searcher: Searcher, q: str) -> None:
    assert searcher.search(SearchRequest(q)).total == 1


@pytest.mark.parametrize(
    "q",
    ["Disqus", '"Premium Selection"', "Bosnian apples", "Vucic", '"relation"', "country:RU"],
)
def test_furniture_other_stories_and_other_forms_find_nothing(searcher: Searcher, q: str) -> None:
    assert searcher.search(SearchRequest(q)).total == 0
