"""Writes `samples/chronicle.jsonl`: invented news of forty years and many countries, for the demo.

    python -m scripts.write_chronicle samples/chronicle.jsonl

The timeline and the map of an archive are worth looking at only where there is much to show. The
stories are put together from sentences of our own, places and names, always the same way.
"""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

from scripts.chronicle import CITIES, KINDS, NAMES, Kind

FIRST, LAST = 1987, 2026
COUNT = 520
SOURCES = ("Harbour Wire", "Northshore Courier", "The Meridian Gazette", "Quayside Daily")
_SMALL = frozenset({"as", "the", "of", "a", "in", "on", "at", "with", "by", "and", "to", "for"})
# Countries that are named with an article.
_THE = frozenset(
    {"Netherlands", "Philippines", "United States", "United Kingdom", "Czech Republic"}
)
FEW = (
    "three", "four", "five", "six", "seven", "eight", "nine", "eleven", "twelve", "fourteen",
    "sixteen", "eighteen",
)  # fmt: skip
# Years of which much is told, and how many times as much as of others.
BUSY = {1989: 3.0, 1999: 1.8, 2008: 2.2, 2015: 2.4, 2016: 3.2, 2020: 2.6, 2023: 2.0}


class Place(NamedTuple):
    """Where a story is set."""

    city: str
    country: str
    names: str  # key of NAMES
    water: str
    product: str


def chronicle() -> str:
    """The whole file, which is always the same."""
    random = Random(1987)
    lines = (json.dumps(each, ensure_ascii=False) for each in stories(random))
    return "".join(f"{line}\n" for line in lines)


def stories(random: Random) -> Iterator[dict[str, object]]:
    """The stories in order of time, none with the text of another."""
    places = [Place(*line.split("|")) for line in CITIES.strip().splitlines()]
    moments = sorted(_moment(random) for _ in range(COUNT))
    told: set[tuple[str, str]] = set()
    for number, moment in enumerate(moments, 1):
        place, kind = random.choice(places), random.choice(KINDS)
        while (place.city, kind.topic) in told:
            place, kind = random.choice(places), random.choice(KINDS)
        told.add((place.city, kind.topic))
        yield _story(number, moment, place, kind, random)


def _moment(random: Random) -> datetime:
    years = range(FIRST, LAST + 1)
    weights = [BUSY.get(year, 0.4 + 1.2 * (year - FIRST) / (LAST - FIRST)) for year in years]
    (year,) = random.choices(years, weights)
    days = 150 if year == LAST else 365
    start = datetime(year, 1, 1, 5, tzinfo=UTC)
    return start + timedelta(days=random.randrange(days), minutes=random.randrange(0, 960, 5))


def _story(
    number: int, moment: datetime, place: Place, kind: Kind, random: Random
) -> dict[str, object]:
    facts = _facts(moment, place, random)
    plot = random.choice(kind.plots)
    parts = (plot.lead, random.choice(kind.details), plot.quote, random.choice(kind.ends))
    lead, *rest = (_sentence(each.format(**facts)) for each in parts)
    title = _headline(plot.title.format(**facts))
    source = random.choice(SOURCES)
    record: dict[str, object] = {
        "id": f"chronicle-{moment:%Y-%m%d}-{number}",
        "title": title,
        "body": "\n\n".join((_dateline(place, moment, source) + lead, *rest)),
        "date": moment.isoformat(timespec="minutes"),
        "language": "en",
        "source": source,
    }
    if random.random() < 0.8:  # of the others, the topic is left to be told
        record["topics"] = [kind.topic]
    if random.random() < 0.5:
        record["author"] = facts["writer"]
    return record


def _headline(text: str) -> str:
    """The title, its words with capitals but for the small ones."""
    words = [each if each in _SMALL else each[0].upper() + each[1:] for each in text.split()]
    return " ".join([words[0][0].upper() + words[0][1:], *words[1:]])


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def _dateline(place: Place, moment: datetime, source: str) -> str:
    return f"{place.city.upper()}, {place.country}, {moment:%b} {moment.day} ({source}) - "


def _facts(moment: datetime, place: Place, random: Random) -> dict[str, str]:
    given, families = (names.split() for names in NAMES[place.names])
    people = [f"{random.choice(given)} {family}" for family in random.sample(families, 2)]
    return {
        "city": place.city,
        "where": f"the {place.country}" if place.country in _THE else place.country,
        "water": place.water,
        "product": place.product,
        "day": f"{moment:%A}",
        "person": people[0],
        "family": people[0].split()[-1],
        "writer": people[1],
        "few": random.choice(FEW),
        "many": str(random.randrange(40, 960)),
        "share": str(random.randrange(12, 68)),
        "years": random.choice(("ten", "twelve", "twenty", "thirty", "forty", "fifty")),
        "season": ("winter", "spring", "summer", "autumn")[moment.month % 12 // 3],
    }


def main() -> None:
    """Write the file that is named."""
    Path(sys.argv[1]).write_text(chronicle(), "utf-8")


if __name__ == "__main__":
    main()
