"""Quality: what was found beside what is true, counted over pairs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of an article and a value: found and true, found alone, and true alone."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def with_one(self, found: set[str], true: frozenset[str] | set[str]) -> "Pairs":
        """The counts with one more article."""
        return Pairs(
            self.right + len(found & true),
            self.wrong + len(found - true),
            self.missed + len(true - found),
        )

    @property
    def precision(self) -> float:
        """The share of the pairs found that are true."""
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        """The share of the true pairs that were found."""
        return self.right / max(self.right + self.missed, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / max(2 * self.right + self.wrong + self.missed, 1)

    def __str__(self) -> str:
        return f"F1 {self.f1:.3f} (precision {self.precision:.3f}, recall {self.recall:.3f})"
