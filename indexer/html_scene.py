"""Scene: where on a page its article stands, before any line of it is judged."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.html_blocks import Block, key_of
from indexer.html_lost import MISTAKEN, densest, lost, weight
from indexer.html_main import main_places
from indexer.html_words import COMMENTS, LABELS, is_unlinked, set_apart
from indexer.page_lines import is_prose

ABOVE = 3  # blocks over the title in which its date may stand
HEAD = 40  # blocks between title and text at most: buttons, a picture, a byline
TITLE = 15  # letters: what is longer and stands in the title is part of it


@dataclass(frozen=True, slots=True)
class Scene:
    """The blocks of a page, those of its main text, and what the article is called."""

    blocks: Sequence[Block]
    main: frozenset[int]
    title: str  # its key
    around: int  # how many elements hold most of the main text
    head: range  # from the title to the first of the main text
    prose: tuple[int, ...]  # which of the main text are paragraphs, in order
    shown: bool  # whether most of it isn't hidden until a script runs
    vain: frozenset[str]  # reasons by which most of it would be none of the article's


def dates_it(scene: Scene, at: int) -> bool:
    """Whether a date in this place is the article's: by its title, over its second paragraph."""
    block, first = scene.blocks[at], min(scene.main)
    top = scene.head.start if scene.head else first
    begun = bisect_left(scene.prose, at)
    if not top - ABOVE <= at or begun > 1:
        return at in scene.main and begun == len(scene.prose)
    apart = set_apart(block, 1)
    plain = not apart or (at > top and apart in LABELS)
    return plain and not block.hidden and block.shared(scene.blocks[top]) > 1


def holds_prose(blocks: Sequence[Block], keys: Sequence[str]) -> bool:
    """Whether there is a paragraph among these lines of a page."""
    return any(is_unlinked(blocks[at]) for at in main_places(blocks, keys))


def ampler(blocks: Sequence[Block], keys: Sequence[str], others: Sequence[str]) -> Sequence[str]:
    """The other lines where they hold several times as much as the densest prose; else these."""
    dense = weight(blocks, densest(blocks))
    return others if weight(blocks, main_places(blocks, others)) > MISTAKEN * dense else keys


def find_scene(blocks: Sequence[Block], keys: Sequence[str], title: str) -> Scene | None:
    """Where the article stands; `keys` are its lines' as first found."""
    places = _main(blocks, keys)
    if not places:
        return None
    around = _around(blocks, places)
    main = frozenset(places | lost(blocks, sorted(places), around))
    shown = sum(blocks[at].hidden for at in main) * 2 < len(main)
    key = key_of(title)
    head = _head(blocks, min(main), key)
    vain = _vain(blocks, main, around)
    return Scene(blocks, main, key, around, head, _prose(blocks, main), shown, vain)


def _vain(blocks: Sequence[Block], main: frozenset[int], around: int) -> frozenset[str]:
    """The reasons that would take most of the text: its elements are only called so."""
    taken: Counter[str] = Counter()
    for at in main:
        taken[set_apart(blocks[at], around)] += len(blocks[at].text)
    del taken[""], taken[COMMENTS]
    half = weight(blocks, set(main)) / 2
    return frozenset(why for why, letters in taken.items() if letters > half)


def _prose(blocks: Sequence[Block], main: frozenset[int]) -> tuple[int, ...]:
    told = (at for at in sorted(main) if blocks[at].linked_share < 0.5)
    return tuple(at for at in told if is_prose(blocks[at].text))


def is_title(key: str, title: str) -> bool:
    """Whether a line is the title, or a part of it; both are keys."""
    return bool(title and key) and (key == title or (len(key) > TITLE and key in title))


def _main(blocks: Sequence[Block], keys: Sequence[str]) -> set[int]:
    """The places of the main text; of the densest prose where the text found is a small part."""
    places, dense = main_places(blocks, keys), densest(blocks)
    mistaken = weight(blocks, dense - places) > MISTAKEN * weight(blocks, places)
    return dense if mistaken else places


def _around(blocks: Sequence[Block], places: set[int]) -> int:
    """How many elements hold most of the text, counted from the page's body."""
    longest = max((blocks[at] for at in places), key=lambda each: len(each.text))
    total = sum(len(blocks[at].text) for at in places)
    depth = len(longest.path)
    while depth > 1:
        inside = sum(len(blocks[at].text) for at in places if longest.shared(blocks[at]) >= depth)
        if inside * 10 >= total * 8:
            break
        depth -= 1
    return depth


def _head(blocks: Sequence[Block], first: int, title: str) -> range:
    """The blocks between the title above the main text and that; none where there is no title."""
    titles = (
        at
        for at in range(first - 1, max(first - HEAD, 0) - 1, -1)
        if blocks[at].name == "h1" or is_title(blocks[at].key, title)
    )
    return range(next(titles, first), first)
