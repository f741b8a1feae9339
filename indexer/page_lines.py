"""The shapes of a page's lines: prose, headline, date, byline, photo credit."""

import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import NamedTuple

from index.dates import Precision
from indexer.date_words import split_label
from indexer.dates import DateRules, read_date

LONGEST_DATE_LINE = 80  # characters
MOST_WORDS_BESIDE = 6  # words on a date's line: a section, a name

_WORD = re.compile(r"\w[\w’'.-]*")
_SENTENCE_END = re.compile(r"[.!?…。؟।][\"'”’»)\]]*$")
_ANY_DAY = DateRules(datetime(9000, 1, 1, tzinfo=UTC))  # whether it can be read, not what it means
_SEPARATORS = " \t|•·,–—/-:"


class DateLine(NamedTuple):
    """A line that holds a date: the date as written, what stands beside it, and its label.

    The label is `published`, `updated`, or empty where the line says neither.
    """

    date: str
    beside: str
    label: str


def words(line: str) -> list[str]:
    """The words of a line."""
    return _WORD.findall(line)


def is_prose(line: str) -> bool:
    """Whether a line reads as a paragraph: a sentence's end, or more than a headline holds."""
    count = len(words(line))
    if len(line) > 180 or count > 28:
        return True
    if not _SENTENCE_END.search(line):
        return len(line) > 60 and count < 4  # a script without spaces
    return count >= (15 if line.endswith("?") else 6) or len(line) > 90


def is_headline(line: str) -> bool:
    """Whether a line may be a title: words, and neither prose, date nor byline."""
    return (
        len(words(line)) >= 1
        and not is_prose(line)
        and date_line(line) is None
        and byline(line) is None
        and split_credit(line) is None
    )


@lru_cache(1024)
def date_line(line: str) -> DateLine | None:
    """The date on a short line with little beside it, as `News 14 May 19`; None without one."""
    if len(line) > LONGEST_DATE_LINE or not any(letter.isdigit() for letter in line):
        return None
    name, text = split_label(line)
    if _is_date(text):
        return DateLine(text.strip(_SEPARATORS), "", name)
    pieces = text.split()
    for left_out in range(1, min(len(pieces), MOST_WORDS_BESIDE + 1)):
        head, tail = pieces[:left_out], pieces[left_out:]
        if _is_date(" ".join(tail)):
            return _found(tail, head, name)
        start, end = pieces[:-left_out], pieces[-left_out:]
        if _is_date(" ".join(start)):
            return _found(start, end, name)
    return None


def _found(date: list[str], beside: list[str], label: str) -> DateLine:
    return DateLine(" ".join(date).strip(_SEPARATORS), " ".join(beside).strip(_SEPARATORS), label)


def _is_date(text: str) -> bool:
    """Whether the whole text is a date that names at least a month."""
    bare = text.strip(_SEPARATORS)
    if bare.isdigit() or len(bare) < 6:
        return False
    found = read_date(bare, _ANY_DAY).date
    return found is not None and found.precision is not Precision.YEAR


_BY = re.compile(
    r"^(?:(?:written|reported|posted|published|gepostet|geschrieben|veröffentlicht|publié|escrito"
    r"|publicado|scritto|text|ein \w+)\s+)?(?:by|von|par|por|di|door|av|af|przez|yazan)\s*:?\s+"
    r"(?P<who>\S.*)$"
    r"|^(?:author|autor|autorin|auteur|autore|text|texte|tekst|testo|автор)s?\s*:\s*(?P<name>\S.*)$",
    re.IGNORECASE,
)
_SMALL = frozenset(
    {"and", "und", "et", "y", "e", "ve", "i", "in", "for", "of", "the", "de", "la", "le", "van"}
    | {"von", "der", "den", "bin", "al", "el", "da", "di", "du", "dos"}
)
_NAME = r"(?P<who>(?:[^\W\d_][\w’'.-]+ ){1,3}[^\W\d_][\w’'-]+)"
_DESK = r"[A-Z]{2,10}|[A-Z][a-z]+ (?:News|Press|Agency|Service|Correspondent|Reporter)"
_NAME_AND_DESK = re.compile(rf"^{_NAME}(?:,| \||  | -| –) ?(?:{_DESK})\b[\w ,|]{{0,30}}$")


def byline(line: str) -> str | None:
    """Who wrote the story, from a line that says so and nothing else; None for other lines."""
    if len(line) > 120 or any(letter.isdigit() for letter in line):
        return None
    match = _BY.match(line) or _NAME_AND_DESK.match(line)
    if match is None:
        return None
    who = next(filter(None, match.groups())).strip(" |,")
    return who if _are_names(who) else None


def without_by(text: str) -> str:
    """What a byline says without the words that make it one."""
    match = _BY.match(text)
    return next(filter(None, match.groups())) if match else text


def signed(line: str) -> bool:
    """Whether a line begins as a byline does, whatever else stands in it."""
    return _BY.match(line) is not None and len(line) < LONGEST_DATE_LINE * 2


def _are_names(text: str) -> bool:
    """Whether every word but small ones begins with a capital and the text ends no sentence."""
    named = [word for word in words(text) if word.casefold() not in _SMALL]
    return 1 <= len(named) <= 12 and all(word[0].isupper() for word in named)


_MAKER = r"(?P<credit>[^|\n]{2,90}?)"
_KIND = (
    r"(?:(?:file |archive |courtesy )?(?:photo(?:graph)?|image|picture|pic|illustration|foto|bild"
    r"|fotoğraf|fotografija)s?(?: (?:credit|courtesy|source))?|credits?)(?!\w)"
)
_OF = r"(?:by\b|:|/|©|(?<=courtesy )of\b)"
_END = r"[.!?”\"…]"
_IN = r"[^()\[\]]{0,50}"
_AGENCIES = r"(?:reuters|ap|afp|epa(?:-efe)?|getty images)"
# How a caption names its photographer, at the end of the line; what comes before is the caption.
_CREDITS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^(?P<caption>.*?)\s*[|•/]\s*{_KIND}\s*(?:by|of|:|/|©|–|-)?\s*:?\s*{_MAKER}\s*$",
        rf"^(?P<caption>.*?)\s*[(\[]\s*{_KIND}\s*(?:by|:|/|©|–|-)\s*:?\s*{_MAKER}[)\]]\.?\s*$",
        rf"^(?P<caption>|.*?{_END})\s*[–—-]?\s*{_KIND}\s*{_OF}\s*:?\s*{_MAKER}\s*$",
        rf"^(?P<caption>.*?)\s*[(\[](?P<credit>{_IN}\bphotos?\b{_IN})[)\]]\.?\s*$",
        rf"^(?P<caption>.*?{_END})\s*(?:©\s*)?(?P<credit>{_AGENCIES}/[^.]{{2,60}})\s*$",
        rf"^(?P<caption>.*?{_END})\s*©\s*(?P<credit>[^.©]{{2,60}})\s*$",
    )
)


class Credited(NamedTuple):
    """A caption and who took the picture."""

    caption: str
    credit: str


@lru_cache(1024)
def split_credit(line: str) -> Credited | None:
    """The caption and the credit of a line that names a photographer; None for other lines."""
    if len(line) > 600:
        return None
    for pattern in _CREDITS:
        match = pattern.match(line)
        if match and _is_maker(match["credit"], alone=not match["caption"]):
            return Credited(match["caption"].strip(" |–—-"), match["credit"].strip(" .:;)]"))
    return None


def _is_maker(text: str, alone: bool) -> bool:
    """Whether a credit reads as a name, and not as the sentence after `photo by` might."""
    first = text.strip(" ©:")
    if not first or len(words(text)) > 12:
        return False
    if alone:
        return _are_names(text)
    return first[0].isupper() or not first[0].isalpha() or "photo" in first.lower()
