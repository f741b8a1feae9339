"""The enrichment: whatever it learns, the same articles come out of it the same."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from index.annotation import Annotation
from index.annotations import Change
from index.archive import Archive
from index.article import Access, Article
from index.errors import IndexLocked
from index.lock import writer_lock
from indexer import enrich as enriching
from indexer.enrich import EnrichReport, Progress
from indexer.enrich import enrich as enrich_by
from indexer.stages import TOPICS
from indexer.step import Batch, Inspect, Stage, Step, View, setting
from search.engine import open_searcher
from search.request import SearchRequest
from tests.stories import fill


def enrich(
    archive: Archive,
    everything: bool = False,
    progress: Progress | None = None,
    stages: Sequence[Stage] = (TOPICS,),
) -> EnrichReport:
    """A pass of which each article is shown once."""
    return enrich_by(archive, everything, progress, stages)


KINDS = {
    "sailing": "The ferry sailed from the harbour with crew and cargo over a calm sea",
    "farming": "The farmers brought plums and apples from orchards to the village market",
}


def articles(count: int, declared: int = 3) -> list[Article]:
    """Of two kinds; all but each `declared`th say of which."""
    chance = random.Random(count)
    found = []
    for number in range(count):
        topic = list(KINDS)[number % 2]
        words = KINDS[topic].split()
        chance.shuffle(words)
        body = " ".join(words[:9])
        declares = number // 2 % declared
        found.append(
            Article(f"a{number}", f"Number {number}", body=body, topic=(topic,) if declares else ())
        )
    return found


def inferred(archive: Archive) -> dict[str, tuple[Any, ...]]:
    return {
        each.id: tuple((one.value, one.confidence, one.evidence) for one in each.inferred_topic)
        for each in archive.export()
    }


def test_what_declares_no_topic_gets_that_of_what_is_like_it(archive: Archive) -> None:
    given = articles(60)
    fill(archive, *given)
    report = enrich(archive)
    lacking = [each.id for each in given if not each.topic]
    assert (report.looked, report.changed) == (60, len(lacking))
    for id_ in lacking:
        (topic,) = archive.article(id_).inferred_topic
        assert topic.value == list(KINDS)[int(id_[1:]) % 2]
        assert 0.33 <= topic.confidence < 1
        assert topic.evidence.startswith("declared by ")
    assert archive.verify() == []


def test_where_nothing_is_declared_nothing_is_inferred(archive: Archive) -> None:
    fill(archive, *(structs.replace(each, topic=()) for each in articles(40)))
    assert enrich(archive).changed == 0
    assert enrich(Archive.create(archive.path.parent / "empty")).looked == 0


def test_few_that_are_hardly_like_it_settle_nothing(archive: Archive) -> None:
    one = Article("one", "Ferry sails", body="The ferry sailed at dawn.", topic=("sailing",))
    fill(
        archive, one, Article("two", "Clocks", body="The ferry of clocks stood still in the rain.")
    )
    assert enrich(archive).changed == 0


def test_what_may_not_be_seen_has_no_vote(archive: Archive) -> None:
    shut = Access.NONE
    given = [structs.replace(each, access=shut) if each.topic else each for each in articles(40)]
    fill(archive, *given)
    enrich(archive)
    assert not any(inferred(archive).values())


def test_the_narrowest_of_the_topics_that_were_voted_is_told(archive: Archive) -> None:
    football = ("medtop:20001065",)  # which is sport
    fill(archive, *(structs.replace(each, topic=each.topic and football) for each in articles(40)))
    enrich(archive)
    told = [each for each in inferred(archive).values() if each]
    assert told
    assert {value for each in told for value, *_ in each} == {"medtop:20001065"}


def test_the_order_in_which_articles_came_does_not_matter(tmp_path: Path) -> None:
    given = articles(90)
    results = []
    for seed in range(3):
        order = random.Random(seed).sample(given, len(given))
        archive = Archive.create(tmp_path / str(seed))
        step = (90, 30, 7)[seed]
        for start in range(0, 90, step):
            fill(archive, *order[start : start + step])
            enrich(archive)
        results.append(inferred(archive))
        assert archive.verify() == []
        archive.close()
    assert results[0] == results[1] == results[2]


def test_a_withdrawal_and_a_correction_count_in_a_small_archive(
    archive: Archive, tmp_path: Path
) -> None:
    given = articles(30)
    fill(archive, *given)
    enrich(archive)
    archive.withdraw("a2")
    fill(archive, structs.replace(given[3], topic=(), body=given[4].body, version=2))
    enrich(archive)
    other = Archive.create(tmp_path / "other")
    left = [each for each in given if each.id not in ("a2", "a3")]
    fill(other, *left, structs.replace(given[3], topic=(), body=given[4].body, version=2))
    enrich(other)
    assert inferred(archive) == inferred(other)


def test_where_there_is_no_news_nothing_is_looked_at(archive: Archive) -> None:
    fill(archive, *articles(30))
    enrich(archive)
    assert enrich(archive).looked == 0
    again = enrich(archive, everything=True)
    assert (again.looked, again.changed) == (30, 0)


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """No archive is a small one, and batches are small."""
    monkeypatch.setattr(enriching, "SMALL", 0)
    monkeypatch.setattr(enriching, "BATCH", 7)


@pytest.mark.usefixtures("large")
def test_a_large_archive_is_looked_at_again_when_there_is_twice_as_much_to_learn(
    archive: Archive,
) -> None:
    given = articles(120)
    fill(archive, *given[:40])
    assert enrich(archive).looked == 40
    fill(archive, *given[40:60])
    assert enrich(archive).looked == 20
    fill(archive, *given[60:])
    assert enrich(archive).looked == 120
    assert enrich(archive).looked == 0


@pytest.mark.usefixtures("large")
def test_what_is_reinstated_is_looked_at(archive: Archive) -> None:
    fill(archive, *articles(40))
    archive.withdraw("a0")
    enrich(archive)
    archive.reinstate("a0")
    assert enrich(archive).looked == 1
    assert archive.article("a0").inferred_topic


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("batches", [1, 3])
def test_an_interruption_keeps_what_was_found_and_the_next_pass_goes_on(
    archive: Archive, batches: int
) -> None:
    fill(archive, *articles(40))
    seen = []

    def interrupt(report: EnrichReport) -> None:
        seen.append(report.looked)
        if len(seen) == batches:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        enrich(archive, progress=interrupt, stages=[TOPICS])
    assert archive.verify() == []
    assert enrich(archive, stages=[TOPICS]).looked == 40 - 7 * batches
    told = inferred(archive)
    assert enrich(archive, everything=True).changed == 0
    assert inferred(archive) == told


def test_a_newer_edition_looks_at_everything_again(archive: Archive) -> None:
    fill(archive, *articles(30))
    stage = TOPICS
    enrich(archive)
    assert enrich(archive, stages=[replace(stage, edition=stage.edition + 1)]).looked == 30


def test_one_process_at_a_time_enriches(archive: Archive) -> None:
    with writer_lock(archive.path / "enrich.lock"), pytest.raises(IndexLocked, match="enriched"):
        enrich(archive)


def _step(field: str, find: Callable[[View, Batch], Mapping[str, Change]]) -> Step:
    @contextmanager
    def opened(view: View) -> Iterator[Inspect]:
        yield lambda batch: find(view, batch)

    return Step((field,), opened)


def _first_words(view: View, batch: Batch) -> Mapping[str, Change]:
    """The article that is like it by its first word is of one story with it, and is told so."""
    ids = {each.body.split()[0]: each.id for each in view.archive.export()}
    found: dict[str, Change] = {}
    for each in batch.articles:
        story = setting(story=each.body.split()[0])
        found |= {each.id: story, ids[each.body.split()[0]]: story}
    return found


def test_a_step_may_change_articles_that_it_is_not_shown(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(enriching, "SMALL", 0)
    stages = [Stage(1, 1, (_step("story", _first_words),)), TOPICS]
    fill(archive, Article("1", body="Ferry sails"))
    enrich(archive, stages=stages)
    fill(archive, Article("2", body="Ferry strike"), Article("0", body="Plums grow"))
    assert enrich(archive, stages=stages).looked == 3  # what is new, and what grew
    assert [each.story for each in archive.export()] == ["Ferry", "Ferry", "Plums"]


def test_a_stage_reads_what_was_delivered_and_searches_what_earlier_ones_left(
    archive: Archive,
) -> None:
    seen: list[str] = []

    def drop(_: View, batch: Batch) -> Mapping[str, Change]:
        return {each.id: setting(dropped=("Share this",)) for each in batch.due}

    def look(view: View, batch: Batch) -> Mapping[str, Change]:
        seen.extend(each.body for each in batch.articles)
        assert open_searcher(view.archive).rank(SearchRequest("share")).seqs == []
        return {}

    stages = [Stage(1, 1, (_step("dropped", drop),)), Stage(2, 1, (_step("story", look),))]
    fill(archive, Article("1", body="Plums\n\nShare this"))
    enrich(archive, stages=stages)
    assert seen == ["Plums\n\nShare this"]
    assert archive.article("1").body == "Plums"
    none = Stage(1, 2, (_step("dropped", lambda *_: {}),))
    enrich(archive, stages=[none])
    assert archive.article("1").body == "Plums\n\nShare this"


def test_each_field_is_blank_before_its_own_stage_alone() -> None:
    stage = Stage(1, 1, (Step(("story",), _step("story", _first_words).open),))
    assert stage.blank(Annotation(language="de", story="x")) == Annotation(language="de")
