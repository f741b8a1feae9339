"""Question: one benchmark query in terms of no engine."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    COMMON = "common word"
    RARE = "rare word"
    ALL = "all words"
    ANY = "any word"
    PHRASE = "phrase"
    PREFIX = "prefix"


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for; at most one of days, country and topic narrows it."""

    kind: Kind
    words: tuple[str, ...]
    days: tuple[date, date] | None = None
    country: str = ""
    topic: str = ""

    def __str__(self) -> str:
        narrowed = "..".join(map(str, self.days)) if self.days else self.country or self.topic
        return f"{self.kind}: {' '.join(self.words)}" + (f" [{narrowed}]" if narrowed else "")

    @property
    def is_narrowed(self) -> bool:
        """Whether a filter holds."""
        return bool(self.days or self.country or self.topic)


def month_number(day: date) -> int:
    """Months since the year 0: what the peers count as the month facet."""
    return day.year * 12 + day.month - 1


def day_number(day: date) -> int:
    """The day as the peers filter it."""
    return day.toordinal()
