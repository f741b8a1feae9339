"""Whether a name in a text means a place there: what speaks against it, by the words beside it."""

from collections.abc import Mapping
from functools import lru_cache

from indexer.dateline_words import NOT_A_PLACE
from indexer.gazetteer import Bearer, Kind, bearers
from indexer.mentions import Mention
from indexer.neighbours import (
    is_firm,
    is_inside,
    is_located,
    is_owner,
    longer_name,
    next_word,
    surname,
)
from indexer.prose_names import Sort
from indexer.prose_tables import (
    COINS,
    COINS_OF_PEOPLES,
    DAYS_AND_MONTHS,
    PERSONS,
    SPOKEN,
    SURNAMES,
)

GREAT = 250_000  # weight of a city that a story may name without saying that it is a place
KNOWN = 100_000  # as much, of a city with the name of a common word
GREAT_SHOUTED = 1_000_000  # as much, where capitals tell nothing

COMMON = "a common word"
SMALL = "a small place, and nothing says that it is meant as one"
COIN = "part of a currency's name"
LANGUAGE = "a language"


def refusal(mention: Mention, longer: Mapping[str, str]) -> str:
    """Why a name means no place here; empty where it does.

    `longer` are names that other places of the story gave to a person or a firm, by key.
    """
    match mention.name.sort:
        case Sort.PHRASE:
            return mention.name.what
        case Sort.OWN:
            return ""
        case Sort.SEAT:
            return "a firm's name" if is_firm(mention) else ""
        case Sort.PEOPLE:
            return _people(mention)
        case Sort.COUNTRY:
            return _country(mention, longer)
        case Sort.PLACE:
            return _place(mention, longer)


def _people(mention: Mention) -> str:
    """Why an adjective or a people's name speaks for no country."""
    if next_word(mention) in COINS_OF_PEOPLES:
        return COIN
    before = mention.text.before(mention.first)
    if before in ("pan", "inter"):
        return "part of a continent's name"
    if mention.name.key in SURNAMES and (name := surname(mention)):
        return f"part of the name {name}"
    ends = mention.text.text[mention.end : mention.end + 1] in (".", ",", ";", ")", "")
    return LANGUAGE if before in SPOKEN and ends else ""


def _country(mention: Mention, longer: Mapping[str, str]) -> str:
    """Why a country's name means none: as a word, of a coin, or a person's."""
    if next_word(mention) in COINS or mention.text.text.startswith("$", mention.end):
        return COIN
    if mention.name.key == "us" and _is_pronoun(mention):
        return COMMON
    if mention.name.key not in PERSONS or mention.qualifier:
        return ""
    return _borne(mention, longer)


def _place(mention: Mention, longer: Mapping[str, str]) -> str:
    """Why a town's or a region's name means no place, or too small a one to be meant."""
    key = mention.name.key
    if mention.qualifier:
        return ""
    if key in DAYS_AND_MONTHS:
        return COMMON
    if next_word(mention) in COINS:
        return COIN
    if not mention.text.cased:
        least = GREAT_SHOUTED if key.isascii() else GREAT
        known = key not in NOT_A_PLACE and prominence(key) >= least
    elif key in NOT_A_PLACE and not (is_inside(mention) and prominence(key) >= KNOWN):
        return COMMON
    else:
        located = is_located(mention) and not is_owner(mention)
        known = prominence(key) >= GREAT or located
    return _borne(mention, longer) or ("" if known else SMALL)


def _borne(mention: Mention, longer: Mapping[str, str]) -> str:
    """Whose name it is, where it is a person's or a firm's."""
    name = longer_name(mention)
    if name:
        return f"part of the name {name}"
    whole = "" if is_located(mention) else longer.get(mention.name.key, "")
    return f"stands for {whole}" if whole else ""


def _is_pronoun(mention: Mention) -> bool:
    """Whether `US` may be the word `us`: in capitals throughout, at a sentence's end."""
    text = mention.text
    dotted = "." in text.shown(mention.first, mention.last)
    return (
        not text.cased
        and not dotted
        and text.text[mention.end : mention.end + 8].strip()[:1] in (".", "", ",")
    )


@lru_cache(maxsize=16_384)
def prominence(key: str) -> float:
    """The weight of a name's likeliest city; a region has that of a great one."""
    known = [each for each in bearers(key) if each.kind is not Kind.ABBREVIATION]
    return max((_prominence(each, key) for each in known), default=0.0)


@lru_cache(maxsize=4096)
def is_region(key: str) -> bool:
    """Whether a name is that of a part of a country, such as a state."""
    return any(each.kind is Kind.REGION for each in bearers(key))


def _prominence(bearer: Bearer, key: str) -> float:
    match bearer.kind:
        case Kind.REGION | Kind.COUNTRY:
            return GREAT
        case Kind.OTHER_NAME if not key.isascii():
            return bearer.people  # what another script calls it is no other name
        case Kind.OTHER_NAME if len(key) < 5 or bearer.weight < GREAT_SHOUTED:
            return 0.0
        case _:
            return bearer.weight
