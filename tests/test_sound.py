"""An index that isn't what was written is told before compiled code walks beyond its arrays."""

import numpy as np
import pytest
from msgspec.structs import replace

from index.archive import Archive
from index.arrays import ArrayFile, write_arrays
from index.errors import IndexDamaged
from search.engine import open_searcher
from search.request import SearchRequest
from tests.stories import STORIES, fill

DAMAGE = {
    "docs": "postings of no document",
    "freqs": "frequencies",
    "form.postings": "postings of no form",
    "form.positions": "positions of no form",
    "form.offsets": "strings of form",
    "stem.en.offsets": "strings of stem.en",
    "country.of": "values of country",
    "story.offsets": "stories whose names",
    "story.docs": "copies of no story",
    "story.ords": "copies of no story",
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_array_is_refused(archive: Archive, name: str) -> None:
    fill(archive, *STORIES[1:], replace(STORIES[0], story="bridge"))
    (path,) = archive.path.glob("index/*.arrays")
    arrays = {each: np.array(array) for each, array in ArrayFile(path).items()}
    arrays[name][0] += 9
    write_arrays(path, arrays)
    with pytest.raises(IndexDamaged, match=f"{DAMAGE[name]}.*dateline verify --rebuild"):
        open_searcher(archive, fast=True).search(SearchRequest("bridge"))


def test_a_sound_index_is_searched(archive: Archive) -> None:
    assert open_searcher(fill(archive), fast=True).search(SearchRequest("bridge")).total == 2
