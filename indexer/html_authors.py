"""Who wrote a page's article, where the page shows it in an element that it names so."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from lxml import etree

from index.words import fold
from indexer.bylines import split_authors
from indexer.date_words import MONTHS
from indexer.furniture import furniture
from indexer.html_blocks import holder_of
from indexer.html_words import COMMENTS, told_by
from indexer.page_lines import without_by
from indexer.xml_tree import Element, name_of

_SURE = "@itemprop='author' or @rel='author'"
_CALLED = " or ".join(
    f"contains(@class,'{word}')"
    for word in ("author", "Author", "byline", "Byline", "autor", "Autor", "auteur", "redakteur")
)
_ADDRESSED = "contains(@href,'/author/') or contains(@href,'/autor/') or contains(@href,'/auteur/')"
_PLACES: tuple[Callable[[Element], Any], ...] = tuple(
    etree.XPath(f"//h1 | //body//*[{each}]")
    for each in (_SURE, _CALLED, f"self::a and ({_ADDRESSED})")
)
# Where other names than the author's stand.
_OF_OTHERS = frozenset(
    {COMMENTS, "links to other stories", "the site's menu", "the foot of the page"}
)
LONGEST = 120  # characters of a byline
MOST_WORDS = 5  # of a name
LOOKED_AT = 50  # elements that a page calls its author, at most
MOST = 5  # names that may stand beside one another; more are a list of other stories' authors
_END = re.compile(r"\s*[|•·@(\d]|\s[–—-]\s|,?\s(?:on|am|le|el|for|in)\s")
_JOINED = re.compile(r"\s*\|\s*(,|;|&|and|und|et|y|e|og|och|en)\s*\|\s*", re.IGNORECASE)
# What stands in a byline and is no name.
_LABELS = frozenset((
    "author", "authors", "autor", "autoren", "autorin", "auteur", "by", "von", "par", "vom",
    "written", "posted", "published", "updated", "follow", "contributor", "staff", "writer",
    "reporter", "datum", "date", "text", "foto", "fotos", "photo", "photos", "illustration",
    "interview", "share", "quelle", "source", "veröffentlicht", "geschrieben", "admin",
    "administrator", "unknown", "guest",
))  # fmt: skip


def shown_authors(root: Element) -> tuple[str, ...]:
    """The names in elements that the page calls its author or byline, the surest first."""
    for find in _PLACES:
        if names := _nearest(find(root)):
            return names
    return ()


def _nearest(found: Sequence[Element]) -> tuple[str, ...]:
    """The names that stand next under the heading; else those last above it."""
    heading = next((at for at, each in enumerate(found) if name_of(each) == "h1"), -1)
    order = [*range(heading + 1, len(found)), *range(heading - 1, -1, -1)]
    for at in order[:LOOKED_AT]:
        if names := _names(found[at]):
            return _with_others(names, found[at], found[at + 1 : at + LOOKED_AT])
    return ()


def _with_others(
    names: tuple[str, ...], first: Element, rest: Iterable[Element]
) -> tuple[str, ...]:
    """The names with those in elements like the first, beside it."""
    around = _grandparent(first)
    alike = (
        each for each in rest if each.tag == first.tag and each.get("class") == first.get("class")
    )
    beside = (each for each in alike if around is not None and _grandparent(each) is around)
    every = tuple(dict.fromkeys((*names, *(name for each in beside for name in _names(each)))))
    return every if len(every) <= MOST else names


def _grandparent(element: Element) -> Element | None:
    parent = element.getparent()
    above = None if parent is None else parent.getparent()
    return None if above is None or name_of(above) == "body" else above


def _names(element: Element) -> tuple[str, ...]:
    """The names in an element; none where it is a heading, another story's or a reader's."""
    if name_of(element) == "h1" or _is_apart(element):
        return ()
    text = " ".join("".join(map(str, element.itertext())).split())
    if not text or len(text) > LONGEST:
        return ()
    names = split_authors(_told(element))
    return names if names and all(map(_is_name, names)) else ()


def _told(element: Element) -> str:
    """The first words of a byline that are no label, up to a date, a place or a role."""
    pieces = (" ".join(str(each).split()) for each in element.itertext())
    told = [each for each in pieces if each and each.strip(" :").casefold() not in _LABELS]
    text = _JOINED.sub(r" \1 ", " | ".join(told)).replace(" , ", ", ")
    before = _END.split(without_by(text), maxsplit=1)[0].split()
    while before and fold(before[-1].strip(".,")) in MONTHS:
        before.pop()
    return " ".join(before).strip(" ,:;-–")


def _is_name(text: str) -> bool:
    """Whether a text reads as a person's name, or as that under which one writes."""
    words = [each for each in text.split() if each[0].isalpha()]
    labels = any(each.casefold() in _LABELS for each in words)
    if labels or not 0 < len(words) <= MOST_WORDS or furniture(text):
        return False
    return len(words) == 1 or not (words[0][0].islower() or words[-1][0].islower())


def _is_apart(element: Element) -> bool:
    """Whether an element stands among comments, other stories or the like."""
    for each in (element, *element.iterancestors()):
        name = name_of(each)
        if name in ("article", "main", "body"):
            return False
        if told_by(name, holder_of(each, name).marks) in _OF_OTHERS:
            return True
    return False
