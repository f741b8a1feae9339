"""IngestReport: what became of the records of an ingest."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from index.delivery import Outcome
from index.rejected import Rejected

REJECTED_SHOWN = 100
TAKEN_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Taken:
    """One article that was taken in, for a person to go on with."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class IngestReport:
    """Counts of what was read and what became of it, with the first examples of each kind."""

    read: int = 0  # records, rejected ones included
    outcome: Mapping[Outcome, int] = field(default_factory=lambda: dict.fromkeys(Outcome, 0))
    rejected: int = 0
    first_rejected: tuple[Rejected, ...] = ()
    first_taken: tuple[Taken, ...] = ()
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """Whether every record was taken in."""
        return not self.rejected

    def to_json(self) -> dict[str, Any]:
        """The report as JSON's own types."""
        return {
            "read": self.read,
            **{str(outcome): self.outcome[outcome] for outcome in Outcome},
            "rejected": self.rejected,
            "first_rejected": [
                {"origin": each.origin, "reason": each.reason} for each in self.first_rejected
            ],
            "first_taken": [{"id": each.id, "title": each.title} for each in self.first_taken],
            "seconds": round(self.seconds, 3),
        }
