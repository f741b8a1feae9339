"""The evidence of a topic that was voted for: a sentence that is kept, and can be read again."""

import re
from collections.abc import Sequence
from typing import NamedTuple

_JOINT = " and "
_SENTENCE = re.compile(
    r"declared by (\d+) of the (\d+) most like it that declare any, first (.+)", re.DOTALL
)


class Vote(NamedTuple):
    """How many voted for a topic, of how many that were asked; `named` are the most like it."""

    voters: int
    asked: int
    named: str


def vote_evidence(voters: int, asked: int, named: Sequence[str]) -> str:
    """The sentence that is kept; `named` are ids."""
    told = _JOINT.join(named)
    return f"declared by {voters} of the {asked} most like it that declare any, first {told}"


def read_vote(evidence: str) -> Vote | None:
    """What such a sentence says; None of any other."""
    found = _SENTENCE.fullmatch(evidence)
    return Vote(int(found[1]), int(found[2]), found[3]) if found else None


def readings(named: str) -> list[list[str]]:
    """The ids that may be meant, the likeliest first: an id may have the joint in it, too."""
    parts = named.split(_JOINT)
    pairs = [[_JOINT.join(parts[:at]), _JOINT.join(parts[at:])] for at in range(1, len(parts))]
    return [*pairs, [named]]
