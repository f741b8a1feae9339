"""Print: all of a text by which it is compared with another, and when two are copies."""

from dataclasses import dataclass
from datetime import UTC, date
from hashlib import blake2b
from urllib.parse import urlsplit

import numpy as np

from index.article import Article
from index.dates import NewsDate, Precision
from index.names import source_key
from indexer.near_traits import Traits, figures, may_be_copies, weekdays
from indexer.near_words import SHINGLE, Hashes, WordNumbers, marks, runs, unspaced

CONTAINED = 0.7  # of the shorter's runs are in the longer: a copy, perhaps a cut one
FULL = 50  # runs from which that is enough: two sentences may well be quoted in another story
ALIKE = 0.8  # of all runs of two shorter texts are in both
REPEATED = 0.9  # of all runs of two texts of one source
LEAST = 12  # runs of a text that is compared at all
LEAD, HEAD = 30, 100  # runs of a lead, and of a head that may have another line before the lead
LED = 0.5  # of the lead's runs are in the other's head
TITLED = 0.5  # of the words of the shorter title are in the other
TITLE = 3  # words of a title that tells


@dataclass(frozen=True, slots=True)
class Print:
    """A text's traits and its runs of three words: all, and those of its beginning."""

    traits: Traits
    shingles: Hashes  # sorted, unique, as the others are
    lead: Hashes
    head: Hashes
    title: Hashes


def read_print(article: Article, numbers: WordNumbers) -> Print:
    """The print of an article's body, or of its summary where it has no body."""
    text = article.body or article.summary
    words = numbers.of(text)
    shingles = runs(words, SHINGLE)
    distinct = np.unique(shingles)
    first, last = _days(article.date)
    size = max(0, len(distinct) - unspaced(text) // 2)
    traits = Traits(
        source_number(article),
        first,
        last,
        size,
        weekdays(words),
        figures(text),
        marks(words if size >= LEAST else words[:0]),
    )
    heads = np.unique(shingles[:LEAD]), np.unique(shingles[:HEAD])
    return Print(traits, distinct, *heads, np.unique(numbers.of(article.title)))


def are_copies(left: Print, right: Print) -> bool:
    """Whether two texts are one story; the same either way round."""
    if not may_be_copies(left.traits, right.traits):
        return False
    shared = _shared(left.shingles, right.shingles)
    alike = shared / (len(left.shingles) + len(right.shingles) - shared or 1)
    if left.traits.source == right.traits.source:
        return alike >= REPEATED
    size = min(left.traits.size, right.traits.size)
    contained = shared / (min(len(left.shingles), len(right.shingles)) or 1)
    enough = contained >= CONTAINED if size >= FULL else alike >= ALIKE
    return enough and _begin_alike(left, right)


def source_number(article: Article) -> int:
    """A number for the source's name, or else for its address's host; 0 where it has neither."""
    name = source_key(article.source) or _host(article.url)
    if not name:
        return 0
    digest = blake2b(name.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _begin_alike(left: Print, right: Print) -> bool:
    """Whether one's lead is in the other's head, or their titles agree.

    Stories that share but a notice at their end, and a round-up of many, are no copies.
    """
    return (
        _within(left.lead, right.head) >= LED
        or _within(right.lead, left.head) >= LED
        or _titled_alike(left.title, right.title)
    )


def _titled_alike(left: Hashes, right: Hashes) -> bool:
    shorter = min(len(left), len(right))
    return shorter >= TITLE and _shared(left, right) >= TITLED * shorter


def _within(part: Hashes, whole: Hashes) -> float:
    return _shared(part, whole) / (len(part) or 1)


def _shared(left: Hashes, right: Hashes) -> int:
    """How many values two sorted arrays of unique values share."""
    return len(np.intersect1d(left, right, assume_unique=True))


def _days(when: NewsDate | None) -> tuple[int | None, int | None]:
    """The days that a text may be of; a bare year tells too little."""
    if when is None or when.precision is Precision.YEAR:
        return None, None
    first, last = when.days(UTC)
    return date.toordinal(first), date.toordinal(last)
