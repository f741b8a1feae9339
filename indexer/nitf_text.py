"""The text of an NITF body: headline, byline, dateline, paragraphs, pictures.

NITF stands alone, and inside NewsML, NewsML-G2 and ninjs.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.markup import plain_text
from indexer.sign_offs import without_sign_off
from indexer.xml_prose import paragraphs
from indexer.xml_text import xml_text
from indexer.xml_tree import (
    Element,
    NotXml,
    attribute,
    elements,
    everywhere,
    first,
    line_of,
    name_of,
    parse_xml,
    text_at,
)  # fmt: skip

_MEDIA = frozenset({"media", "media-caption", "pronounce"})


@dataclass(frozen=True, slots=True)
class NitfParts:
    """What an NITF body says, each part on one line but `body`, whose paragraphs stand apart."""

    title: str = ""
    summary: str = ""
    byline: str = ""
    dateline: str = ""
    date: str = ""  # the story's, as the body's head gives it
    body: str = ""
    captions: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    distributor: str = ""


def nitf_parts(text: str) -> NitfParts:
    """The parts of an NITF document that is given as text; empty ones where it isn't XML."""
    try:
        root = parse_xml(xml_text(text.encode())[0])
    except NotXml:
        return NitfParts()
    return parts_of(root)


def parts_of(root: Element) -> NitfParts:
    """The parts of an `nitf` element, or of a `body` on its own."""
    body = root if name_of(root) == "body" else first(root, "body")
    if body is None:
        body = next(everywhere(root, "body"), root)
    head, content = first(body, "body.head"), first(body, "body.content")
    title = text_at(head, "hedline/hl1") or text_at(root, "head/title")
    lines = [] if content is None else list(map(plain_text, paragraphs(content, _MEDIA)))
    below = [line_of(each) for each in ([] if head is None else elements(head, "hedline/hl2"))]
    abstract = first(head, "abstract")
    summary = [] if abstract is None else paragraphs(abstract, _MEDIA)
    standfirst = [line for line in (*below, *summary) if line.casefold() != title.casefold()]
    media = list(everywhere(body, "media"))
    return NitfParts(
        title=title,
        summary="\n\n".join(dict.fromkeys(filter(None, standfirst))),
        byline=_byline(head),
        dateline=_dateline(head),
        date=_story_date(head),
        body="\n\n".join(without_sign_off(without_heads(list(filter(None, lines)), title))),
        captions=_told(media, "media-caption"),
        credits=_told(media, "media-producer"),
        distributor=text_at(head, "distributor"),
    )


def without_heads(lines: Sequence[str], title: str) -> list[str]:
    """The paragraphs without the title, where the text begins with it once more."""
    at = 0
    while at < len(lines) and title and lines[at].casefold() == title.casefold():
        at += 1
    return list(lines[at:])


def _byline(head: Element | None) -> str:
    """The names of a byline; its whole text where none is marked, but for the writer's title."""
    names: list[str] = []
    for byline in [] if head is None else elements(head, "byline"):
        marked = [line_of(each) for each in everywhere(byline, "person")]
        names += marked or [line_without(byline, "byttl")]
    return "; ".join(filter(None, names))


def line_without(element: Element, name: str) -> str:
    """An element's text on one line, without that of its children of this name."""
    pieces = [str(element.text or "")]
    for child in element:
        pieces += ["" if name_of(child) == name else line_of(child), str(child.tail or "")]
    return " ".join(" ".join(pieces).split()).strip(" ,;")


def _dateline(head: Element | None) -> str:
    """The line's own text, a location's parts between commas; `story.date` tells a machine when."""
    line = first(head, "dateline")
    if line is None:
        return ""
    pieces = [str(line.text or "")]
    for child in line:
        pieces += ["" if name_of(child) == "story.date" else _place(child), str(child.tail or "")]
    return " ".join("".join(pieces).split())


def _place(element: Element) -> str:
    """A location, which may be marked up as town, region and country with nothing between them."""
    parts = [line_of(each) for each in element]
    if len(parts) < 2 or name_of(element) != "location":
        return line_of(element)
    tails = [str(each.tail or "").strip() for each in element][:-1]
    return line_of(element) if any(tails) else ", ".join(filter(None, parts))


def _story_date(head: Element | None) -> str:
    return attribute(first(head, "dateline/story.date"), "norm")


def _told(media: Sequence[Element], name: str) -> tuple[str, ...]:
    """The texts of all media's elements of this name, none twice."""
    found = (" ".join(paragraphs(each)) for one in media for each in elements(one, name))
    return tuple(dict.fromkeys(filter(None, found)))
