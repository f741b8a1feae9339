"""Names of places that stand alone, as a whole line or before a dash: places without a doubt."""

import re

from index.words import fold
from indexer.dateline_words import NOT_A_PLACE, PARTICLES
from indexer.gazetteer import CITIES, Bearer, Kind, bearers, located
from indexer.place_names import split_places

LONGEST = 120  # characters of a line that is one, or that one heads
KNOWN_TOWN = 15_000  # weight of a place that may stand alone on a line, or before a dash
KNOWN_PAIR = 5_000  # as much, of one of several


def is_dateline(line: str) -> bool:
    """Whether a whole line is nothing but names of places that are known."""
    text = line.strip()
    if not 2 < len(text) <= LONGEST or text[-1] in ":!?" or not are_names(text):
        return False
    places = split_places(text)
    least = KNOWN_TOWN if len(places) == 1 else KNOWN_PAIR
    return bool(places) and all(stands_alone(place, least) for place in places)


def are_names(text: str) -> bool:
    """Whether no word is written small, as in prose, save particles."""
    words = re.findall(r"\w+", text)
    return not any(
        (word[0].islower() and fold(word) not in PARTICLES) or word.isdigit() for word in words
    )


def stands_alone(place: str, least: float) -> bool:
    """Whether a name is a place's without a doubt: known, not too small, no common word."""
    name, _, qualifier = place.partition(",")
    known = [each for each in bearers(name) if each.kind is not Kind.ABBREVIATION]
    if qualifier:
        return any(each.kind in CITIES for each in located(place)) and bool(known)
    if fold(name) in NOT_A_PLACE or len(name) < 3:
        return False
    return any(_is_large(each, name, least) for each in known)


def _is_large(bearer: Bearer, name: str, least: float) -> bool:
    match bearer.kind:
        case Kind.OTHER_NAME:
            return bearer.weight >= 2 * least and len(name) > 4
        case Kind.COUNTRY | Kind.REGION:
            return len(name) > 3
        case _:
            return bearer.weight >= least
