"""Related articles: what a reader may see of what is like an article, in an order of its own."""

import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from index.archive import Archive
from index.article import Access, Article
from index.dates import NewsDate
from index.delivery import Delivery
from index.errors import Gone, NotFound
from search.engine import open_searcher
from tests.stories import fill

FERRY = Article(
    "ferry", title="Ferry strike ends", body="The ferry crews of Izmir ended their strike."
)
LATER = replace(
    FERRY, id="later", title="Ferry crews sail", body="Ferry crews of Izmir sail after a strike."
)
PLUMS = Article("plums", title="Plum harvest thin", body="Frost took half of all plums in Nis.")
FROST = Article("frost", title="Frost in Nis", body="Frost took plums and apples. A thin harvest.")
OTHERS = (LATER, PLUMS, FROST)


def ids(archive: Archive, id_: str, size: int = 5) -> list[str]:
    plain, fast = (open_searcher(archive, fast) for fast in (False, True))
    found = plain.related(id_, size)
    assert [hit.id for hit in found] == [hit.id for hit in fast.related(id_, size)]
    return [hit.id for hit in found]


def test_what_is_about_the_same_is_related_and_never_itself(archive: Archive) -> None:
    fill(archive, FERRY, *OTHERS)
    assert ids(archive, "ferry") == ["later"]
    assert ids(archive, "plums") == ["frost"]


def test_a_hit_is_complete_and_its_score_is_a_share_of_the_same_text(archive: Archive) -> None:
    fill(archive, FERRY, replace(FERRY, id="copy"), *OTHERS)
    hit, *_ = open_searcher(archive).related("ferry")
    assert (hit.id, hit.title, hit.snippet) == ("copy", "Ferry strike ends", "")
    assert hit.score == pytest.approx(1, rel=1e-5)


def test_what_may_not_be_seen_is_not_related(archive: Archive) -> None:
    hidden = replace(LATER, id="hidden", access=Access.NONE)
    held = replace(LATER, id="held", visible_from=int(time.time()) + 1000)
    fill(archive, FERRY, replace(LATER, id="gone"), hidden, held, *OTHERS)
    assert ids(archive, "ferry") == ["gone", "later"]
    archive.withdraw("gone")  # without a commit
    assert ids(archive, "ferry") == ["later"]
    with pytest.raises(Gone):
        open_searcher(archive).related("gone")
    for unseen in ("hidden", "held", "unknown"):
        with pytest.raises(NotFound):
            open_searcher(archive).related(unseen)


def test_ties_go_by_date_then_by_id_however_articles_came(tmp_path: Path) -> None:
    dated = replace(LATER, id="z", date=NewsDate.parse("2016-08-09"))
    copies = [replace(LATER, id=each) for each in "bac"]
    for name, order in (("one", [*copies, dated]), ("other", [dated, *copies[::-1]])):
        archive = fill(Archive.create(tmp_path / name), FERRY, *OTHERS[1:])
        for each in order:  # a segment each
            fill(archive, each)
        assert ids(archive, "ferry", 3) == ["z", "a", "b"]
        archive.close()


def test_a_version_that_is_not_yet_indexed_has_its_relations_but_not_itself(
    archive: Archive,
) -> None:
    fill(archive, FERRY, *OTHERS)
    archive.write([Delivery(replace(FERRY, title="Ferry strike over"), b"", "json")])
    assert ids(archive, "ferry", 1) == ["later"]


def test_an_article_of_no_words_is_related_to_nothing(archive: Archive) -> None:
    fill(archive, Article("dots", title="…"), *OTHERS)
    assert ids(archive, "dots") == []
