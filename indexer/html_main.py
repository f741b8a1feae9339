"""Which blocks of a page are its main text, as trafilatura tells it."""

import logging
from collections import Counter, defaultdict
from collections.abc import Sequence

import trafilatura
from lxml.html import HtmlElement

from indexer.html_blocks import Block, key_of
from indexer.xml_prose import paragraphs
from indexer.xml_tree import Element

# What it says of pages that it can't read is said by the record's own rejection.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
# Its names of elements, and those by which `paragraphs` knows them.
_NAMES = {
    "head": "h2", "list": "ul", "item": "li", "row": "tr", "cell": "td", "lb": "br",
    "quote": "blockquote",
}  # fmt: skip
TELLING = 25  # letters: a line so long is itself wherever it stands


def main_keys(root: HtmlElement, thorough: bool = False) -> list[str]:
    """The keys of the lines that trafilatura takes for the article's, in order.

    It takes the tree apart in doing so. `thorough` finds more, of other stories too, and takes
    time with the square of the page's size.
    """
    found = trafilatura.bare_extraction(
        root,
        favor_precision=not thorough,
        fast=not thorough,
        include_comments=False,
        include_tables=True,
    )
    main = getattr(found, "body", None)
    if not isinstance(main, Element):
        return []
    for each in [*main.iter(*_NAMES)]:
        each.tag = _NAMES[str(each.tag)]
    return [key for line in paragraphs(main) if (key := key_of(line))]


def main_places(blocks: Sequence[Block], keys: Sequence[str]) -> set[int]:
    """The places of the blocks that these lines are, that they stand in, or that stand in them.

    Of blocks with the same text as many as there are such lines, next to the middle of all first.
    """
    wanted = Counter(keys)
    found: dict[str, list[int]] = defaultdict(list)
    for at, block in enumerate(blocks):
        if block.key in wanted:
            found[block.key].append(at)
    single = sorted(places[0] for places in found.values() if len(places) == 1)
    middle = single[len(single) // 2] if single else 0
    exact = {
        at
        for key, places in found.items()
        for at in sorted(places, key=lambda at: abs(at - middle))[: wanted[key]]
    }
    return exact | _parts(blocks, [key for key in wanted if key not in found])


def _parts(blocks: Sequence[Block], keys: Sequence[str]) -> set[int]:
    """The places of the blocks that are part of a line, or most of whose text is lines."""
    telling = [key for key in keys if len(key) >= TELLING]
    return {at for at, block in enumerate(blocks) if telling and _is_part(block.key, telling)}


def _is_part(key: str, lines: Sequence[str]) -> bool:
    if len(key) < TELLING:
        return False
    inside = sum(len(line) for line in lines if line in key)
    return inside * 2 > len(key) or any(key in line for line in lines)
