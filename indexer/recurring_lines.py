"""Which lines of a page may be furniture, and how often one must recur on its site to be it.

A line under an article that says the same on many pages of one source is furniture: a call to
subscribe, a menu, a notice. But so may a paragraph of background be the same in every story of a
long affair. What reads as a sentence must therefore stand on nearly all pages of the source; and
what is long is never taken for furniture.
"""

from collections.abc import Iterable
from hashlib import blake2b
from typing import NamedTuple

from index.words import RAW_WORD

PAGES = frozenset({"html", "scraped", "warc"})  # formats of what was read from a page
LONGEST = 40  # words of a line that may be furniture
SENTENCE = 12  # words from which what ends as one is a sentence
LONG = 25  # words from which a line is prose without such an end

_ENDS = (".", "!", "?", "…", '."', '?"', '!"', ".”", "?”", "!”", ".’", "。", "؟", "।", "！", "？")


class Bar(NamedTuple):
    """How often a line must recur: on so many pages, copies counted once, and that share of all."""

    pages: int
    share: float


SHORT_LINE = Bar(5, 0.2)
PROSE = Bar(20, 0.8)
LEAST = min(SHORT_LINE.pages, PROSE.pages)


def page_lines_of(site: int, body: str) -> list[tuple[int, str]]:
    """The paragraphs that may be furniture, each after a number that tells the site and the line.

    Spaces and case make no difference to the number.
    """
    lines = ((" ".join(each.split()), each) for each in body.split("\n\n"))
    return [(_number(site, line), each) for line, each in lines if _may_be_furniture(line)]


def site_line(site: int) -> int:
    """The number under which all pages of a site are counted."""
    return _number(site, "")


def is_furniture(line: int, herds: int, pages: int) -> bool:
    """Whether a line on pages of that many herds is furniture, of a site that has so many."""
    bar = PROSE if line & 1 else SHORT_LINE
    return herds >= bar.pages and herds >= bar.share * pages


def furniture_of(body: str, lines: Iterable[tuple[int, str]], dropped: set[int]) -> tuple[str, ...]:
    """The paragraphs that are furniture; none if nothing else were left of the body."""
    found = tuple({each: None for line, each in lines if line in dropped})
    left = any(each.strip() and each not in found for each in body.split("\n\n"))
    return found if left else ()


def _may_be_furniture(line: str) -> bool:
    return len(line) <= 400 and 0 < len(RAW_WORD.findall(line)) <= LONGEST


def _is_prose(line: str) -> bool:
    words = len(RAW_WORD.findall(line))
    return words >= LONG or (words >= SENTENCE and line.endswith(_ENDS))


def _number(site: int, line: str) -> int:
    """63 bits, of which the lowest says whether the line is prose."""
    text = f"{site}\n{line.casefold()}".encode("utf-8", "replace")
    digest = int.from_bytes(blake2b(text, digest_size=8).digest(), "little")
    return digest >> 2 << 1 | _is_prose(line)
