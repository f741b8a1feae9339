"""A session: one corpus, all engines, all phases, and the figures that come of it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from benchmarks.build import Built, build_all
from benchmarks.compare import agreement
from benchmarks.contest import DATELINE, Contestant, Heat, Phase
from benchmarks.corpus import Corpus
from benchmarks.measure import Course, Rival, Times, answers, run
from benchmarks.memory import serving_memory
from benchmarks.question import Question
from benchmarks.questions import question_mix, sample
from benchmarks.summary import ratios, summary

# CPU seconds that one engine may take for a phase at 20,000 articles.
_SECONDS = {Phase.WARM: 16.0, Phase.COLD: 4.0, Phase.STREAM: 8.0, Phase.RANK_ONLY: 2.0}
_USUAL = 20_000
_MOST = 10.0  # times as long for larger ones


@dataclass(frozen=True, slots=True)
class Session:
    """What is to be run."""

    corpus: Corpus
    contestants: Sequence[Contestant]
    folder: Path  # for indexes
    repeats: int
    jobs: int
    block: int  # questions that an engine answers in a row


def figures(session: Session) -> dict[str, Any]:
    """Everything that results.json says of one size."""
    corpus = session.corpus
    built = build_all(session.contestants, corpus, session.folder, session.jobs)
    repeated, stream = question_mix(sample(corpus.path, corpus.size))
    rivals = _open(session.contestants, built, repeated)
    measured: dict[Phase, list[dict[str, Times]]] = {}
    for phase in Phase:
        print(f"  asking: {phase} …", flush=True)
        course = _course(session, phase, repeated, stream)
        measured[phase] = [run(course, _entered(rivals, heat)) for heat in Heat]
    found = _summaries(session, measured)
    for each in session.contestants:
        found[each.name]["index"] = _without_folder(built[each.store])
    _compare(found, repeated, measured[Phase.WARM], rivals)
    if DATELINE in found:
        found[DATELINE]["ratios"] = ratios(measured, DATELINE)
        folder = built[DATELINE].folder
        found[DATELINE]["memory"] = serving_memory(corpus.path, corpus.size, folder)
    return found


def _entered(rivals: Sequence[Rival], heat: Heat) -> list[Rival]:
    """Those of one heat, and Dateline, which runs in every one that has others."""
    peers = [each for each in rivals if each.contestant.heat is heat]
    own = [each for each in rivals if each.contestant.name == DATELINE and peers]
    return [*own, *(each for each in peers if each not in own)]


def _summaries(
    session: Session, measured: Mapping[Phase, Sequence[Mapping[str, Times]]]
) -> dict[str, dict[str, Any]]:
    """By engine and phase, as of its first heat."""
    found: dict[str, dict[str, Any]] = {each.name: {} for each in session.contestants}
    for phase, heats in measured.items():
        for name, times in ((name, times) for heat in heats for name, times in heat.items()):
            found[name].setdefault(phase, {**summary(times), "block": session.block})
    return found


def _open(
    contestants: Sequence[Contestant], built: Mapping[str, Built], questions: Sequence[Question]
) -> list[Rival]:
    """The engines, opened; the quick ones have loaded or compiled all that they need to answer."""
    rivals = [Rival(each, each.make()) for each in contestants]
    for rival in rivals:
        rival.peer.open(Path(built[rival.contestant.store].folder))
        for question in questions if rival.contestant.heat is Heat.QUICK else ():
            rival.peer.search(question)
    return rivals


def _course(
    session: Session, phase: Phase, repeated: Sequence[Question], stream: Sequence[Question]
) -> Course:
    asked = stream if phase is Phase.STREAM else repeated
    longer = min(max(session.corpus.size / _USUAL, 1.0), _MOST)
    return Course(phase, asked, session.repeats, _SECONDS[phase] * longer, session.block)


def _compare(
    found: dict[str, Any],
    questions: Sequence[Question],
    heats: Sequence[Mapping[str, Times]],
    rivals: Sequence[Rival],
) -> None:
    """Add how many articles a question finds, and how each peer's answers agree with Dateline's."""
    times = {name: each for heat in reversed(heats) for name, each in heat.items()}
    given = {
        name: answers(questions, times[name], each)
        for each in rivals
        if (name := each.contestant.name) in times
    }
    for name, theirs in given.items():
        found[name]["matches"] = round(mean(each.total for each in theirs.values()), 1)
        if name != DATELINE and DATELINE in given:
            found[name]["hits"] = agreement(questions, given[DATELINE], theirs)


def _without_folder(built: Built) -> dict[str, Any]:
    return {name: value for name, value in asdict(built).items() if name != "folder"}
