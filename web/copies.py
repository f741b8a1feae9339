"""Copies: links to the other articles of a story, on a card and on an article's page."""

from dataclasses import dataclass
from datetime import tzinfo

from search.request import SearchRequest
from search.result import Copy
from web.links import Links
from web.present import UNTITLED, iso_label


@dataclass(frozen=True, slots=True)
class CopyLink:
    """A copy; `label` is who published it, or "" where nobody is named."""

    label: str
    title: str
    date: str
    iso_date: str
    url: str


def copy_link(copy: Copy, found_by: SearchRequest | None, links: Links, zone: tzinfo) -> CopyLink:
    """The link to a copy, which leads back to the search that found it."""
    return CopyLink(
        copy.source,
        copy.title or UNTITLED,
        iso_label(copy.date, zone),
        copy.date or "",
        links.article(copy.id, found_by),
    )
