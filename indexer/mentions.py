"""Mentions: the places, countries and peoples that a text names, and what only looks like one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache

from indexer.dateline_words import PARTICLES
from indexer.gazetteer import place_key, qualifies
from indexer.prose_names import Lexicon, Name, Sort
from indexer.prose_words import Text, without_genitive

MOST_WORDS = 6  # of a name
LONGEST_JOINT = 12  # characters between two words of a name


class Zone(IntEnum):
    """Where in a story a name stands."""

    TITLE = 0
    LEAD = 1
    BODY = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: `first` and `last` are its words there, `qualifier` what tells where."""

    name: Name
    text: Text
    first: int
    last: int
    zone: Zone
    qualifier: str = ""
    until: int = -1  # the qualifier's last word

    @property
    def shown(self) -> str:
        """The name as it is written, with its qualifier."""
        shown = self.text.shown(self.first, self.last)
        return f"{shown}, {self.qualifier}" if self.qualifier else shown

    @property
    def place(self) -> str:
        """The name without a genitive's ending, and its qualifier: what is looked up."""
        bare = without_genitive(self.text.shown(self.first, self.last))
        return f"{bare}, {self.qualifier}" if self.qualifier else bare

    @property
    def start(self) -> int:
        """Where in the text it begins."""
        return self.text.starts[self.first]

    @property
    def end(self) -> int:
        """Where in the text it ends, its qualifier left out."""
        return self.text.ends[self.last]


def find_mentions(
    text: Text, known: Lexicon, title: bool = False, lead: int = 0
) -> Iterator[Mention]:
    """Every name of a text, the longest where several begin; what begins before `lead` leads."""
    at, words = 0, len(text.keys)
    while at < words:
        found = _longest(text, at, known) if text.keys[at] in known.longest else None
        if found is None:
            at += 1
            continue
        name, last = found
        zone = Zone.TITLE if title else Zone.LEAD if text.starts[at] < lead else Zone.BODY
        mention = _qualified(Mention(name, text, at, last, zone), known)
        yield mention
        at = max(last, mention.until) + 1


def _longest(text: Text, first: int, known: Lexicon) -> tuple[Name, int] | None:
    """The longest name that begins at a word, and its last word."""
    key = text.keys[first]
    best = (known.names[key], first) if key in known.names else None
    most = min(known.longest[key], MOST_WORDS)
    last = first
    while key.count(" ") + 1 < most and last + 1 < len(text.keys):
        gap = _joint(text.between(last))
        if gap is None:
            break
        last += 1
        key = f"{key} {gap}{text.keys[last]}"
        if key in known.names:
            best = (known.names[key], last)
    return best


def _joint(between: str) -> str | None:
    """What joins two words of one name, as part of its key; None where they aren't of one."""
    if len(between) > LONGEST_JOINT:
        return None
    plain = between.strip(" \n\t\r.-‐‑")
    if not plain:
        return "" if between.strip() in ("", "-", "‐", "‑", ".") else None
    small = plain.lower()
    words = small.split()
    return small + " " if len(words) < 3 and all(word in PARTICLES for word in words) else None


def _qualified(mention: Mention, known: Lexicon) -> Mention:
    """The mention with the region or country that follows its comma: `Tripoli, Lebanon`."""
    text, after = mention.text, mention.last + 1
    if mention.name.sort is Sort.PHRASE or after >= len(text.keys):
        return mention
    if text.between(mention.last).strip(" \n") != "," or mention.name.sort is Sort.PEOPLE:
        return mention
    best = _longest(text, after, known) if text.keys[after] in known.longest else None
    last = best[1] if best else after
    shown = text.shown(after, last)
    if _tells(mention.place, shown):
        return replace(mention, qualifier=shown, until=last)
    return mention


@lru_cache(maxsize=4096)
def _tells(name: str, qualifier: str) -> bool:
    """Whether what follows a comma says where a place lies, and is no other place of a list."""
    return place_key(name) != place_key(qualifier) and qualifies(name, qualifier)
