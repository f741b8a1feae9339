"""Revision: what the article page says of its version's being a later one, or a corrected one."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Article
from index.history import Edition
from index.settings import Settings
from web.access import seen
from web.history_page import steps_of
from web.links import Links
from web.present import moment_label, unbracketed


@dataclass(frozen=True, slots=True)
class Revision:
    """The notice above the text."""

    told: str  # that it is a later version, and since when
    changed: str  # what changed, in words; "" where nothing that is shown did
    correction: str  # what the source says that it corrected
    url: str  # of the history, "" where there is none


def revision(
    article: Article, history: Sequence[Edition], links: Links, settings: Settings
) -> Revision | None:
    """What there is to say; None of an article that is as it first was.

    `history` may be left empty where the archive has this version alone.
    """
    correction = unbracketed(seen(article, settings).correction)
    updated = moment_label(article.updated, settings.zone) if article.updated else ""
    if len(history) > 1:
        step = next(steps_of(history, settings))
        when = f" on {step.date}." if step.date else f"; this version came in on {step.came}."
        changed = step.changes.told if step.changes else ""
        return Revision(step.heading + when, changed, correction, links.history(article.id))
    on = f" on {updated}." if updated else "."
    if correction:
        return Revision(f"Corrected by its source{on}", "", correction, "")
    if article.version is not None and article.version > 1:
        changed = f", changed{on}" if updated else "."
        return Revision(f"This is version {article.version} of the article{changed}", "", "", "")
    return None
