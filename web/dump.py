"""A full dump of one source: what is said of those that it lacks, and done about them."""

from dataclasses import dataclass
from typing import Any

import click

from index.archive import Archive
from index.delivery import Delivery, Settled
from index.ledger import Ledger
from indexer.complete import Census, Missing, refusal
from indexer.report import IngestReport
from web.outcomes import SOME_FAILED
from web.present import number
from web.terminal import plain

_HANDFUL = 20  # ids that are printed; JSON has them all


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asks for: `complete` names the source that the input is all of."""

    complete: str = ""
    withdraw_missing: bool = False
    force: bool = False

    def __post_init__(self) -> None:
        if self.withdraw_missing and not self.complete:
            raise click.UsageError("--withdraw-missing needs --complete NAME.")
        if self.force and not self.withdraw_missing:
            raise click.UsageError("--force needs --withdraw-missing.")


@dataclass(frozen=True, slots=True)
class Ended:
    """What a dump lacks, whether it was withdrawn, and why it wasn't though asked for."""

    missing: Missing | None = None
    withdrawn: bool = False
    refused: str = ""

    def to_json(self) -> dict[str, Any]:
        """The part of a report that is about the dump; nothing where it was none."""
        if not self.missing:
            return {}
        return {
            "complete": {
                "source": self.missing.source,
                "articles": self.missing.held,
                "missing": list(self.missing.ids),
                "withdrawn": self.withdrawn,
                "refused": self.refused,
            }
        }

    def tell(self) -> int:
        """Say on standard error what is missing; the exit code, if it has one of its own."""
        if not self.missing:
            return 0
        if not self.missing.held:
            source = plain(self.missing.source)
            click.echo(f"dateline: there is no article of a source {source!r}", err=True)
            return SOME_FAILED
        ids = self.missing.ids
        click.echo(
            f"{number(len(ids))} of {number(self.missing.held)} articles of"
            f" {plain(self.missing.source)} aren't in the dump"
            f"{' and were withdrawn' if self.withdrawn else ''}",
            err=True,
        )
        for each in ids[:_HANDFUL]:
            click.echo(f"  missing: {plain(each)}", err=True)
        if len(ids) > _HANDFUL:
            click.echo(f"  and {number(len(ids) - _HANDFUL)} more: --json lists all", err=True)
        if self.refused:
            click.echo(f"dateline: none of them was withdrawn: {self.refused}", err=True)
        return SOME_FAILED if self.refused else 0


class Dump:
    """Notes who is in the input, where it is a full dump, and ends with what isn't."""

    def __init__(self, wish: Wish, ledger: Ledger) -> None:
        self._wish = wish
        self._census = Census(wish.complete, ledger) if wish.complete else None

    def note(self, delivery: Delivery, settled: Settled) -> None:
        """Take note of an article that is in the input."""
        if self._census:
            self._census.note(delivery, settled)

    def end(self, report: IngestReport, archive: Archive | None = None) -> Ended:
        """What is missing; withdrawn where that is wanted, allowed, and there is an archive."""
        if not self._census:
            return Ended()
        missing = self._census.missing()
        if not self._wish.withdraw_missing or not missing.ids:
            return Ended(missing)
        if refused := refusal(missing, report, self._wish.force):
            return Ended(missing, refused=refused)
        if archive is None:
            return Ended(missing)
        for each in missing.ids:
            archive.withdraw(each, f"missing from a full dump of {missing.source}")
        archive.commit()
        return Ended(missing, withdrawn=True)
