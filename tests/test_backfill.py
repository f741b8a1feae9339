"""What is old when it first comes is marked, so that alerts can leave it out."""

from datetime import UTC, datetime, timedelta

import pytest

from index.archive import Archive
from index.article import Article
from index.dates import NewsDate
from index.delivery import Delivery


def _day(ago: int, length: int = 10) -> NewsDate:
    return NewsDate.parse((datetime.now(UTC) - timedelta(days=ago)).isoformat()[:length])


def _fresh(archive: Archive, *articles: Article) -> list[int]:
    archive.write([Delivery(each, b"{}", "json") for each in articles])
    return archive.ledger.fresh(range(1, archive.ledger.sequence() + 1))


@pytest.mark.parametrize(
    ("date", "fresh"),
    [
        (_day(0), [1]),
        (_day(6), [1]),
        (_day(9), []),
        (_day(9, 19), []),
        (_day(0, 7), [1]),  # a month that isn't over
        (_day(0, 4), [1]),
        (NewsDate.parse("1987"), []),
        (None, [1]),
    ],
)
def test_it_is_told_by_the_last_day_that_a_date_may_stand_for(
    archive: Archive, date: NewsDate | None, fresh: list[int]
) -> None:
    assert _fresh(archive, Article("1", "Ferry sails", date=date)) == fresh


def test_a_correction_changes_nothing_about_it(archive: Archive) -> None:
    old = [Article("old", "Ferry", date=_day(30)), Article("old", "Ferry 2", date=_day(0))]
    new = [Article("new", "Bridge", date=_day(0)), Article("new", "Bridge 2", date=_day(30))]
    assert _fresh(archive, *old, *new) == [3, 4]
    assert _fresh(archive, Article("old", "Ferry 3"), Article("new", "Bridge 3")) == [3, 4, 6]
    assert archive.stats()["backfilled"] == 1
