"""An HTML page as blocks: its lines of text in order, each with where in the page it stands."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from indexer.xml_prose import BLOCKS, UNSEEN
from indexer.xml_tree import Element, name_of

_SPACES = re.compile(r"\s+")
_NOT_A_LETTER = re.compile(r"[\W_]+")
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# Words that hover over others, or that only a screen reader says.
_ASIDE = re.compile(
    r"\b(?:tool-?tip|pop-?over|roll-?over|dropdown|sr-only|screen-reader-text|visually-?hidden)",
    re.IGNORECASE,
)
# A form may hold the whole of a page, as in ASP.NET, and is no reason to leave its text out.
_UNREAD = (UNSEEN - {"form", "nav"}) | {"textarea", "video", "audio", "canvas", "label"}
_LINE_NAMES = (BLOCKS - {"td", "th"}) | frozenset(
    ("main", "nav", "form", "fieldset", "details", "summary", "noscript")
)
_CELLS = frozenset({"td", "th"})
UNSCRIPTED = 400  # letters in the paragraphs of a noscript: more than a request to turn scripts on


@dataclass(frozen=True, slots=True, eq=False)
class Holder:
    """An element that text stands in; one is equal to itself alone."""

    name: str
    kind: str  # its class, as written
    marks: str  # its class and id, words that are run together parted
    whole: bool = False  # whether the page itself says that it holds the article's body


@dataclass(frozen=True, eq=False)
class Block:
    """A line of a page: `path` leads from the page's body to the element that it is the text of."""

    text: str
    path: tuple[Holder, ...]
    linked: int = 0  # characters in links
    hidden: bool = False

    @property
    def name(self) -> str:
        """The element's name."""
        return self.path[-1].name

    @property
    def linked_share(self) -> float:
        """The share of the text that is links."""
        return self.linked / max(len(self.text), 1)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all elements that it stands in."""
        return frozenset(each.name for each in self.path)

    @cached_property
    def key(self) -> str:
        """The letters and digits alone, by which texts are compared."""
        return key_of(self.text)

    def shared(self, other: "Block") -> int:
        """How many elements hold both."""
        pairs = enumerate(zip(self.path, other.path, strict=False))
        shortest = min(len(self.path), len(other.path))
        return next((at for at, (one, two) in pairs if one is not two), shortest)


def key_of(text: str) -> str:
    """The letters and digits of a text in small letters."""
    return _NOT_A_LETTER.sub("", text).casefold()


def page_blocks(root: Element) -> list[Block]:
    """The blocks of a page's body, in order; scripts and the like are none."""
    walk = _Walk()
    walk.into(next(root.iter("body"), root))
    return walk.blocks


@dataclass
class _Walk:
    """One pass over a page: the blocks so far, and the one that is being gathered."""

    blocks: list[Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    path: list[Holder] = field(default_factory=list)
    linked: int = 0
    links: int = 0  # elements around this place that are links; so too with `hidden`
    hidden: int = 0

    def into(self, element: Element) -> None:
        """Gather an element's text, without what follows it."""
        name = name_of(element)
        line = name in _LINE_NAMES or not self.path
        hidden = _is_hidden(element)
        if not name or _is_unread(element, name) or (hidden and not line):
            return
        if line or name == "br":
            self._end()
        self.links += name == "a"
        self.hidden += hidden
        if line:
            self.path.append(holder_of(element, name))
        self._children(element, name)
        if line:
            self._end()
            self.path.pop()
        self.links -= name == "a"
        self.hidden -= hidden

    def _children(self, element: Element, name: str) -> None:
        if name in _CELLS and self.pieces:
            self._say(" | ")
        self._say(str(element.text or ""))
        for child in element:
            self.into(child)
            self._say(str(child.tail or ""))

    def _say(self, text: str) -> None:
        self.pieces.append(text)
        self.linked += len(text) if self.links else 0

    def _end(self) -> None:
        text = _SPACES.sub(" ", "".join(self.pieces)).strip(" |")
        if text:
            self.blocks.append(Block(text, tuple(self.path), self.linked, self.hidden > 0))
        self.pieces.clear()
        self.linked = 0


def holder_of(element: Element, name: str) -> Holder:
    """An element as one that text stands in."""
    kind, id_ = str(element.get("class") or ""), str(element.get("id") or "")
    whole = "articleBody" in str(element.get("itemprop") or "")
    return Holder(name, kind, _HUMPS.sub("-", f"{kind} {id_}").strip(), whole)


def _is_unread(element: Element, name: str) -> bool:
    """Whether nothing in an element is text of the page; some pages put theirs in a noscript."""
    if name != "noscript":
        return name in _UNREAD
    told = (len("".join(map(str, each.itertext()))) for each in element.iter("p"))
    return sum(told) < UNSCRIPTED


def _is_hidden(element: Element) -> bool:
    style, kind = element.get("style"), element.get("class")
    return (
        element.get("hidden") is not None
        or (style is not None and _HIDDEN.search(str(style)) is not None)
        or (kind is not None and _ASIDE.search(str(kind)) is not None)
    )
