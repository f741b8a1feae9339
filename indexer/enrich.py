"""Enrichment: what is found out about articles by looking at the whole archive.

A pass goes through the stages of indexer.stages, each over the index as the one before left it.
What is found is written batch by batch, with how far the stage has come, in one transaction of the
ledger, and indexed at the stage's end. So a pass may be killed at any moment: the next one goes on
where it was, and what comes out is the same, since no step learns from what itself found.

The same articles give the same annotations however they came, as far as everything is looked at
again: in an archive of up to SMALL articles at every pass in which there is news, which takes some
seconds; in a larger one whenever what there is to learn from has doubled, so that each article is
looked at a few times at most, or where it is asked for. Between these only what is new is.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any

from index.annotations import Change, Look
from index.archive import Archive
from index.lock import writer_lock
from indexer.stages import STAGES
from indexer.step import Batch, Inspect, Stage, View
from search.collection import Collection
from search.kernels import kernels

SMALL = 2_000  # articles
BATCH = 1_000
_MANY = 200  # articles to look at, from which loading the compiled kernels pays


@dataclass(frozen=True, slots=True)
class EnrichReport:
    """How many articles were looked at, and how often what is said of one changed.

    Each stage looks for itself: `done` of the `due` looks were taken.
    """

    looked: int = 0
    changed: int = 0
    seconds: float = 0.0
    done: int = 0
    due: int = 0

    @property
    def share(self) -> float:
        """How much of it is done, 0 to 1."""
        return self.done / max(self.due, 1)

    def to_json(self) -> dict[str, Any]:
        """As JSON's own types."""
        return {
            "looked": self.looked,
            "changed": self.changed,
            "seconds": round(self.seconds, 3),
        }


Progress = Callable[[EnrichReport], None]


def enrich(
    archive: Archive,
    everything: bool = False,
    progress: Progress | None = None,
    stages: Sequence[Stage] = STAGES,
) -> EnrichReport:
    """Look at what is new, or at everything; IndexLocked where another process is at it.

    `progress` is called after each batch. An interruption leaves what was found searchable.
    """
    started, report = monotonic(), EnrichReport()
    with writer_lock(archive.path / "enrich.lock", doing="the archive is being enriched"):
        try:
            for so_far in _reports(archive, stages, everything):
                report = replace(so_far, seconds=monotonic() - started)
                if progress:
                    progress(report)
        finally:
            archive.commit()
    return replace(report, seconds=monotonic() - started)


def _reports(archive: Archive, stages: Sequence[Stage], everything: bool) -> Iterator[EnrichReport]:
    """What the pass has come to, after each batch."""
    report = EnrichReport()
    for number, stage in enumerate(stages):
        archive.commit()
        look = _begun(archive, stage, everything)
        if look is None:
            continue
        until = archive.snapshot().reached
        due = archive.ledger.annotations.count_due(look, until)
        before = report.done
        report = replace(report, due=before + due * (len(stages) - number))
        for looked, changed in _inspected(archive, stage, look, due >= _MANY):
            report = _grown(report, before, looked, changed)
            yield report


def _grown(report: EnrichReport, before: int, looked: int, changed: int) -> EnrichReport:
    """The report with one more batch of a stage before which so many looks were taken."""
    done = report.done + looked
    looked = max(report.looked, done - before)
    return replace(report, done=done, looked=looked, changed=report.changed + changed)


def _begun(archive: Archive, stage: Stage, everything: bool) -> Look | None:
    """Where the stage is to go on, or to begin again; None where there is nothing to look at."""
    look = archive.ledger.annotations.look(stage.number)
    has_news = archive.ledger.annotations.has_news(look, max(look.position, look.again))
    anew = everything or look.edition != stage.edition
    if not (anew or has_news or look.position < look.again):
        return None
    if not (anew or (has_news and stage.learns)):
        return look
    learned = stage.learns(archive) if stage.learns else 0
    if anew or _size(archive) <= SMALL or learned >= 2 * look.learned:
        again = archive.snapshot().reached
        return Look(stage.number, stage.edition, position=0, again=again, learned=learned)
    return look


def _size(archive: Archive) -> int:
    return sum(int(each.alive.sum()) for each in archive.snapshot().segments)


def _inspected(archive: Archive, stage: Stage, look: Look, many: bool) -> Iterator[tuple[int, int]]:
    """How many articles of each batch were looked at, and how many changed."""
    ledger = archive.ledger
    collection = Collection(archive.snapshot(), archive.settings, kernels(many))
    view = View(archive, collection)
    until = collection.snapshot.reached
    with ExitStack() as opened:
        steps = [opened.enter_context(step.open(view)) for step in stage.steps]
        while due := ledger.annotations.due(look, until, BATCH):
            changes = _changes(stage, steps, Batch(due, archive))
            look = replace(look, position=due[-1].changed)
            yield len(due), ledger.annotate(changes, until, look)
        while changes := _changes(stage, steps, Batch((), archive)):  # owed to others
            yield 0, ledger.annotate(changes, until, look)
    ledger.annotate({}, until, replace(look, position=until))


def _changes(stage: Stage, steps: Sequence[Inspect], batch: Batch) -> dict[str, list[Change]]:
    """What the steps find out about a batch, and from it about other articles."""
    changes: dict[str, list[Change]] = defaultdict(list)
    for each in batch.due:
        changes[each.id].append(stage.blank)
    for inspect in steps:
        for id_, change in inspect(batch).items():
            changes[id_].append(change)
    return changes
