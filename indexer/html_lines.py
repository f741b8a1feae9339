"""What becomes of each line of a page: the article's paragraphs, its other fields, or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from indexer.furniture import Part, furniture
from indexer.html_blocks import Block, key_of
from indexer.html_lost import LINK, MISTAKEN, densest, lost, weight
from indexer.html_main import main_places
from indexer.html_words import is_caption, is_standfirst, set_apart
from indexer.page_lines import byline, date_line, is_prose, split_credit, words

HEAD = 40  # blocks between title and text at most: buttons, a picture, a byline
HEADLINE = 4  # words of a link from which on it reads as another story's title


class Role(StrEnum):
    """What a line of a page is."""

    BODY = "body"
    TITLE = "title"
    CAPTION = "caption"
    AUTHOR = "author"
    DATE = "date"
    SUMMARY = "summary"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, what it was taken for, and why where that isn't the body."""

    text: str
    role: Role
    why: str = ""
    item: bool = False  # of a list


@dataclass(frozen=True, slots=True)
class _Scene:
    """The blocks of a page, those of its main text, and what the article is called."""

    blocks: Sequence[Block]
    main: frozenset[int]
    title: str  # its key
    around: int  # how many elements hold most of the main text
    head: range  # from the title to the first of the main text
    shown: bool  # whether most of it isn't hidden until a script runs

    def is_main(self, at: int) -> bool:
        """Whether a block is of the main text."""
        return at in self.main


@dataclass(frozen=True, slots=True)
class _State:
    """What the lines above one tell of it."""

    begun: bool = False  # a paragraph of the article stands above
    links: str = ""  # the heading over links that it stands under, if that is the last one
    ended: bool = False  # and nothing but links and furniture is left


def read_lines(blocks: Sequence[Block], keys: Sequence[str], title: str) -> tuple[Line, ...]:
    """Every line of a page with what becomes of it; `keys` are the main text's as first found."""
    places = _main(blocks, keys)
    if not places:
        return tuple(Line(each.text, Role.REMOVED, "no main text was found") for each in blocks)
    around = _around(blocks, places)
    main = frozenset(places | lost(blocks, sorted(places), around))
    shown = sum(blocks[at].hidden for at in main) * 2 < len(main)
    head = _head(blocks, min(main), key_of(title))
    scene = _Scene(blocks, main, key_of(title), around, head, shown)
    return tuple(_judged(scene))


def _main(blocks: Sequence[Block], keys: Sequence[str]) -> set[int]:
    """The places of the main text; of the densest prose where the text found is a small part."""
    places, dense = main_places(blocks, keys), densest(blocks)
    mistaken = weight(blocks, dense - places) > MISTAKEN * weight(blocks, places)
    return dense if mistaken else places


def _head(blocks: Sequence[Block], first: int, title: str) -> range:
    """The blocks between the title above the main text and that; none where there is no title."""
    titles = (
        at
        for at in range(first - 1, max(first - HEAD, 0) - 1, -1)
        if blocks[at].name == "h1" or _is_title(blocks[at].key, title)
    )
    return range(next(titles, first), first)


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


def _judged(scene: _Scene) -> list[Line]:
    lines: list[Line] = []
    state = _State()
    for at, _block in enumerate(scene.blocks):
        line = _inside(scene, at, state) if scene.is_main(at) else _outside(scene, at)
        state = _next(scene, at, line, state)
        lines.append(line)
    return lines


def _next(scene: _Scene, at: int, line: Line, state: _State) -> _State:
    """What is known below a line."""
    if line.role is Role.BODY:
        begun = state.begun or is_prose(line.text)
        return _State(begun, "", state.ended)
    found = furniture(line.text) if scene.is_main(at) else None
    if found is None or found.part not in (Part.BELOW, Part.LINKS):
        return state
    return _State(state.begun, found.reason, state.ended or _ends(scene, at, found.part))


def _outside(scene: _Scene, at: int) -> Line:
    """What a line is that isn't of the main text: in its head or under its pictures, a field."""
    block = scene.blocks[at]
    if block.hidden or (block.linked_share >= LINK and at not in scene.head):
        return Line(block.text, Role.REMOVED, why_outside(block))
    if at in scene.head:
        role, why = _field(block, scene, begun=False)
        if role is not Role.BODY:
            return Line(block.text, role, why)
    near = block.shared(scene.blocks[min(scene.main)]) >= scene.around
    if near and is_caption(block, scene.around):
        return Line(block.text, Role.CAPTION, "stands under a picture")
    return Line(block.text, Role.REMOVED, why_outside(block))


def why_outside(block: Block) -> str:
    """Why a line that isn't of the main text is none of the article's."""
    if block.hidden:
        return "isn't shown"
    found = furniture(block.text)
    why = found.reason if found else set_apart(block, 1)
    return why or "stands outside the main text"


def _inside(scene: _Scene, at: int, state: _State) -> Line:
    """What a line of the main text is."""
    block = scene.blocks[at]
    if state.ended or (state.links and not is_prose(block.text)):
        return Line(block.text, Role.REMOVED, state.links or "stands below the article")
    role, why = _field(block, scene, state.begun)
    if role is Role.BODY and (why := _furniture(scene, block, state.begun)):
        role = Role.REMOVED
    return Line(block.text, role, why, item=block.name == "li")


def _field(block: Block, scene: _Scene, begun: bool) -> tuple[Role, str]:
    text = block.text
    if not begun and (block.name == "h1" or _is_title(block.key, scene.title)):
        return Role.TITLE, "the title once more"
    if not begun and is_standfirst(block) and not furniture(text):
        return Role.SUMMARY, "the page calls it so"
    if is_caption(block, scene.around) or (len(words(text)) < 60 and split_credit(text)):
        return Role.CAPTION, "names a photographer or stands under a picture"
    if is_prose(text) or "blockquote" in block.names:  # a quote's last line names its writer
        return Role.BODY, ""
    if byline(text):
        return Role.AUTHOR, "says who wrote the story"
    dated = date_line(text)
    if dated and (dated.label or not begun):
        return Role.DATE, "says when the story appeared"
    return Role.BODY, ""


def _is_title(key: str, title: str) -> bool:
    return bool(title and key) and (key == title or (len(key) > 15 and key in title))


def _furniture(scene: _Scene, block: Block, begun: bool) -> str:
    """Why a line of the main text is none of the article's."""
    if block.hidden and scene.shown:
        return "isn't shown"
    found = furniture(block.text)
    if found and not (begun and found.part is Part.ABOVE):
        return found.reason
    if why := set_apart(block, scene.around):
        return why
    if block.linked_share >= LINK and len(words(block.text)) >= HEADLINE:
        return "a link to another story"
    return ""


def _ends(scene: _Scene, at: int, part: Part) -> bool:
    """Whether nothing but links and furniture is left below a line."""
    rest = [scene.blocks[each] for each in sorted(scene.main) if each > at]
    prose = sum(is_prose(each.text) and each.linked_share < 0.5 for each in rest)
    return prose < (2 if part is Part.BELOW else 1)
