"""What becomes of each line of a page: the article's paragraphs, its other fields, or nothing."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from indexer.furniture import Part, furniture
from indexer.html_blocks import Block
from indexer.html_lost import LINK
from indexer.html_scene import Scene, dates_it, find_scene, is_title
from indexer.html_words import TEASER, is_caption, is_standfirst, is_unlinked, set_apart
from indexer.page_lines import byline, date_line, is_prose, signed, split_credit, words

DATED = "says when the story appeared"
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
class _State:
    """What the lines above one tell of it."""

    begun: bool = False  # a paragraph of the article stands above
    links: str = ""  # the heading over links that it stands under, if that is the last one
    ended: bool = False  # and nothing but links and furniture is left


def read_lines(blocks: Sequence[Block], keys: Sequence[str], title: str) -> tuple[Line, ...]:
    """Every line of a page with what becomes of it; `keys` are the main text's as first found."""
    scene = find_scene(blocks, keys, title)
    if scene is None:
        return tuple(Line(each.text, Role.REMOVED, "no main text was found") for each in blocks)
    return tuple(_judged(scene))


def _judged(scene: Scene) -> list[Line]:
    lines: list[Line] = []
    state = _State()
    for at in range(len(scene.blocks)):
        line = _inside(scene, at, state) if at in scene.main else _outside(scene, at)
        state = _next(scene, at, line, state)
        lines.append(line)
    return lines


def _next(scene: Scene, at: int, line: Line, state: _State) -> _State:
    """What is known below a line."""
    if line.role is Role.BODY:
        begun = state.begun or is_prose(line.text)
        return _State(begun, "", state.ended)
    found = furniture(line.text) if at in scene.main else None
    if found is None or found.part not in (Part.BELOW, Part.LINKS):
        return state
    ended = state.ended or (state.begun and _ends(scene, at, found.part))
    return _State(state.begun, found.reason, ended)


def _outside(scene: Scene, at: int) -> Line:
    """What a line is that isn't of the main text: in its head or under its pictures, a field."""
    block = scene.blocks[at]
    if block.hidden or (block.linked_share >= LINK and at not in scene.head):
        return Line(block.text, Role.REMOVED, why_outside(block))
    if at in scene.head:
        role, why = _field(scene, at, begun=False)
        if role is not Role.BODY:
            return Line(block.text, role, why)
        if _may_lead(block, scene.around):
            return Line(block.text, Role.SUMMARY, "stands between the title and the text")
    if dates_it(scene, at) and not is_prose(block.text) and date_line(block.text):
        return Line(block.text, Role.DATE, DATED)
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


def _inside(scene: Scene, at: int, state: _State) -> Line:
    """What a line of the main text is."""
    block = scene.blocks[at]
    if state.ended or (state.links and not is_prose(block.text)):
        return Line(block.text, Role.REMOVED, state.links or "stands below the article")
    role, why = _field(scene, at, state.begun)
    if role is Role.BODY and not state.begun and _is_teaser(block, scene.around):
        return Line(block.text, Role.SUMMARY, "the page calls it so")
    if role is Role.BODY and (why := _furniture(scene, block, state.begun)):
        role = Role.REMOVED
    return Line(block.text, role, why, item=block.name == "li")


def _field(scene: Scene, at: int, begun: bool) -> tuple[Role, str]:
    block = scene.blocks[at]
    text = block.text
    if not begun and (block.name == "h1" or is_title(block.key, scene.title)):
        return Role.TITLE, "the title once more"
    if not begun and is_standfirst(block) and not furniture(text) and not date_line(text):
        return Role.SUMMARY, "the page calls it so"
    if is_caption(block, scene.around) or (len(words(text)) < 60 and split_credit(text)):
        return Role.CAPTION, "names a photographer or stands under a picture"
    if is_prose(text) or "blockquote" in block.names:  # a quote's last line names its writer
        return Role.BODY, ""
    if byline(text):
        return Role.AUTHOR, "says who wrote the story"
    dated = date_line(text)
    if dated and (dated.label or not begun or (not dated.beside and dates_it(scene, at))):
        return Role.DATE, DATED
    return Role.BODY, ""


def _may_lead(block: Block, around: int) -> bool:
    """Whether a line over the text reads as its standfirst."""
    apart = set_apart(block, around)
    plain = not apart or _is_teaser(block, around)
    return plain and is_unlinked(block) and not furniture(block.text) and not signed(block.text)


def _is_teaser(block: Block, around: int) -> bool:
    """Whether a paragraph is called a teaser, as many sites call the standfirst."""
    return is_unlinked(block) and set_apart(block, around) == TEASER


def _furniture(scene: Scene, block: Block, begun: bool) -> str:
    """Why a line of the main text is none of the article's."""
    if block.hidden and scene.shown:
        return "isn't shown"
    found = furniture(block.text)
    if found and not (begun and found.part is Part.ABOVE):
        return found.reason
    if (why := set_apart(block, scene.around)) and why not in scene.vain:
        return why
    if block.linked_share >= LINK and len(words(block.text)) >= HEADLINE:
        return "a link to another story"
    return ""


def _ends(scene: Scene, at: int, part: Part) -> bool:
    """Whether nothing but links and furniture is left below a line."""
    below = len(scene.prose) - bisect_right(scene.prose, at)
    return below < (2 if part is Part.BELOW else 1)
