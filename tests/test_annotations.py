"""Annotations: what is added to a version, under a number of its own, and never in its place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.annotation import Annotation
from index.annotations import Look
from index.archive import Archive
from index.article import Article, Inference
from index.delivery import Delivery
from index.errors import Gone
from indexer.step import setting
from search.engine import open_searcher
from search.request import SearchRequest
from tests.stories import STORIES, fill

FARMING = Inference("farming", 0.6, "declared by all")
TOLD = setting(topic=(FARMING,))
CLOCK = "clock"  # the story that declares no topic

_texts = st.text(max_size=9)
_annotations = st.builds(
    Annotation,
    topic=st.lists(st.builds(Inference, _texts, st.floats(0, 1), _texts)).map(tuple),
    language=_texts,
    story=_texts,
    dropped=st.lists(_texts).map(tuple),
)


def annotate(archive: Archive, id_: str = CLOCK) -> int:
    ledger = archive.ledger
    changed = ledger.annotate({id_: [TOLD]}, ledger.sequence(), Look(1))
    archive.commit()
    return changed


def found(archive: Archive, **chosen: str) -> list[str]:
    request = SearchRequest(filters=frozenset(chosen.items()))
    return [hit.id for hit in open_searcher(archive).search(request).hits]


@given(_annotations)
def test_an_annotation_comes_back_as_it_went_in(annotation: Annotation) -> None:
    assert Annotation.from_json(annotation.to_json()) == annotation


def test_what_is_declared_is_never_overwritten() -> None:
    annotation = Annotation((FARMING,), "de", "a", ("Share this", "Read on"))
    said = {"id": "1", "topic": ["sport"], "story": "b", "body": "Share this\n\nPlums.\n\nRead on"}
    assert annotation.on(said) == {**said, "language": "de", "body": "Plums."}
    assert annotation.on({"id": "1"})["inferred_topic"] == [
        {"value": "farming", "confidence": 0.6, "evidence": "declared by all"}
    ]


def test_what_is_added_is_found_shown_and_marked_as_inferred(archive: Archive) -> None:
    fill(archive)
    assert annotate(archive) == 1
    assert archive.article(CLOCK).inferred_topic == (FARMING,)
    assert found(archive, topic="farming") == ["plums", CLOCK]
    (count,) = (
        each
        for each in open_searcher(archive).search(SearchRequest()).facets["topic"]
        if each.value == "farming"
    )
    assert (count.count, count.inferred) == (2, 1)
    assert [each.id for each in archive.export()] == [each.id for each in STORIES]
    assert archive.verify() == []
    archive.rebuild()
    assert found(archive, topic="farming") == ["plums", CLOCK]
    assert archive.verify() == []


def test_it_is_no_version_and_no_change_where_it_says_the_same(archive: Archive) -> None:
    fill(archive)
    before = archive.ledger.counts()
    annotate(archive)
    reached = archive.ledger.sequence()
    assert annotate(archive) == 0
    assert archive.ledger.sequence() == reached
    assert archive.ledger.counts() == {**before, "annotated": 1}
    fill(archive)  # delivered again
    assert archive.ledger.counts() == {**before, "annotated": 1, "runs": 2}


def test_a_new_version_has_none_until_it_is_looked_at(archive: Archive) -> None:
    fill(archive)
    annotate(archive)
    fill(archive, Article(CLOCK, title="The town clock that somebody winds"))
    assert archive.article(CLOCK).inferred_topic == ()
    assert found(archive, topic="farming") == ["plums"]
    assert archive.verify() == []
    until = archive.ledger.sequence() - 1  # as of before that version
    assert archive.ledger.annotate({CLOCK: [TOLD]}, until, Look(1)) == 0


def test_an_older_snapshot_reads_the_state_that_it_has(archive: Archive) -> None:
    fill(archive)
    segment = archive.snapshot().segments[0]
    annotate(archive)
    before = {each.id: each for each in archive.ledger.read(segment.seq.tolist())}
    assert before[CLOCK].inferred_topic == ()
    assert archive.ledger.outlines([archive.ledger.seq_of(CLOCK)])[0]["inferred_topic"]
    assert archive.ledger.ids([archive.ledger.seq_of(CLOCK)]) == [CLOCK]


def test_what_is_withdrawn_goes_in_every_state_and_comes_back_in_the_last(
    archive: Archive,
) -> None:
    fill(archive)
    annotate(archive)
    searcher = open_searcher(archive)
    archive.withdraw(CLOCK)  # without a commit
    assert searcher.search(SearchRequest("clock")).total == 0
    with pytest.raises(Gone):
        archive.article(CLOCK)
    archive.commit()
    archive.reinstate(CLOCK)
    archive.commit()
    assert found(archive, topic="farming") == ["plums", CLOCK]
    assert archive.verify() == []


def test_reading_records_anew_leaves_what_was_added(archive: Archive) -> None:
    fill(archive)
    annotate(archive)
    (kept,) = (each for each in archive.kept() if each.id == CLOCK)
    article = next(each for each in STORIES if each.id == CLOCK)
    archive.write([Delivery(article, b"", "json", reread=kept.seq)])
    archive.commit()
    assert archive.article(CLOCK).inferred_topic == (FARMING,)


def test_a_changed_byte_is_noticed(archive: Archive, tmp_path: Path) -> None:
    fill(archive)
    annotate(archive)
    archive.ledger._db.execute("UPDATE annotation SET said = replace(said, 'farming', 'fishing')")
    (problem, *_) = archive.verify()
    assert "annotation" in problem


def test_what_was_withdrawn_is_found_without_looking_at_every_annotation(archive: Archive) -> None:
    count = 400
    archive.write(
        [Delivery(Article(id=str(at), title=f"Plum {at}"), b"", "x") for at in range(count)]
    )
    ledger = archive.ledger
    ledger.annotate({str(at): [TOLD] for at in range(count)}, ledger.sequence(), Look(1))
    archive.commit()
    before = ledger.sequence()
    archive.withdraw("7")
    steps: list[int] = []
    ledger.journal._db.set_progress_handler(lambda: steps.append(1), 1)
    assert len(ledger.journal.withdrawn_after(before)) == 2
    ledger.journal._db.set_progress_handler(None, 1)
    assert len(steps) < count
