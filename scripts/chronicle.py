"""What `write_chronicle.py` puts its stories together from, as `data/chronicle.toml` has it."""

import tomllib
from pathlib import Path
from typing import NamedTuple

_DATA = tomllib.loads((Path(__file__).parent / "data" / "chronicle.toml").read_text("utf-8"))


class Plot(NamedTuple):
    """What a story tells: its title, how it begins, and what somebody says of it."""

    title: str
    lead: str
    quote: str


class Kind(NamedTuple):
    """Plots of one topic, and sentences to choose one of each from, which fit all of them."""

    topic: str
    plots: tuple[Plot, ...]
    details: tuple[str, ...]
    ends: tuple[str, ...]


CITIES: str = _DATA["cities"]  # a line each: city, country, names, water, what it lives on
NAMES: dict[str, tuple[str, str]] = _DATA["names"]  # given names and family names
KINDS = tuple(
    Kind(
        each["topic"],
        tuple(Plot(**plot) for plot in each["plot"]),
        tuple(each["details"]),
        tuple(each["ends"]),
    )
    for each in _DATA["kind"]
)
