"""The ledger keeps what it has acknowledged."""

import sqlite3
from pathlib import Path

import pytest

from index.article import Article
from index.delivery import Delivery, Outcome
from index.errors import Gone, LedgerError, NotFound
from index.ledger import Ledger
from index.rejected import Rejected


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "ledger.sqlite")


def deliver(ledger: Ledger, *articles: Article, data: bytes = b"raw") -> list[Outcome]:
    run = ledger.begin_run()
    written = ledger.write([Delivery(each, data, "json") for each in articles], run)
    return [each.outcome for each in written.settled]


def test_an_article_comes_back_as_it_went_in(ledger: Ledger) -> None:
    article = Article("1", "Title", body="Body", country=("TR",), extra={"wire": [1, None]})
    deliver(ledger, article)
    assert ledger.current("1") == article


def test_the_raw_record_is_kept_to_the_byte(ledger: Ledger) -> None:
    data = bytes(range(256))
    deliver(ledger, Article("1", "Title"), data=data)
    (kept,) = ledger.kept()
    assert (kept.id, kept.data, kept.format) == ("1", data, "json")


def test_all_versions_of_an_article_in_one_batch_are_taken_in_turn(ledger: Ledger) -> None:
    versions = [Article("1", f"Title {number}", version=number) for number in (2, 1, 3)]
    assert deliver(ledger, *versions) == [Outcome.ADDED, Outcome.OLDER, Outcome.UPDATED]
    assert ledger.current("1").version == 3
    assert ledger.counts()["versions"] == 3


def test_a_story_lives_and_stays_dead(ledger: Ledger) -> None:
    first, second = Article("1", "One", version=1), Article("1", "Two", version=2)
    deliver(ledger, first, second, Article("2", "One more"))
    ledger.withdraw("1", "wrong man")
    assert deliver(ledger, first) == [Outcome.UNCHANGED]
    assert deliver(ledger, Article("1", "Three", version=3)) == [Outcome.WITHDRAWN]
    with pytest.raises(Gone):
        ledger.current("1")
    ledger.reinstate("1")
    assert ledger.current("1").title == "Three"
    assert ledger.current("2").title == "One more"


def test_changes_tell_an_index_what_it_lacks(ledger: Ledger) -> None:
    deliver(ledger, Article("1", "One"), Article("2", "Two"))
    seen = ledger.journal.changes(0, 10)
    assert (seen.live, seen.dead) == ([1, 2], [])
    deliver(ledger, Article("1", "One, corrected"))
    ledger.withdraw("2")
    since = ledger.journal.changes(seen.reached, 10)
    assert (since.live, since.dead) == ([3], [1, 2])
    assert ledger.journal.changes(since.reached, 10).live == ()
    assert ledger.journal.withdrawn_after(seen.reached) == [2]


def test_changes_come_in_bounded_portions(ledger: Ledger) -> None:
    deliver(ledger, *(Article(str(number), "Title") for number in range(10)))
    first = ledger.journal.changes(0, 4)
    assert len(first.live) == 4
    assert ledger.journal.changes(first.reached, 100).live == [5, 6, 7, 8, 9, 10]


def test_a_failed_batch_leaves_nothing_behind(ledger: Ledger) -> None:
    with pytest.raises(TypeError):
        ledger.write([Delivery(Article("1", source="Quay"), None, "json")], 1)  # type: ignore[arg-type]
    assert ledger.counts()["versions"] == 0
    assert ledger.sequence() == 0


def test_a_rejected_record_is_kept_once(ledger: Ledger) -> None:
    run = ledger.begin_run()
    for reason in ("no title", "no title or body"):
        ledger.reject([Rejected("a.jsonl:3", reason, b"{}", "json")], run)
    assert ledger.counts()["rejected"] == 1


def test_withdrawing_what_was_never_seen_is_an_error(ledger: Ledger) -> None:
    with pytest.raises(NotFound, match="nobody"):
        ledger.withdraw("nobody")


def test_many_articles_share_a_dictionary_and_can_all_be_read(ledger: Ledger) -> None:
    texts = [f"The mayor of town {number} opened bridge {number * 7}." for number in range(1500)]
    deliver(ledger, *(Article(str(n), text, body=text * 9) for n, text in enumerate(texts)))
    assert [each.title for each in ledger.read([1, 1500, 2])] == [texts[0], texts[1499], texts[1]]
    assert ledger.damage() == []


def test_a_changed_byte_is_noticed(ledger: Ledger, tmp_path: Path) -> None:
    deliver(ledger, Article("1", "One"))
    with sqlite3.connect(tmp_path / "ledger.sqlite") as db:
        db.execute("UPDATE version SET digest = x'00' WHERE seq = 1")
    db.close()
    assert ledger.damage() == ["ledger: version 1 isn't what was written"]


def test_a_newer_ledger_is_refused(tmp_path: Path) -> None:
    Ledger(tmp_path / "ledger.sqlite").close()
    with sqlite3.connect(tmp_path / "ledger.sqlite") as db:
        db.execute("PRAGMA user_version = 999")
    db.close()
    with pytest.raises(LedgerError, match="newer Dateline"):
        Ledger(tmp_path / "ledger.sqlite")


def test_a_file_that_is_no_ledger_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").write_text("not a database, but long enough to look at" * 50)
    with pytest.raises(LedgerError, match=r"ledger\.sqlite"):
        Ledger(tmp_path / "ledger.sqlite")
