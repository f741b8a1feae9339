"""About: how sure it is that a story is about a country that it names.

The weights began as those of a logistic regression on the first two thirds of Reuters-21578. They
were rounded and moved by hand, so that share counts for more and frequency for less (or a long
story would be about all it names) and a town in the title is enough. `scripts/evaluate_places.py`
says what they are worth.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log, log1p

from indexer.evidence import Clue
from indexer.mentions import Zone

ABOUT = 0.5  # confidence from which a story is about a country rather than mentions it

_BIAS = -4.6
_IN_TITLE, _PLACE_IN_TITLE = 1.6, 1.1
_IN_LEAD, _PLACE_IN_LEAD = 1.0, 0.5
_OFTEN = 1.5  # for the logarithm of how often
_SHARE = 2.0  # of all that is named in the story
_MANY = 0.9  # for the logarithm of how many countries share the story
_FIRM = 0.7
_PLACE = 0.5  # how much a town counts beside its country's own name
_FIRM_COUNT = 0.25  # as much, a name that a firm bears
MOST_COUNTRIES = 6  # a longer list says no more


@dataclass(frozen=True, slots=True)
class Weighed:
    """A country of a story, how sure it is that the story is about it, and the clues in order."""

    country: str
    confidence: float  # 0 to 1
    clues: tuple[Clue, ...]

    @property
    def is_about(self) -> bool:
        """Whether the story is about the country rather than mentions it."""
        return self.confidence >= ABOUT


def weigh(clues: Iterable[Clue]) -> tuple[Weighed, ...]:
    """The countries that clues speak for, the surest first."""
    by_country: dict[str, list[Clue]] = {}
    for clue in clues:
        by_country.setdefault(clue.country, []).append(clue)
    counts = {code: sum(map(_count, own)) for code, own in by_country.items()}
    total = sum(counts.values())
    many = _MANY * log(min(len(counts), MOST_COUNTRIES)) if counts else 0.0
    weighed = [
        _weighed(code, own, _BIAS + many + _OFTEN * log1p(counts[code]), counts[code] / total)
        for code, own in by_country.items()
    ]
    return tuple(sorted(weighed, key=lambda each: (-each.confidence, each.country)))


def _weighed(code: str, clues: list[Clue], counted: float, share: float) -> Weighed:
    score = counted + _SHARE * share + _standing(clues)
    confidence = min(1 / (1 + exp(-score)), max(each.sure for each in clues))
    return Weighed(code, round(confidence, 3), tuple(clues))


def _standing(clues: list[Clue]) -> float:
    """What title, lead and firms' names add."""
    stands = {(each.mention.zone, each.town) for each in clues if not each.firm}
    return (
        _IN_TITLE * ((Zone.TITLE, False) in stands)
        + _PLACE_IN_TITLE * ((Zone.TITLE, True) in stands)
        + _IN_LEAD * ((Zone.LEAD, False) in stands)
        + _PLACE_IN_LEAD * ((Zone.LEAD, True) in stands)
        + _FIRM * any(each.firm for each in clues)
    )


def _count(clue: Clue) -> float:
    if clue.firm:
        return _FIRM_COUNT
    return clue.sure * (_PLACE if clue.town else 1.0)
