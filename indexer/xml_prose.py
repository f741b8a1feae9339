"""Prose: the paragraphs of an element, whether its markup is XHTML's, NITF's or HTML's."""

import re
from itertools import pairwise

from indexer.paragraphs import is_typed, reflow
from indexer.xml_tree import Element, name_of

# An element that is none of these belongs to the line of text around it.
_BLOCKS_NAMES = (
    "p div section article header footer main aside figure figcaption blockquote bq pre ul ol li dl"
    " dt dd table thead tbody tfoot tr caption h1 h2 h3 h4 h5 h6 hl1 hl2 hr center address"
    " body body.content body.head body.end block nitf-table fn note credit datasource tagline"
    " paragraph para html"
)
BLOCKS = frozenset(_BLOCKS_NAMES.split())
_UNSEEN_NAMES = (
    "head script style noscript template svg iframe object embed form button select nav title"
    " nitf-table-metadata media-metadata media-object media-producer nitf-col nitf-colgroup"
)
UNSEEN = frozenset(_UNSEEN_NAMES.split())
_ROWS = frozenset({"tr"})
_CELLS = frozenset({"td", "th"})
_ITEMS = {"li": "• "}
_BREAK = "\x1e"
_LINE_BREAK = "\x1f"
_SPACES = re.compile(r"\s+")
_NARROWEST, _WIDEST = 40, 100  # columns at which systems break the lines of a paragraph
_RUNNING = 0.4  # of the lines of broken prose that many go on in small letters at least


def paragraphs(element: Element, skip: frozenset[str] = frozenset()) -> list[str]:
    """Its paragraphs in order, without those of the elements that are named.

    A table's row is one, its cells parted by ` | `; an item of a list begins with a dot.
    """
    pieces: list[str] = []
    _gather(element, skip | UNSEEN, pieces, top=True)
    blocks = [
        [_SPACES.sub(" ", line).strip() for line in block.split(_LINE_BREAK)]
        for block in "".join(pieces).split(_BREAK)
    ]
    if _is_broken(blocks):
        blocks = [[" ".join(filter(None, block))] for block in blocks]
    return [line for block in blocks for line in block if line and line != "•"]


def _is_broken(blocks: list[list[str]]) -> bool:
    """Whether line breaks stand inside sentences, at the edge of a screen that is long gone."""
    pairs = [pair for block in blocks for pair in pairwise(filter(None, block))]
    if not pairs or any(len(line) > _WIDEST for line, _ in pairs):
        return False
    running = sum(after[0].islower() for _, after in pairs)
    return running >= _RUNNING * len(pairs) and max(len(line) for line, _ in pairs) >= _NARROWEST


def prose(element: Element, skip: frozenset[str] = frozenset()) -> str:
    """Its paragraphs, parted by a blank line."""
    return "\n\n".join(paragraphs(element, skip))


def _gather(element: Element, skip: frozenset[str], pieces: list[str], top: bool = False) -> None:
    name = name_of(element)
    if not name or (name in skip and not top):
        return
    if name in _ROWS:
        cells = [" ".join(paragraphs(each, skip)) for each in element if name_of(each) in _CELLS]
        pieces.append(_BREAK + " | ".join(cells) + _BREAK)
        return
    edge = _BREAK if name in BLOCKS else ""
    if edge and (name == "pre" or (not len(element) and is_typed(str(element.text or "")))):
        typed = reflow(_typed(element, skip))
        pieces.append(edge + typed.replace("\n\n", _BREAK) + edge)
        return
    pieces.append(_LINE_BREAK if name == "br" else edge + _ITEMS.get(name, ""))
    pieces.append(str(element.text or ""))
    for child in element:
        _gather(child, skip, pieces)
        pieces.append(str(child.tail or ""))
    pieces.append(edge)


def _typed(element: Element, skip: frozenset[str]) -> str:
    """The text of an element whose own line breaks count, as they do in `pre`."""
    pieces = [str(element.text or "")]
    for child in element:
        name = name_of(child)
        pieces.append("\n" if name == "br" else "" if name in skip else _typed(child, skip))
        pieces.append(str(child.tail or ""))
    return "".join(pieces)
