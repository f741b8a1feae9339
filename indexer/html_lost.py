"""What an extractor of main text loses of an article, found by where it stands on the page."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from indexer.furniture import furniture
from indexer.html_blocks import Block, Holder
from indexer.html_words import holds_no_article, is_caption, set_apart
from indexer.page_lines import is_prose, split_credit

DEEPER = 3  # elements between what holds two paragraphs and a line that was lost between them
LINK = 0.85  # share of a line that is a link, from which on it leads to another page
MISTAKEN = 3  # times as much prose in another element: that is the article, then


def densest(blocks: Sequence[Block]) -> set[int]:
    """The places of the paragraphs in the element that holds most prose of its own."""
    told = [at for at, block in enumerate(blocks) if _is_article_prose(block)]
    weights: Counter[Holder] = Counter()
    for at in told:
        weights[_holder(blocks[at])] += len(blocks[at].text)
    if not weights:
        return set()
    best = weights.most_common(1)[0][0]
    return {at for at in told if _holder(blocks[at]) is best}


def weight(blocks: Sequence[Block], places: set[int]) -> int:
    """How many characters these blocks hold."""
    return sum(len(blocks[at].text) for at in places)


def lost(blocks: Sequence[Block], places: Sequence[int], around: int) -> set[int]:
    """The places of lines that belong to the article and were left out of its main text.

    `places` are the main text's, in order; `around` is how many elements hold most of it.
    """
    found = _between(blocks, places, around)
    first, last = places[0], places[-1]
    found |= _run(blocks, range(first - 1, -1, -1), blocks[first])
    found |= _run(blocks, range(last + 1, len(blocks)), blocks[last])
    return found | _twins(blocks, places)


def _is_article_prose(block: Block) -> bool:
    return (
        is_prose(block.text)
        and block.linked_share < 0.5
        and not block.hidden
        and not holds_no_article(block)
        and not furniture(block.text)
    )


def _holder(block: Block) -> Holder:
    """What the page calls the article's body, if a block stands in that; else what holds it."""
    body = next((each for each in block.path if each.whole), None)
    return body or (block.path[-2] if len(block.path) > 1 else block.path[-1])


def _between(blocks: Sequence[Block], places: Sequence[int], around: int) -> set[int]:
    """The lines between two of the main text, not much deeper in the page than these."""
    found: set[int] = set()
    for before, after in pairwise(places):
        common = blocks[before].shared(blocks[after])
        if common >= around:
            found |= {at for at in range(before + 1, after) if _belongs(blocks[at], common)}
    return found


def _run(blocks: Sequence[Block], run: range, edge: Block) -> set[int]:
    """The paragraphs that follow one another next to the first or last."""
    found = set()
    for at in run:
        block = blocks[at]
        beside = block.path[:-1] == edge.path[:-1] and block.name == edge.name
        if not (beside and is_prose(block.text) and _belongs(block, len(edge.path) - 1)):
            break
        found.add(at)
    return found


def _twins(blocks: Sequence[Block], places: Sequence[int]) -> set[int]:
    """The paragraphs in elements that are made as those of the main text, in the same article."""
    longest = blocks[max(places, key=lambda at: len(blocks[at].text))]
    made, article = _shape(longest), _article(longest)
    kept = set(places)
    return {
        at
        for at, block in enumerate(blocks)
        if at not in kept
        and is_prose(block.text)
        and _article(block) is article
        and _shape(block) == made
        and _belongs(block, longest.shared(block), deeper=len(block.path))
    }


def _shape(block: Block) -> tuple[tuple[str, str], ...]:
    return tuple((each.name, each.kind) for each in block.path)


def _article(block: Block) -> Holder | None:
    """The innermost `article` or `main` that a block stands in."""
    return next((each for each in block.path[::-1] if each.name in ("article", "main")), None)


def _belongs(block: Block, common: int, deeper: int = DEEPER) -> bool:
    return (
        len(block.path) - common <= deeper
        and bool(block.key)
        and not block.hidden
        and block.linked_share < LINK
        and not furniture(block.text)
        and not split_credit(block.text)
        and not set_apart(block, common)
        and not is_caption(block, common)
    )
