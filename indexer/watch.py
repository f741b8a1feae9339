"""Watch: addresses polled again and again, those that fail ever more rarely."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

LONGEST_PAUSE = 64  # rounds that an address which keeps failing is left out, at most

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pace:
    """How often; `rounds` is None where only an interruption ends it."""

    every: float  # seconds
    sleep: Callable[[float], object]
    rounds: int | None = None


@dataclass(frozen=True, slots=True)
class _Turn:
    """When an address is asked next, in rounds, and how long it was left out the last time."""

    next: int = 0
    pause: int = field(default=1)

    def after(self, now: int, answered: bool) -> "_Turn":
        pause = 1 if answered else min(self.pause * 2, LONGEST_PAUSE)
        return replace(self, next=now + pause, pause=pause)


def watch(sources: Sequence[T], poll: Callable[[T], bool], pace: Pace) -> None:
    """Poll each source in turn, round after round; `poll` says whether it answered."""
    turns = {at: _Turn() for at in range(len(sources))}
    now = 0
    while True:
        for at, source in enumerate(sources):
            if turns[at].next <= now:
                turns[at] = turns[at].after(now, poll(source))
        now += 1
        if now == pace.rounds:
            return
        pace.sleep(pace.every)
