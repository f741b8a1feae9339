"""Measuring: a block of questions goes to each engine in turn, in one process, by two clocks.

An engine answers the questions of a block one after the other, as a server does; then the next has
the same block. Were it turned to for each question, it would answer with the processor's caches as
another engine left them, which is fair between engines of one speed, but not beside one that takes
a thousand times as long: a quick answer then is mostly waiting for memory. The first of a block is
still answered so, and counts as the others do.
"""

import gc
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.contest import Contestant, Phase
from benchmarks.peer import Answer, Peer
from benchmarks.question import Question

CPU, WALL, AGAIN = 0, 1, 2  # AGAIN: by CPU, of the same question warm, beside a cold one
Times = NDArray[np.float64]  # ms: round, question, one of these; NaN where it was not asked

BLOCK = 20  # questions that an engine answers before the next engine has them
_PRIME = 1_000_003
_WARMING = (Phase.WARM, Phase.RANK_ONLY)  # phases whose first round isn't counted


@dataclass(frozen=True, slots=True)
class Rival:
    """A contestant with its index open."""

    contestant: Contestant
    peer: Peer

    def takes(self, phase: Phase, question: Question) -> bool:
        """Whether this question is for it."""
        return phase in self.contestant.phases and self.contestant.answers(question)


@dataclass(frozen=True, slots=True)
class Course:
    """What is run: a phase's questions, so many counted rounds, so many CPU seconds an engine.

    An engine whose time is up in the first round is asked no more, and has in the later rounds
    the same questions as in the first. When one engine is left alone, the round ends.
    """

    phase: Phase
    questions: Sequence[Question]
    rounds: int
    seconds: float  # of CPU
    block: int  # questions that an engine answers in a row

    @property
    def all_rounds(self) -> int:
        """Those that are counted and the one that warms, if any."""
        return self.rounds + (self.phase in _WARMING)


def run(course: Course, rivals: Sequence[Rival]) -> dict[str, Times]:
    """The times of the counted rounds, by engine."""
    entered = [each for each in rivals if course.phase in each.contestant.phases]
    shape = (course.all_rounds, len(course.questions), 3)
    times = {each.contestant.name: np.full(shape, np.nan) for each in entered}
    for number in range(course.all_rounds):
        gc.collect()
        gc.freeze()
        _round(course, entered, times, number)
        gc.unfreeze()
    return {name: each[-course.rounds :] for name, each in times.items()}


def answers(questions: Sequence[Question], times: Times, rival: Rival) -> dict[int, Answer]:
    """What an engine finds, by number, for the questions that it was asked."""
    asked = np.flatnonzero(~np.isnan(times[0, :, CPU])).tolist()
    return {at: rival.peer.search(questions[at]) for at in asked}


def _round(
    course: Course, rivals: Sequence[Rival], times: Mapping[str, Times], number: int
) -> None:
    left = {each.contestant.name: course.seconds * 1000 / course.all_rounds for each in rivals}
    for rival in rivals if course.phase is Phase.STREAM else ():
        rival.peer.forget()
    for start in range(0, len(course.questions), course.block):
        if not number and sum(each >= 0 for each in left.values()) < min(2, len(left)):
            break  # there is nobody left to compare with
        order = _shuffled(rivals, _PRIME * number + start)
        for rival in order:
            name = rival.contestant.name
            for at in _asked(course, rival, start):
                if _is_due(times[name], number, at, left[name]):
                    times[name][number, at, :AGAIN] = took = _ask(course, rival, at)
                    left[name] -= took[CPU]
        if course.phase is Phase.COLD:
            _ask_again(course, order, start, {name: each[number] for name, each in times.items()})


def _is_due(times: Times, number: int, at: int, left: float) -> bool:
    """Whether an engine with so many ms left is asked a question, in a round of this number."""
    return left >= 0 if not number else not np.isnan(times[0, at, CPU])


def _ask_again(
    course: Course, rivals: Sequence[Rival], start: int, times: Mapping[str, Times]
) -> None:
    """Ask a cold block twice more: beside it is then what is warm at about the same moment."""
    for rival in rivals:
        own = times[rival.contestant.name]
        asked = [at for at in _asked(course, rival, start) if not np.isnan(own[at, CPU])]
        for at in asked * 2:  # the second time counts
            own[at, AGAIN] = _timed(rival.peer.search, course.questions[at])[CPU]


def _asked(course: Course, rival: Rival, start: int) -> list[int]:
    """The questions of a block, by number, that are for an engine."""
    block = range(start, min(start + course.block, len(course.questions)))
    return [at for at in block if rival.takes(course.phase, course.questions[at])]


def _shuffled(rivals: Sequence[Rival], seed: int) -> Sequence[Rival]:
    """The engines in another order each time: who comes next finds the processor's caches so."""
    return random.Random(seed).sample(rivals, len(rivals))


def _ask(course: Course, rival: Rival, at: int) -> tuple[float, float]:
    """CPU and wall time of one answer in ms."""
    question = course.questions[at]
    if course.phase is Phase.COLD:
        rival.peer.forget()
    answer = rival.peer.rank if course.phase is Phase.RANK_ONLY else rival.peer.search
    return _timed(answer, question)


def _timed(answer: Callable[[Question], object], question: Question) -> tuple[float, float]:
    cpu, wall = time.process_time_ns(), time.perf_counter_ns()
    answer(question)
    return (time.process_time_ns() - cpu) / 1e6, (time.perf_counter_ns() - wall) / 1e6
