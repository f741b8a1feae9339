"""By what an article is known: id and source, else address, else content; and once dead, by all."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from index.article import Article
from index.dates import NewsDate
from index.delivery import Delivery, Outcome
from index.errors import Gone
from index.ledger import Ledger
from index.names import canonical_url, derived_id

URL = "https://quay.example/ferry"
PAGE = Article(
    derived_id("url", canonical_url(URL)), "Ferry sails", body="The ferry left. " * 20, url=URL
)
ENTRY = Article("tag:quay.example,1", "Ferry sails", body="The ferry left …", url=URL + "?utm_a=1")
SITEMAP = replace(PAGE, body="")
KILL = {"pubstatus": "canceled"}
OWN = Article("7", "Ferry sails", body="The ferry left at dawn. " * 20, url=URL, source="Quay")


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "ledger.sqlite")


def deliver(ledger: Ledger, article: Article, format_: str = "json", kill: bool = False) -> str:
    """Deliver one; the outcome and the id, as `added 7`."""
    delivery = Delivery(article, b"{}", format_, kill=kill)
    (settled,) = ledger.write([delivery], ledger.begin_run()).settled
    return f"{settled.outcome} {settled.id}"


def test_two_sources_may_give_the_same_id(ledger: Ledger) -> None:
    first = Article("7", "Ferry sails", source="Quay")
    second = Article("7", "Bridge opens", source="Harbour Wire")
    assert deliver(ledger, first) == "added 7"
    assert deliver(ledger, second) == "added 7@harbour-wire"
    assert deliver(ledger, replace(second, title="Bridge shut")) == "updated 7@harbour-wire"
    assert deliver(ledger, replace(second, extra=KILL), kill=True) == "withdrawn 7@harbour-wire"
    assert ledger.current("7").title == "Ferry sails"


def test_two_sources_with_the_same_id_in_one_batch_stay_two(ledger: Ledger) -> None:
    both = [Article("7", f"Of {each}", source=each) for each in ("Quay", "Harbour Wire")] * 2
    written = ledger.write([Delivery(each, b"", "json") for each in both], ledger.begin_run())
    assert [each.id for each in written.settled] == ["7", "7@harbour-wire"] * 2
    assert [each.outcome for each in written.settled[2:]] == [Outcome.UNCHANGED] * 2


@pytest.mark.parametrize("source", ["", "quay", "Quay - World News", "The  QUAY"])
def test_a_source_that_is_spelled_otherwise_is_the_same(ledger: Ledger, source: str) -> None:
    deliver(ledger, Article("7", "Ferry sails", source="Quay"))
    assert deliver(ledger, Article("7", "Ferry sank", source=source)) == "updated 7"


def test_an_id_that_is_unique_the_world_over_needs_no_source(ledger: Ledger) -> None:
    deliver(ledger, Article("urn:newsml:7", "Ferry sails", source="Quay"))
    again = Article("urn:newsml:7", "Ferry sank", source="Harbour Wire")
    assert deliver(ledger, again) == "updated urn:newsml:7"


@pytest.mark.parametrize("poorer", [(ENTRY, "feed"), (SITEMAP, "sitemap")])
def test_an_entry_that_follows_its_page_takes_nothing_away(
    ledger: Ledger, poorer: tuple[Article, str]
) -> None:
    deliver(ledger, PAGE, "html")
    late = replace(poorer[0], updated=NewsDate.parse("2030-01-01"))
    assert deliver(ledger, late, poorer[1]) == f"poorer {PAGE.id}"
    assert deliver(ledger, late, poorer[1]) == f"unchanged {PAGE.id}"
    assert ledger.current(PAGE.id).body == PAGE.body
    assert ledger.current(poorer[0].id).body == PAGE.body


def test_an_entry_says_less_even_than_a_text_that_is_a_title_alone(ledger: Ledger) -> None:
    deliver(ledger, replace(PAGE, body=""), "json")
    other = replace(SITEMAP, title="Ferries", source="Harbour Wire")
    assert deliver(ledger, other, "sitemap") == f"poorer {PAGE.id}"
    assert ledger.current(PAGE.id).title == PAGE.title


def test_a_page_that_follows_its_entry_replaces_it(ledger: Ledger) -> None:
    deliver(ledger, replace(ENTRY, updated=NewsDate.parse("2030-01-01")), "feed")
    page = replace(PAGE, updated=NewsDate.parse("2020-01-01"))
    assert deliver(ledger, page, "html") == f"updated {ENTRY.id}"
    assert ledger.current(ENTRY.id).body == PAGE.body


def test_a_shorter_correction_of_the_page_itself_is_an_update(ledger: Ledger) -> None:
    deliver(ledger, PAGE, "html")
    deliver(ledger, ENTRY, "feed")
    assert deliver(ledger, replace(PAGE, body="It did not."), "html") == f"updated {PAGE.id}"


def test_a_correction_in_a_feed_of_its_own_entry_is_an_update(ledger: Ledger) -> None:
    deliver(ledger, ENTRY, "feed")
    assert deliver(ledger, replace(ENTRY, body="No."), "feed") == f"updated {ENTRY.id}"


def test_articles_with_ids_of_their_own_at_one_address_stay_apart(ledger: Ledger) -> None:
    for number in "789":
        article = replace(OWN, id=number, title=f"Ferry {number}")
        assert deliver(ledger, article) == f"added {number}"
    assert deliver(ledger, PAGE, "html") == f"added {PAGE.id}"
    assert ledger.counts()["articles"] == 4


def test_a_front_page_is_the_address_of_no_article(ledger: Ledger) -> None:
    for number in "78":
        deliver(ledger, replace(OWN, id=number, url="https://quay.example/"))
    ledger.withdraw("7")
    new = replace(OWN, id="9", url="https://quay.example", body="New.")
    assert deliver(ledger, new) == "added 9"


@pytest.mark.parametrize(
    ("comes", "format_"),
    [
        (replace(OWN, title="Ferry sank", body="New.", url=""), "json"),
        (replace(OWN, id="8", title="Ferry sank", body="New."), "json"),
        (replace(PAGE, title="Ferry sank"), "html"),
        (ENTRY, "feed"),
        (SITEMAP, "sitemap"),
        (replace(OWN, id="8", url="https://wire.example/1", source="Harbour Wire"), "json"),
        (replace(OWN, id=derived_id("text", OWN.body), url=""), "json"),
    ],
)
@pytest.mark.parametrize("by", ["a person", "its source"])
def test_what_was_withdrawn_stays_so_under_any_name(
    ledger: Ledger, comes: Article, format_: str, by: str
) -> None:
    deliver(ledger, OWN)
    if by == "a person":
        ledger.withdraw("7")
    else:
        deliver(ledger, replace(OWN, body="", extra=KILL), kill=True)
    assert deliver(ledger, comes, format_).endswith(" 7")
    assert ledger.journal.live() == []
    for id_ in ("7", comes.id):
        with pytest.raises(Gone):
            ledger.current(id_)
    corrected = replace(comes, body="Something else.", url="")
    if not corrected.id.startswith(("url-", "text-")):
        assert deliver(ledger, corrected, format_).endswith(" 7")
    assert ledger.journal.live() == []


def test_a_copy_within_the_batch_of_a_kill_stays_withdrawn(ledger: Ledger) -> None:
    copy = replace(OWN, id="8", url="https://wire.example/1", source="Harbour Wire")
    batch = [Delivery(OWN, b"", "json"), Delivery(replace(OWN, extra=KILL), b"", "json", kill=True)]
    settled = ledger.write([*batch, Delivery(copy, b"", "json")], ledger.begin_run()).settled
    assert [each.id for each in settled] == ["7"] * 3
    assert ledger.journal.live() == []


def test_reinstated_it_is_as_it_was_and_copies_are_their_own_again(ledger: Ledger) -> None:
    deliver(ledger, OWN)
    ledger.withdraw("7")
    copy = replace(OWN, id="8", url="https://wire.example/1", source="Harbour Wire")
    deliver(ledger, copy)
    ledger.reinstate("8")
    assert ledger.current("7") == OWN
    other = replace(copy, id="9", url="https://wire.example/2")
    assert deliver(ledger, other) == "added 9"


def test_short_notices_alike_on_other_days_are_other_articles(ledger: Ledger) -> None:
    days = [NewsDate.parse(f"2019-05-0{day}") for day in (4, 5)]
    first, second = (
        Article(str(n), "Corrections", body="None.", date=day) for n, day in enumerate(days)
    )
    deliver(ledger, first)
    ledger.withdraw("0")
    assert deliver(ledger, second) == "added 1"


def test_a_new_reading_keeps_its_article(ledger: Ledger) -> None:
    deliver(ledger, PAGE, "html")
    deliver(ledger, replace(OWN, id="7", url=""))
    reread = Delivery(replace(OWN, id="7", title="Ferry sailed"), b"{}", "json", reread=2)
    (settled,) = ledger.write([reread], ledger.begin_run()).settled
    assert settled == ("7", Outcome.UPDATED)
