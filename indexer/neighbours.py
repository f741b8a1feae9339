"""What stands beside a name in a text: the longer name it is in, and words that tell a place."""

import re

from index.words import fold
from indexer.date_words import IGNORED, MONTHS
from indexer.mentions import Mention
from indexer.prose_names import Sort, lexicon
from indexer.prose_tables import (
    AFTER,
    BEFORE,
    FIRM,
    INSIDE,
    JOINTS,
    LOCATIVE,
    OF,
    PERSONS,
    TITLES,
)
from indexer.prose_words import Text

LONGEST_LIST = 40  # words of a list of places
SHORTEST_ACRONYM = 3
LONGEST_NAME = 6  # words of a name to either side of a place's

_TITLED = re.compile(rf"\b(?:{'|'.join(sorted(TITLES))})\b\.?\s+$", re.IGNORECASE)
_LOCATIVE_CASE = re.compile(r"['’ʼ](?:[dt][ae]n?|y?[ae])$")  # of Turkish: in, from, to
_GENITIVE = re.compile(r"['’ʼ]s$")
_NEXT = re.compile(r"[\s-]+([^\W\d_]+)")


def full_name(mention: Mention) -> str:
    """The name of the person or firm that a place's name may be short for; empty if of none.

    A person is called by what ends the name, a firm by what begins it.
    """
    if mention.name.sort not in (Sort.PLACE, Sort.COUNTRY):
        return ""
    whole = longer_name(mention)
    ends = whole.endswith(mention.shown) and not _of(mention)
    firm = bool(whole) and fold(whole.split()[-1]) in FIRM
    return whole if ends or firm or mention.name.key in PERSONS else ""


def surname(mention: Mention) -> str:
    """The name of a person that it ends, within a sentence: `said Dawn French`."""
    name = longer_name(mention)
    before = _before(mention)
    ends = before < mention.first and name.endswith(mention.shown)
    return name if ends and not mention.text.begins_sentence(before) else ""


def is_located(mention: Mention) -> bool:
    """Whether its case, or the word before it or before the list that it is in, tells a place."""
    text, at = mention.text, mention.first
    if _is_in_locative(mention):
        return True
    end = max(0, at - LONGEST_LIST)
    while at > end and text.between(at - 1).strip() in JOINTS:
        at -= 1
        while at > end and text.between(at - 1) in (" ", "-") and text.keys[at - 1] not in LOCATIVE:
            at -= 1
    return text.before(at) in LOCATIVE


def _is_in_locative(mention: Mention) -> bool:
    """Whether its ending says in, from or to, as in Turkish."""
    return bool(_LOCATIVE_CASE.search(mention.text.text, mention.start, mention.end))


def is_owner(mention: Mention) -> bool:
    """Whether it stands in the genitive, so that what stands before goes with what follows."""
    return bool(_GENITIVE.search(mention.text.text, mention.start, mention.end))


def is_inside(mention: Mention) -> bool:
    """Whether the word before it can only stand before a place or a time."""
    return mention.text.before(mention.first) in INSIDE


def is_firm(mention: Mention) -> bool:
    """Whether a country's or a people's name begins a firm's."""
    text, at = mention.text, mention.last + 1
    return at < len(text.keys) and text.between(at - 1) == " " and text.keys[at] in FIRM


def next_word(mention: Mention) -> str:
    """The word that follows, folded, if only a space or hyphen parts it from the name."""
    found = _NEXT.match(mention.text.text, mention.end, mention.end + 16)
    return fold(found[1]) if found else ""


def longer_name(mention: Mention) -> str:
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


def _before(mention: Mention) -> int:
    """The first word of the name that it ends."""
    text, at = mention.text, mention.first
    end = max(0, at - LONGEST_NAME)
    while at > end and text.between(at - 1) in (" ", "\n", "-") and _is_name(text, at - 1):
        at -= 1
    # A place's name of several words is seldom a person's, nor is one that is gone to or from.
    whole = mention.first < mention.last or _is_in_locative(mention)
    if at < mention.first and text.begins_sentence(at) and (whole or len(text.keys[at]) < 3):
        at += 1
    return at


def _after(mention: Mention) -> int:
    """The last word of the name that it begins."""
    text, at = mention.text, mention.last
    end = min(len(text.keys) - 1, at + LONGEST_NAME)
    while at < end and text.between(at) in (" ", "\n", " & "):
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
    if len(key) >= SHORTEST_ACRONYM and text.shown(word, word).isupper():
        return False  # `CTV Edmonton`, an office there; a person's initials are shorter
    return not (key in BEFORE or key in MONTHS or _is_nation(key) or text.is_possessive(word))


def _is_nation(key: str) -> bool:
    known = lexicon().names.get(key)
    return known is not None and known.sort in (Sort.COUNTRY, Sort.PEOPLE, Sort.SEAT)
