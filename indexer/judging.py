"""Whether a name in a text means a place there: what speaks against it, by the words beside it."""

import re
from collections.abc import Mapping
from functools import lru_cache

from index.words import fold
from indexer.date_words import IGNORED, MONTHS
from indexer.dateline_words import NOT_A_PLACE
from indexer.gazetteer import Bearer, Kind, bearers
from indexer.mentions import Mention
from indexer.prose_names import Sort, lexicon
from indexer.prose_tables import (
    AFTER,
    BEFORE,
    COINS,
    COINS_OF_PEOPLES,
    DAYS_AND_MONTHS,
    FIRM,
    INSIDE,
    JOINTS,
    LOCATIVE,
    OF,
    PERSONS,
    SPOKEN,
    SURNAMES,
    TITLES,
)
from indexer.prose_words import Text

GREAT = 250_000  # weight of a city that a story may name without saying that it is a place
KNOWN = 100_000  # as much, of a city with the name of a common word
GREAT_SHOUTED = 1_000_000  # as much, where capitals tell nothing

_TITLED = re.compile(rf"\b(?:{'|'.join(sorted(TITLES))})\b\.?\s+$", re.IGNORECASE)
_NEXT = re.compile(r"[\s-]+([^\W\d_]+)")

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


def full_name(mention: Mention) -> str:
    """The name of the person or firm that a place's name may be short for; empty if of none.

    A person is called by what ends the name, a firm by what begins it.
    """
    if mention.name.sort not in (Sort.PLACE, Sort.COUNTRY):
        return ""
    whole = _longer_name(mention)
    ends = whole.endswith(mention.shown) and not _of(mention)
    firm = bool(whole) and fold(whole.split()[-1]) in FIRM
    return whole if ends or firm or mention.name.key in PERSONS else ""


def _longer_name(mention: Mention) -> str:
    """The longer name that a name is a part of, as a person's or a firm's; empty if of none."""
    text = mention.text
    titled = _TITLED.search(text.text, max(0, mention.start - 16), mention.start)
    if titled:
        return text.text[titled.start() : mention.end]
    shouted = len(mention.name.key) > 4 and text.shown(mention.first, mention.last).isupper()
    if not text.cased or shouted or mention.qualifier:
        return ""
    first, last = _before(mention), _after(mention)
    if first == mention.first and last == mention.last:
        return _of(mention)
    return text.shown(first, last)


def _people(mention: Mention) -> str:
    if _next_word(mention) in COINS_OF_PEOPLES:
        return COIN
    before = mention.text.before(mention.first)
    if before in ("pan", "inter"):
        return "part of a continent's name"
    if mention.name.key in SURNAMES and (name := _surname(mention)):
        return f"part of the name {name}"
    ends = mention.text.text[mention.end : mention.end + 1] in (".", ",", ";", ")", "")
    return LANGUAGE if before in SPOKEN and ends else ""


def _surname(mention: Mention) -> str:
    """The name of a person that it ends, within a sentence: `said Dawn French`."""
    name = _longer_name(mention)
    before = _before(mention)
    ends = before < mention.first and name.endswith(mention.shown)
    return name if ends and not mention.text.begins_sentence(before) else ""


def _country(mention: Mention, longer: Mapping[str, str]) -> str:
    if _next_word(mention) in COINS:
        return COIN
    if mention.name.key == "us" and _is_pronoun(mention):
        return COMMON
    if mention.name.key not in PERSONS or mention.qualifier:
        return ""
    return _borne(mention, longer)


def _place(mention: Mention, longer: Mapping[str, str]) -> str:
    key = mention.name.key
    if mention.qualifier:
        return ""
    if key in DAYS_AND_MONTHS:
        return COMMON
    if _next_word(mention) in COINS:
        return COIN
    if not mention.text.cased:
        known = key not in NOT_A_PLACE and prominence(key) >= GREAT_SHOUTED
    elif key in NOT_A_PLACE and not (_is_inside(mention) and prominence(key) >= KNOWN):
        return COMMON
    else:
        known = prominence(key) >= GREAT or _is_located(mention)
    return _borne(mention, longer) or ("" if known else SMALL)


def _borne(mention: Mention, longer: Mapping[str, str]) -> str:
    """Whose name it is, where it is a person's or a firm's."""
    name = _longer_name(mention)
    if name:
        return f"part of the name {name}"
    whole = "" if _is_located(mention) else longer.get(mention.name.key, "")
    return f"stands for {whole}" if whole else ""


def _is_located(mention: Mention) -> bool:
    """Whether the word before it, or before the list that it is in, says that a place follows."""
    text, at = mention.text, mention.first
    while at and text.between(at - 1).strip() in JOINTS:
        at -= 1
        while at and text.between(at - 1) in (" ", "-") and text.keys[at - 1] not in LOCATIVE:
            at -= 1
    return text.before(at) in LOCATIVE


def _is_inside(mention: Mention) -> bool:
    """Whether the word before it can only stand before a place or a time."""
    return mention.text.before(mention.first) in INSIDE


def _is_pronoun(mention: Mention) -> bool:
    """Whether `US` may be the word `us`: in capitals throughout, at a sentence's end."""
    text = mention.text
    dotted = "." in text.shown(mention.first, mention.last)
    return not text.cased and not dotted and text.text[mention.end :].strip()[:1] in (".", "", ",")


def _before(mention: Mention) -> int:
    """The first word of the name that it ends."""
    text, at = mention.text, mention.first
    while at and text.between(at - 1) in (" ", "\n", "-") and _is_name(text, at - 1):
        at -= 1
    whole = mention.first < mention.last  # a place's name of several words is seldom a person's
    if at < mention.first and text.begins_sentence(at) and (whole or len(text.keys[at]) < 3):
        at += 1
    return at


def _after(mention: Mention) -> int:
    """The last word of the name that it begins."""
    text, at = mention.text, mention.last
    while at + 1 < len(text.keys) and text.between(at) in (" ", "\n", " & "):
        if text.is_possessive(at):
            break
        key = text.keys[at + 1]
        if key in AFTER or _is_nation(key) or key in MONTHS or key in IGNORED:
            break
        at += 1
    return at


def _of(mention: Mention) -> str:
    """The name of a bank, a bishop or a treaty `of` the place."""
    text, at = mention.text, mention.first - 1
    if at >= 0 and text.between(at) in (" of ", "\nof ", " of\n") and text.keys[at] in OF:
        return text.shown(at, mention.last)
    return ""


def _is_name(text: Text, word: int) -> bool:
    """Whether a word may be part of a person's or a firm's name."""
    key = text.keys[word]
    if text.between(word) == "-" and key in lexicon().names:
        return False
    return not (key in BEFORE or key in MONTHS or _is_nation(key) or text.is_possessive(word))


def _is_nation(key: str) -> bool:
    known = lexicon().names.get(key)
    return known is not None and known.sort in (Sort.COUNTRY, Sort.PEOPLE, Sort.SEAT)


def _next_word(mention: Mention) -> str:
    """The word that follows, folded, if only a space or hyphen parts it from the name."""
    found = _NEXT.match(mention.text.text, mention.end, mention.end + 16)
    return fold(found[1]) if found else ""


def is_firm(mention: Mention) -> bool:
    """Whether a country's or a people's name begins a firm's."""
    text, at = mention.text, mention.last + 1
    return at < len(text.keys) and text.between(at - 1) == " " and text.keys[at] in FIRM


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
        case Kind.OTHER_NAME if (len(key) < 5 and key.isascii()) or bearer.weight < GREAT_SHOUTED:
            return 0.0
        case _:
            return bearer.weight
