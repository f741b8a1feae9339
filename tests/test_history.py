"""The history of an article: its versions in their order, and which of them stands."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from index.archive import Archive
from index.article import Access, Article
from index.dates import NewsDate
from index.delivery import Delivery
from index.errors import Gone, NotFound
from index.history import Change

TEXT = "The quay was closed at noon and three boats turned back to the island."


def deliver(archive: Archive, *articles: Article, form: str = "json", kill: bool = False) -> None:
    """Each article in a delivery, and a record, of its own."""
    for each in articles:
        archive.write([Delivery(each, repr(each).encode(), form, kill=kill)])


def titles(archive: Archive, id_: str = "a") -> list[str]:
    return [each.article.title for each in archive.history(id_)]


def version(number: int | None, **fields: Any) -> Article:  # noqa: ANN401
    return replace(Article("a", title=f"Take {number}", body=TEXT, version=number), **fields)


def test_versions_are_told_in_their_order_with_what_each_is(archive: Archive) -> None:
    corrected = version(2, correction="The quay was closed at noon, not at one.")
    deliver(archive, version(1), corrected, replace(corrected, title="Take 3", version=3))
    history = archive.history("a")
    assert [each.number for each in history] == [1, 2, 3]
    assert [each.change for each in history] == [Change.FIRST, Change.CORRECTION, Change.UPDATE]
    assert history[-1].article == archive.article("a")
    assert all(each.came.endswith("+00:00") for each in history)


def test_a_version_that_came_late_stands_where_it_belongs(archive: Archive) -> None:
    deliver(archive, version(4), version(2), version(6), version(1), version(3))
    assert titles(archive) == ["Take 1", "Take 2", "Take 3", "Take 4", "Take 6"]


def test_without_versions_the_time_of_update_gives_the_order(archive: Archive) -> None:
    takes = [
        Article("a", title=day, body=TEXT, updated=NewsDate.parse(f"2020-05-0{day}T10:00+00:00"))
        for day in "3142"
    ]
    deliver(archive, *takes)
    assert titles(archive) == ["1", "2", "3", "4"]


def test_another_reading_of_a_record_is_no_other_version(archive: Archive) -> None:
    archive.write([Delivery(Article("a", title="Rough", body=TEXT), b"record", "json")])
    (kept,) = archive.kept()
    again = Delivery(Article("a", title="Tidy", body=TEXT), b"record", "json", reread=kept.seq)
    archive.write([again])
    assert titles(archive) == ["Tidy"]
    deliver(archive, Article("a", title="New", body=TEXT))
    assert titles(archive) == ["Tidy", "New"]


def test_an_entry_that_points_to_the_text_is_no_version_of_it(archive: Archive) -> None:
    deliver(archive, Article("a", title="Entry", body="The quay."), form="feed")
    deliver(archive, Article("a", title="Text", body=TEXT), form="html")
    deliver(archive, Article("a", title="Entry again", body="The quay was."), form="feed")
    assert titles(archive) == ["Text"]
    deliver(archive, Article("b", title="Entry", body="The quay."), form="feed")
    deliver(archive, Article("b", title="Entry anew", body="The quay."), form="feed")
    assert titles(archive, "b") == ["Entry", "Entry anew"]


def test_what_was_withdrawn_has_no_history_until_it_is_reinstated(archive: Archive) -> None:
    deliver(archive, version(1), version(2))
    deliver(archive, version(3, title="Kill", extra={"pubstatus": "canceled"}), kill=True)
    with pytest.raises(Gone):
        archive.history("a")
    with pytest.raises(NotFound):
        archive.history("b")
    archive.reinstate("a")
    assert titles(archive) == ["Take 1", "Take 2"]


def test_what_was_never_to_be_seen_stays_so(archive: Archive) -> None:
    far = 4_000_000_000  # seconds since 1970
    draft = version(1, access=Access.NONE)
    deliver(archive, draft, version(2, visible_from=far), version(3), version(4))
    history = archive.history("a")
    assert [each.article.title for each in history] == ["Take 3", "Take 4"]
    assert [(each.number, each.change) for each in history] == [
        (1, Change.FIRST),
        (2, Change.UPDATE),
    ]
    deliver(archive, version(5, visible_from=far))
    with pytest.raises(NotFound):
        archive.history("a")


versions = st.builds(
    lambda version, day, title, body: Article(
        "a",
        title=title,
        body=body,
        version=version,
        updated=NewsDate.parse(f"2020-05-0{day}") if day else None,
    ),
    st.none() | st.integers(1, 4),
    st.none() | st.integers(1, 5),
    st.sampled_from("xyz"),
    st.sampled_from([TEXT, TEXT * 2, ""]),
)


@given(st.lists(st.tuples(versions, st.sampled_from(["json", "feed", "sitemap"])), min_size=1))
def test_what_stands_is_last_whatever_came_in(came: Sequence[tuple[Article, str]]) -> None:
    with TemporaryDirectory() as folder:
        archive = Archive.create(Path(folder))
        for article, form in came:
            deliver(archive, article, form=form)
        history = archive.history("a")
        archive.close()
        opened = Archive.open(Path(folder))
        assert history[-1].article == opened.article("a")
        assert [each.number for each in history] == list(range(1, len(history) + 1))
        opened.close()
