"""OwnPlaces: what an archive's settings and its `places.toml` say of places, by a name's key."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from index.countries import country_code
from index.settings import Settings
from indexer.gazetteer import place_key

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, eq=False, slots=True)
class OwnPlaces:
    """`country` has codes, "" for none; `name` the name that a place is known by.

    One is equal to itself alone, so that it is a cheap key of a cache.
    """

    country: Mapping[str, str] = field(default_factory=dict)
    name: Mapping[str, str] = field(default_factory=dict)
    no_place: frozenset[str] = frozenset()

    def known(self, place: str) -> str:
        """The name that a place is known by."""
        return self.name.get(place_key(place), place) if self.name else place

    def code(self, place: str) -> str | None:
        """The country said to be a place's, by its whole name or without its qualifier."""
        if not self.country:
            return None
        head = place.partition(",")[0]
        return self.country.get(place_key(place), self.country.get(place_key(head)))

    def excludes(self, place: str) -> bool:
        """Whether the archive says that a name is no place."""
        return bool(self.no_place) and place_key(place.partition(",")[0]) in self.no_place


NOTHING_OWN = OwnPlaces()


def own_places(settings: Settings) -> OwnPlaces:
    """What the archive says; its `places.toml` wins over the countries of its settings."""
    rules = settings.places
    if not (settings.countries or rules.country or rules.name or rules.no_place):
        return NOTHING_OWN
    countries = (*settings.countries.items(), *rules.country.items())
    return _own(countries, tuple(rules.name.items()), rules.no_place)


@lru_cache(maxsize=64)
def _own(countries: Pairs, names: Pairs, no_place: tuple[str, ...]) -> OwnPlaces:
    return OwnPlaces(
        {place_key(name): country_code(code) or code for name, code in countries},
        {place_key(name): known for name, known in names},
        frozenset(place_key(name) for name in no_place),
    )
