"""Rejected: a record that can't become an article, kept with its reason."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rejected:
    """A record that was not taken in: where it stands, why, and its bytes, so that none is lost."""

    origin: str  # the file and line, as `feed.jsonl:12`
    reason: str  # what is wrong and what to do
    data: bytes = b""
    format: str = ""  # the reader that would read it again

    def __str__(self) -> str:
        return f"{self.origin}: {self.reason}"
