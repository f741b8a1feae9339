"""NewsML 1's components: which of them hold the text, which the pictures' captions."""

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.html_prose import prose_of
from indexer.nitf_text import NitfParts, parts_of, without_heads
from indexer.sign_offs import without_sign_off
from indexer.xml_prose import prose
from indexer.xml_tree import (
    Element,
    attribute,
    elements,
    everywhere,
    first,
    line_of,
    name_of,
    text_at,
)

# Roles of components that hold no part of the story.
_APART = frozenset(
    {
        "stylesheet",
        "logo",
        "contact",
        "headline",
        "thumbnail",
        "preview",
        "metadata",
        "icon",
        "title",
    }
)
_LEADS = (
    "lead",
    "lede",
    "intro",
)  # the first paragraphs, where the rest has a component of its own
_MAIN = ("main", "body", "maincontent", "text", "")
_TEXTS = ("text", "application/xhtml", "application/nitf", "application/xml")
_NONE = NitfParts()


@dataclass(frozen=True, slots=True)
class Told:
    """What the components of an item hold."""

    body: str = ""
    parts: NitfParts = _NONE
    captions: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()


def told_by(item: Element) -> Told:
    """The text of the component that is the story, and what pictures say beside it."""
    texts: list[tuple[int, str, NitfParts]] = []
    leads: list[str] = []
    captions: list[str] = []
    credits_: list[str] = []
    for component in everywhere(item, "newscomponent"):
        role = attribute(first(component, "role"), "formalname").lower().replace(" ", "")
        for content in elements(component, "contentitem"):
            if _is_picture(content):
                captions.append(text_at(component, "newslines/headline", "newslines/slugline"))
                credits_.append(text_at(component, "newslines/creditline"))
            elif "caption" in role:
                captions.append(_text(content)[0])
            elif role not in _APART and _is_text(content):
                body, parts = _text(content)
                body = "\n\n".join(without_sign_off(body.split("\n\n")))
                if role in _LEADS:
                    leads.append(body)
                else:
                    texts.append((_rank(role), body, parts))
    texts.sort(key=lambda each: (not each[1], each[0]))
    body, parts = texts[0][1:] if texts else ("", _NONE)
    lead = next(filter(None, leads), "")
    if not body.startswith(lead):
        body = "\n\n".join(filter(None, (lead, body)))
    told = tuple(dict.fromkeys(filter(None, (*captions, *parts.captions))))
    return Told(body, parts, told, tuple(dict.fromkeys(filter(None, credits_))))


def _rank(role: str) -> int:
    return _MAIN.index(role) if role in _MAIN else len(_MAIN)


def _kind(content: Element) -> str:
    kinds = (attribute(first(content, name), "formalname") for name in ("mediatype", "mimetype"))
    return next(filter(None, kinds), "").lower()


def _is_picture(content: Element) -> bool:
    return _kind(content).startswith(("photo", "image", "graphic", "picture", "video"))


def _is_text(content: Element) -> bool:
    mime = attribute(first(content, "mimetype"), "formalname").lower()
    kind = _kind(content)
    return "css" not in mime and (not kind or kind.startswith(_TEXTS) or mime.startswith(_TEXTS))


def _text(content: Element) -> tuple[str, NitfParts]:
    """The paragraphs of a content's data: NITF, XHTML, or text that may be HTML."""
    data = next((each for each in everywhere(content, "datacontent")), None)
    if data is None:
        return "", _NONE
    nitf = next(everywhere(data, "nitf"), None)
    if nitf is None and any(name_of(each) == "body.content" for each in data.iter()):
        nitf = data
    if nitf is not None:
        parts = parts_of(nitf)
        return parts.body, parts
    if len(data):
        heading = next((line_of(each) for each in everywhere(data, "h1")), "")
        return "\n\n".join(without_heads(prose(data).split("\n\n"), heading)), _NONE
    return prose_of("".join(map(str, data.itertext()))), _NONE


def lines_in(item: Element, name: str) -> Iterator[str]:
    """The news lines of this name, outermost component first."""
    for lines in everywhere(item, "newslines"):
        for each in elements(lines, name):
            if text := line_of(each):
                yield text
