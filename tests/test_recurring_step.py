"""The first stage of the enrichment: articles are told their language, copies and furniture."""

import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec.structs import replace

from index.archive import Archive
from index.article import Article
from index.delivery import Delivery
from indexer.enrich import enrich
from indexer.recurring import FILE
from indexer.recurring_file import remove_file
from indexer.stages import TEXTS
from tests.conftest import Ran
from tests.test_near_copies import FERRY, MARKET, cut, elsewhere

SIGN_UP = "Sign up for our letter from the harbour"


def page(at: int) -> Article:
    own = f"Boat {at} was hauled out of the water at slip {at * 7}, and painted {at} times."
    return Article(f"p{at}", f"Boat {at}", body=f"{own}\n\n{SIGN_UP}", source="Quay Press")


def deliver(archive: Archive, articles: Sequence[Article]) -> None:
    batch = [Delivery(each, b"", "html") for each in articles]
    archive.ledger.write(batch, archive.ledger.begin_run())


PAGES = [page(at) for at in range(5)]
COPY = elsewhere(FERRY, body=cut(FERRY, 3))


def test_articles_are_told_of_what_came_later_and_of_what_went(archive: Archive) -> None:
    deliver(archive, [FERRY, *PAGES[:4]])
    enrich(archive)
    assert archive.article("ferry").story == ""
    assert archive.article("ferry").language == "en"
    deliver(archive, [COPY, PAGES[4]])
    enrich(archive)
    assert archive.article("ferry").story == archive.article("other").story != ""
    assert all(SIGN_UP not in archive.article(each.id).body for each in PAGES)
    archive.withdraw("other")
    archive.withdraw("p4")
    enrich(archive)
    assert archive.article("ferry").story == ""
    assert SIGN_UP in archive.article("p0").body
    assert archive.verify() == []


def test_neither_the_order_of_arrival_nor_a_lost_file_changes_anything(tmp_path: Path) -> None:
    given = [FERRY, COPY, MARKET, replace(elsewhere(MARKET), id="again"), *PAGES]
    told = []
    for seed, step in enumerate((9, 4, 1)):
        archive = Archive.create(tmp_path / str(seed))
        order = random.Random(seed).sample(given, len(given))
        for start in range(0, len(order), step):
            deliver(archive, order[start : start + step])
            enrich(archive, stages=[TEXTS])
            if start % 3 == 1:
                remove_file(archive.path / FILE)
        told.append(sorted((each.id, each.story, each.body) for each in archive.export()))
        archive.close()
    assert told[0] == told[1] == told[2]
    assert len({story for _, story, _ in told[0]}) == 3


def test_a_language_is_told_by_the_text_unless_source_or_settings_say_it(
    dateline: Callable[..., Ran], tmp_path: Path
) -> None:
    german = "Die Fähre lief am Dienstag vor der Insel auf Grund, und alle Reisenden kamen an Land."
    feed = tmp_path / "feed.jsonl"
    records = ({"id": "told", "body": german}, {"id": "said", "body": german, "language": "da"})
    feed.write_text("\n".join(map(json.dumps, records)))
    dateline("ingest", feed)
    language = {id_: json.loads(dateline("show", id_, "--json").out)["language"]
                for id_ in ("told", "said")}  # fmt: skip
    assert language == {"told": "de", "said": "da"}
    assert json.loads(dateline("search", "reisender", "--json").out)["total"] == 2
    assert "the text" in dateline("explain", "told").out


def test_words_of_a_text_too_short_to_tell_its_language_are_found_in_their_forms(
    dateline: Callable[..., Ran], tmp_path: Path
) -> None:
    feed = tmp_path / "feed.jsonl"
    feed.write_text(json.dumps({"id": "short", "title": "Ferries sail"}))
    dateline("ingest", feed)
    assert json.loads(dateline("show", "short", "--json").out)["language"] == ""
    assert json.loads(dateline("search", "ferry", "--json").out)["total"] == 1
