"""What a card says of an article that isn't as it was first published."""

from datetime import tzinfo

from index.dates import NewsDate
from search.result import Hit
from web.present import clock_label


def changed(hit: Hit, zone: tzinfo) -> str:
    """`Updated 9 August 2016, 14:30`; empty where the article is as it was published."""
    word = "Corrected" if hit.corrected else "Updated"
    updated = NewsDate.parse(hit.updated) if hit.updated else None
    if updated and _is_later(updated, hit, zone):
        return f"{word} {clock_label(updated, zone)}"
    return word if hit.corrected or (hit.version or 1) > 1 else ""


def _is_later(updated: NewsDate, hit: Hit, zone: tzinfo) -> bool:
    """Whether it is later than all that the date may mean: many tell one moment twice."""
    if not hit.date:
        return True
    date = NewsDate.parse(hit.date)
    if date.has_time and updated.has_time:
        return updated.instant(zone) >= date.instant(zone) + 60
    return updated.days(zone)[0] > date.days(zone)[1]
