"""HistoryPage: all that the page of an article's versions shows, the newest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from msgspec import structs

from index.article import Article
from index.dates import NewsDate, Precision
from index.history import Change, Edition
from index.settings import Settings
from web.access import seen
from web.changes import Changes, compare
from web.links import Links
from web.present import UNTITLED, moment_label, unbracketed

ROOM = 30_000  # characters of changes on one page; what is beyond stands on the next
_FRAME = 300  # characters of what stands around each
_HEADINGS = {
    Change.FIRST: "First version",
    Change.UPDATE: "Updated",
    Change.CORRECTION: "Corrected",
}


@dataclass(frozen=True, slots=True)
class Step:
    """A version and what changed in it; `correction` is what its source says of that."""

    number: int
    heading: str
    date: str
    iso_date: str
    came: str
    iso_came: str
    version: int | None
    correction: str
    changes: Changes | None  # of the first version, or where they aren't on this page, none
    withheld: bool  # whether what changed in the text may not be shown


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """The page of an article's versions, or the part of it from one version down."""

    title: str
    language: str
    article: str
    canonical: str
    count: int
    steps: tuple[Step, ...]
    newest: str  # where the page begins that these steps go on, or ""
    older: str  # where the steps are that don't stand here, or ""


def history_page(
    history: Sequence[Edition], until: int, links: Links, settings: Settings
) -> HistoryPage:
    """The versions from number `until` down, as many as one page has room for."""
    newest = history[-1].article
    first = len(history) if not 0 < until < len(history) else until
    steps = tuple(_fitting(steps_of(history[:first], settings)))
    last = steps[-1].number
    return HistoryPage(
        title=newest.title or UNTITLED,
        language=newest.language,
        article=links.article(newest.id),
        canonical=links.whole(links.history(newest.id)),
        count=len(history),
        steps=steps,
        newest=links.history(newest.id) if first < len(history) else "",
        older=links.history(newest.id, last - 1) if last > 1 else "",
    )


def _fitting(steps: Iterator[Step]) -> Iterator[Step]:
    """The first step, and those after it as long as there is room."""
    used = 0
    for step in steps:
        size = _FRAME + (step.changes.size if step.changes else 0)
        if used and used + size > ROOM:
            return
        used += size
        yield step


def steps_of(history: Sequence[Edition], settings: Settings) -> Iterator[Step]:
    """Each version and what changed in it, the newest first."""
    for edition, before in zip(reversed(history), [*reversed(history[:-1]), None], strict=True):
        yield step_of(edition, before, settings)


def step_of(edition: Edition, before: Edition | None, settings: Settings) -> Step:
    article, zone = edition.article, settings.zone
    shown = seen(article, settings)
    earlier = seen(before.article, settings) if before else None
    withheld = earlier is not None and not (_is_whole(article, shown) and before is not None
                                            and _is_whole(before.article, earlier))  # fmt: skip
    date = article.date if before is None else article.updated
    return Step(
        number=edition.number,
        heading=_HEADINGS[edition.change],
        date=moment_label(date, zone) if date else "",
        iso_date=str(date or ""),
        came=_came(edition.came, zone),
        iso_came=edition.came,
        version=article.version,
        correction=unbracketed(shown.correction) if edition.change is Change.CORRECTION else "",
        changes=_changes(earlier, shown, withheld, zone) if earlier else None,
        withheld=withheld,
    )


def _is_whole(article: Article, shown: Article) -> bool:
    return shown.body == article.body


def _changes(earlier: Article, shown: Article, withheld: bool, zone: tzinfo) -> Changes:
    """What changed; nothing of the text where that of either may not be shown."""
    if withheld:
        earlier, shown = structs.replace(earlier, body=""), structs.replace(shown, body="")
    return compare(earlier, shown, zone)


def _came(moment: str, zone: tzinfo) -> str:
    return moment_label(NewsDate(datetime.fromisoformat(moment), Precision.MINUTE), zone)
