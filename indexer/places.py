"""From the places that a source names to place names and countries."""

from dataclasses import dataclass
from functools import lru_cache

from index.article import Dateline
from index.countries import country_code, country_name, country_named
from indexer.gazetteer import Bearer, Kind, bearers, located, spelling
from indexer.own_places import NOTHING_OWN, OwnPlaces
from indexer.past import TODAY, Past, then
from indexer.place_names import split_places, tidy

DOUBTFUL = 0.6  # confidence below which a country is remarked upon
NEAR, NEAR_GREAT, SAME_REGION = 10.0, 100.0, 1000.0
ONLY_COUNTRY = 50.0  # as much, a region whose country alone is named beside it
HOME, HOME_GREAT = 5.0, 50.0
EQUAL = 8  # two known places of a name, neither so many times larger, are a doubt
SMALL_TOWN = 15_000  # people; a story seldom means one without saying where it lies


@dataclass(frozen=True, slots=True)
class Resolution:
    """The country that a place name stands for, "" if unknown, and how sure that is, 0 to 1."""

    country: str
    confidence: float
    rival: str = ""  # the next likely country


@dataclass(frozen=True, slots=True)
class PlacesRead:
    """Place names, the dateline's first, country codes, and what was doubtful."""

    place: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    remark: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    place: str
    country: str
    remark: str = ""


UNKNOWN = Resolution("", 0.0)
NO_PLACE = _Found("", "")


@lru_cache(maxsize=16_384)
def resolve(name: str, context: tuple[str, ...] = (), home: str = "") -> Resolution:
    """The country of a place, by its qualifier, the places named beside it, home and size."""
    candidates = located(name)
    if not candidates:
        return UNKNOWN
    near = tuple(found[0] for other in context if other != name and (found := located(other)))
    factors = [max(_nearness(each, near), _homeliness(each, home)) for each in candidates]
    scores: dict[str, float] = {}
    for each, factor in zip(candidates, factors, strict=True):
        scores[each.country] = max(scores.get(each.country, 0.0), each.weight * factor)
    country, *rivals = sorted(scores, key=lambda code: -scores[code])
    best = max(
        zip(candidates, factors, strict=True),
        key=lambda pair: (pair[0].country == country, pair[0].weight * pair[1]),
    )
    share = scores[country] / sum(scores.values())
    confidence = min(share, _ceiling(name, *best, candidates))
    return Resolution(country, round(confidence, 3), rivals[0] if rivals else "")


def _nearness(place: Bearer, near: tuple[Bearer, ...]) -> float:
    """How much likelier a place is for the places named beside it."""
    kin = [other for other in near if other.country == place.country]
    same = [other for other in kin if other.region and other.region == place.region]
    regions = [other for other in kin if other.kind is Kind.REGION]
    if place.kind is Kind.REGION and place.region:
        if same or regions:
            return SAME_REGION
        return ONLY_COUNTRY if kin and kin == list(near) else 1.0
    if any(other in same for other in regions):
        return SAME_REGION
    return (NEAR_GREAT if place.great else NEAR) if kin else 1.0


def _homeliness(place: Bearer, home: str) -> float:
    """How much likelier a place is for lying in the source's own country."""
    if not home or place.country != home:
        return 1.0
    return HOME_GREAT if place.great else HOME


def _ceiling(name: str, best: Bearer, factor: float, candidates: tuple[Bearer, ...]) -> float:
    """How sure one may be at most: not, where the name has a known bearer elsewhere."""
    if "," in name or factor > 1.0 or best.kind is Kind.COUNTRY:
        return 1.0
    rivals = (other for other in candidates if other.great and other.country != best.country)
    if any(
        other.kind is not Kind.OTHER_NAME and other.people * EQUAL > best.people for other in rivals
    ):
        return 0.5
    return 1.0 if best.great or best.weight >= SMALL_TOWN else 0.5


@dataclass(frozen=True, slots=True)
class Bearings:
    """What settles a place beside its story: the source's home, the archive's own rules, the day.

    `home` is a country's code or name; `past` the countries of the story's day.
    """

    home: str = ""
    own: OwnPlaces = NOTHING_OWN
    past: Past = TODAY


NO_BEARINGS = Bearings()


def read_places(
    dateline: Dateline, declared: tuple[str, ...] | None, bearings: Bearings = NO_BEARINGS
) -> PlacesRead:
    """The places and countries of an article: what its source declares, else its dateline's.

    `declared` is None where the source has no such field; an empty tuple says that there are
    none. What the archive says of a name wins.
    """
    return _read(dateline.places, declared, bearings)


@lru_cache(maxsize=16_384)
def _read(
    places: tuple[str, ...], declared: tuple[str, ...] | None, bearings: Bearings
) -> PlacesRead:
    values = tuple(value.strip() for value in declared or () if value.strip())
    context = tuple(dict.fromkeys(places + values))
    said = [_resolved(name, context, bearings) for name in places]
    named = [found for value in values for found in _declared(value, context, bearings)]
    from_source = declared is not None and (not values or any(each.country for each in named))
    counted = named if from_source else said
    doubts = said + named if counted is said else named
    return PlacesRead(
        tuple(dict.fromkeys(each.place for each in said + named if each.place)),
        tuple(dict.fromkeys(each.country for each in counted if each.country)),
        tuple(dict.fromkeys(each.remark for each in doubts if each.remark)),
    )


def _declared(value: str, context: tuple[str, ...], bearings: Bearings) -> tuple[_Found, ...]:
    """What a declared value names: a country has no place name."""
    own = bearings.own
    if own.excludes(value):
        return (NO_PLACE,)
    mapped = own.code(value)
    if mapped is not None:
        return (_Found("" if mapped else shown_place(value), mapped),)
    code = country_code(value)
    if code and not _is_region(value, context):
        return (_Found("", code),)
    return tuple(_resolved(each, context, bearings) for each in _split(value))


@lru_cache(maxsize=4096)
def _split(value: str) -> tuple[str, ...]:
    return split_places(value)


def _is_region(value: str, context: tuple[str, ...]) -> bool:
    """Whether a country's name means a region of another here: Georgia beside Atlanta."""
    return is_shared(value) and resolve(value, context).country != country_named(value)


@lru_cache(maxsize=4096)
def is_shared(name: str) -> bool:
    """Whether a country shares this name with a region of another."""
    regions = [each for each in bearers(name) if each.kind is Kind.REGION]
    code = country_named(name) if regions else None
    return code is not None and any(each.country != code for each in regions)


@lru_cache(maxsize=16_384)
def _resolved(name: str, context: tuple[str, ...], bearings: Bearings) -> _Found:
    own = bearings.own
    if own.excludes(name):
        return NO_PLACE
    known = own.known(name)
    shown = shown_place(known)
    code = own.code(name)
    if code is not None:
        return _Found(shown, code)
    read = resolve(known, context, country_code(bearings.home) or "")
    if not read.country:
        return _Found(shown, "", f"unknown place: {name}")
    country = then(known, read.country, bearings.past)
    if read.confidence >= DOUBTFUL:
        return _Found(shown, country)
    may_be = f", may be {country_name(read.rival)}" if read.rival else ""
    return _Found(shown, country, f"place {name} taken for {country_name(country)}{may_be}")


def shown_place(name: str) -> str:
    """A place's name without its qualifier, spelled the same however it was written."""
    return tidy(spelling(name.partition(",")[0].strip()))
