"""Evidence: which country each name in a story speaks for, and which names were refused."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.countries import country_code, country_name
from indexer.gazetteer import CITIES, located, place_key
from indexer.judging import COMMON, GREAT, SMALL, is_region, prominence, refusal
from indexer.mentions import Mention, find_mentions
from indexer.neighbours import full_name, is_firm
from indexer.past import then
from indexer.places import Bearings, is_shared, resolve
from indexer.prose_names import Sort, lexicon
from indexer.prose_words import read_text

LEAD = 350  # characters that tell what a story is about
SURE = 0.9  # confidence above which the rest of a story can't change a place's country
CONTEXT = 8  # so many names of a story settle a doubtful one
ALONE = 0.5  # at most, how sure a small town is that nothing else in the story speaks for
UNSURE = 0.4  # confidence below which a place speaks for no country
PERSON = "a person"  # as phrases.tsv has it


@dataclass(frozen=True, slots=True)
class Clue:
    """A mention and the country that it speaks for: how sure, or why for none."""

    mention: Mention
    country: str
    sure: float = 1.0
    refused: str = ""
    firm: bool = False  # as a part of a firm's name
    town: bool = False  # rather than a country, its people, or a region


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a story's names speak for, in their order, and those that speak for no country."""

    clues: tuple[Clue, ...] = ()
    refused: tuple[Clue, ...] = ()


def gather(title: str, body: str, dateline: Sequence[str], bearings: Bearings) -> Evidence:
    """Every name of a story; the dateline's places help to tell which town of a name is meant."""
    known = lexicon(bearings.own)
    mentions = [
        *find_mentions(read_text(title, headline=True), known, title=True),
        *find_mentions(read_text(body), known, lead=LEAD),
    ]
    judged = _judged(mentions, body, dateline)
    kept = [mention for mention, why in judged if not why]
    around = _surroundings(kept, dateline, bearings)
    clues = [_clue(mention, around, bearings) for mention in kept]
    return Evidence(
        tuple(each for each in clues if not each.refused),
        (
            *(Clue(mention, "", 0.0, why) for mention, why in judged if why),
            *(each for each in clues if each.refused),
        ),
    )


def _judged(
    mentions: Sequence[Mention], body: str, dateline: Sequence[str]
) -> list[tuple[Mention, str]]:
    """Each mention, and why it is refused: a small place only if the story never means it."""
    longer = _longer_names(mentions)
    judged = [(each, refusal(each, longer) or _as_a_word(each, body)) for each in mentions]
    meant = {each.name.key for each, why in judged if not why}
    meant |= {place_key(name.partition(",")[0]) for name in dateline}
    return [(each, "" if why == SMALL and each.name.key in meant else why) for each, why in judged]


def _as_a_word(mention: Mention, body: str) -> str:
    """Why a name is a word: where it begins a sentence and stands small elsewhere, as `turkey`."""
    shown = mention.shown
    word = shown.lower()
    if word == shown or not word.isalpha() or (mention.text.cased and shown.isupper()):
        return ""
    begins = not mention.text.cased or mention.text.begins_sentence(mention.first)
    return COMMON if begins and _has_word(body, word) else ""


@lru_cache(maxsize=64)  # a name that a story repeats is sought once
def _has_word(body: str, word: str) -> bool:
    """Whether a word, or its plural, stands in a text in small letters."""
    return re.search(rf"\b{word}s?\b", body) is not None


def _longer_names(mentions: Sequence[Mention]) -> dict[str, str]:
    """By a place's key, the person or firm whose name it is a part of somewhere in the story.

    Of a country there is none where the story names its people, too.
    """
    found: dict[str, str] = {}
    for mention in mentions:
        if mention.name.what == PERSON:
            found |= dict.fromkeys(mention.name.key.split(), mention.shown)
        elif whole := full_name(mention):
            found[mention.name.key] = whole
    peoples = {each.name.countries for each in mentions if each.name.sort is Sort.PEOPLE}
    named = {each.name.key for each in mentions if each.name.countries in peoples}
    return {key: whole for key, whole in found.items() if key not in named}


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What settles the names of a story: how often each country is named, and places."""

    named: Counter[str]
    places: tuple[str, ...]
    told: Mapping[str, str]  # by a name's key, the place as the story says once where it lies


def _surroundings(
    mentions: Sequence[Mention], dateline: Sequence[str], bearings: Bearings
) -> _Surroundings:
    """The countries and the places that a story names without a doubt."""
    named = Counter(each.name.countries[0] for each in mentions if _is_plain(each))
    towns = [each.place for each in mentions if each.name.sort is Sort.PLACE and _is_known(each)]
    home = country_code(bearings.home) or ""
    sure = [(town, read) for town in towns if (read := resolve(town, (), home)).confidence >= SURE]
    named.update(read.country for _, read in sure)
    countries = [country_name(code) for code, _ in named.most_common(CONTEXT // 2)]
    qualified = [each.place for each in mentions if each.qualifier]
    places = [*dateline, *qualified, *countries, *(town for town, _ in sure)]
    told = _told((*dateline, *qualified))
    return _Surroundings(named, tuple(dict.fromkeys(places))[:CONTEXT], told)


def _told(places: Sequence[str]) -> dict[str, str]:
    """By key, places with what tells where they lie, save those that are told two ways."""
    found: dict[str, str] = {}
    for place in places:
        name, _, qualifier = place.partition(",")
        if qualifier and found.setdefault(key := place_key(name), place) != place:
            same = resolve(found[key]).country == resolve(place).country
            found[key] = found[key] if same else ""
    return {key: place for key, place in found.items() if place}


def _is_plain(mention: Mention) -> bool:
    """Whether a name can mean one country alone."""
    return len(mention.name.countries) == 1 and not is_shared(mention.name.key)


def _clue(mention: Mention, around: _Surroundings, bearings: Bearings) -> Clue:
    """What a mention that isn't refused speaks for."""
    told = mention.place if mention.qualifier else around.told.get(mention.name.key, "")
    match mention.name.sort:
        case Sort.PLACE:
            return _place(mention, around, bearings)
        case Sort.COUNTRY if told and _is_town(told):
            return _place(mention, around, bearings)
        case Sort.OWN if not mention.name.countries[0]:
            return Clue(mention, "", 0.0, "in no country, as places.toml says")
        case Sort.COUNTRY if is_shared(mention.name.key) and not (
            set(mention.name.countries) & set(around.named)
        ):
            return _place(mention, around, bearings)
        case _:
            codes = mention.name.countries
            code = max(codes, key=lambda each: (around.named[each], -codes.index(each)))
            whole = then(mention.place, code, bearings.past)
            return Clue(mention, whole, firm=is_firm(mention))


def _place(mention: Mention, around: _Surroundings, bearings: Bearings) -> Clue:
    """The country of a place, as its story, the home and its size settle it."""
    home = country_code(bearings.home) or ""
    place = mention.place if mention.qualifier else around.told.get(mention.name.key, mention.place)
    read = resolve(place, (), home)
    if around.places and (read.confidence < SURE or mention.name.sort is Sort.COUNTRY):
        read = resolve(place, around.places, home)
    if not read.country:
        return Clue(mention, "", 0.0, "a place that isn't known")
    if read.confidence < UNSURE:
        return Clue(mention, "", read.confidence, f"may be in {country_name(read.rival)}, too")
    supported = _is_known(mention) or around.named[read.country] or read.country == home
    if not supported and home and around.named:
        return Clue(mention, "", ALONE, f"nothing else speaks for {country_name(read.country)}")
    sure = read.confidence if supported else min(read.confidence, ALONE)
    country = then(mention.place, read.country, bearings.past)
    return Clue(mention, country, sure, town=not is_region(mention.name.key))


@lru_cache(maxsize=4096)
def _is_town(place: str) -> bool:
    """Whether what follows a country's name makes it a town's: `Lebanon, Ohio`."""
    return any(each.region and each.kind in CITIES for each in located(place))


def _is_known(mention: Mention) -> bool:
    """Whether a place needs no other sign that the story is set in its country."""
    return bool(mention.qualifier) or prominence(mention.name.key) >= GREAT
