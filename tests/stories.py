"""Articles for tests of the web floor, and how they get into an archive."""

from pathlib import Path

from index.archive import Archive
from index.article import Article, Dateline
from index.dates import NewsDate
from index.delivery import Delivery

STORIES = (
    Article(
        id="bridge",
        title="Bridge over the Drina reopens",
        body="Traders crossed the old bridge at dawn.\n\nBoth towns paid for the stones.",
        date=NewsDate.parse("2016-08-09"),
        dateline=Dateline(("Visegrad",), "Aug 9", "Harbour Wire"),
        place=("Visegrad",),
        country=("BA", "RS"),
        topic=("transport",),
        language="en",
        source="Harbour Wire",
        author=("Ana Kos",),
        url="https://wire.example.com/bridge",
    ),
    Article(
        id="plums",
        title="Plum growers count a thin harvest",
        body="Frost took half of the plums.",
        date=NewsDate.parse("2016-09"),
        country=("RS",),
        topic=("farming",),
        language="en",
        source="Northshore Courier",
    ),
    Article(
        id="ferry",
        title="Night ferry to Izmir sails again",
        body="The ferry left the bridge of boats behind it.",
        date=NewsDate.parse("2017-01-02T22:30+00:00"),
        country=("TR",),
        topic=("transport",),
        language="en",
        source="Harbour Wire",
    ),
    Article(id="clock", title="The town clock that nobody winds", body="It is said to be old."),
)


def fill(archive: Archive, *articles: Article) -> Archive:
    """The archive with these articles in it, or else with all stories."""
    archive.write([Delivery(each, b"", "json") for each in articles or STORIES])
    archive.commit()
    return archive


# As a source delivers them.
RECORDS = (
    {"id": "a", "title": "Ferry to Izmir", "date": "2016-08-09", "places": ["Turkey"]},
    {"id": "b", "title": "Bridge to Nis", "date": "2016-09-01", "places": ["Serbia"]},
)


def write(path: Path, *lines: str) -> Path:
    """The file, with these lines."""
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path
