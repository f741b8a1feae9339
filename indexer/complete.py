"""Complete: what an archive has of a source and a full dump of that source lacks."""

from dataclasses import dataclass

from index.delivery import Delivery, Settled
from index.ledger import Ledger
from indexer.report import IngestReport

MOST = 0.01  # of a source's articles: a dump that lacks more is taken for a broken one


@dataclass(frozen=True, slots=True)
class Missing:
    """The ids of a source that a dump lacks, and how many the archive has of the source."""

    source: str
    held: int
    ids: tuple[str, ...]

    @property
    def few(self) -> bool:
        """Whether they are few enough to be withdrawn unasked."""
        return len(self.ids) <= MOST * self.held


class Census:
    """Who is in a dump of a source, noted while it is taken in.

    What other processes bring in meanwhile isn't missing: the dump is older than that.
    """

    def __init__(self, source: str, ledger: Ledger) -> None:
        self._source = source
        self._ledger = ledger
        self._until = ledger.sequence()
        self._seen: set[str] = set()

    def note(self, _: Delivery, settled: Settled) -> None:
        """Take note of an article that the dump has."""
        self._seen.add(settled.id)

    def missing(self) -> Missing:
        """What the dump lacks, once it was read to its end."""
        held = self._ledger.of_source(self._source, self._ledger.sequence())
        before = self._ledger.of_source(self._source, self._until)
        return Missing(
            self._source, len(held), tuple(each for each in before if each not in self._seen)
        )


def refusal(missing: Missing, report: IngestReport, force: bool) -> str:
    """Why none of them may be withdrawn; "" where they may."""
    if report.rejected:
        return f"{report.rejected} records were rejected, which may be those that are missing"
    if not missing.few and not force:
        return f"that is more than {MOST:.0%} of the source's articles; --force withdraws them"
    return ""
