"""The text that a NewsML-G2 item carries: NITF, XHTML or plain, inline."""

from dataclasses import dataclass, replace

from indexer.html_prose import captioned
from indexer.nitf_text import NitfParts, parts_of, without_heads
from indexer.sign_offs import without_sign_off
from indexer.xml_prose import paragraphs
from indexer.xml_tree import Element, attribute, elements, everywhere, first, line_of, name_of

_PAGES = frozenset({"html", "body", "div", "article", "section", "p"})
_CAPTIONS = frozenset({"figcaption"})
_FURNITURE = frozenset({"header", "footer", "aside"})  # of a page: what the item's metadata say
_HEADINGS = ("h1", "title")
_NONE = NitfParts()


@dataclass(frozen=True, slots=True)
class Content:
    """The item's text, and what a marked-up one says beside it."""

    body: str = ""
    parts: NitfParts = _NONE
    media: tuple[str, ...] = ()  # the addresses of what isn't inline


def content_of(item: Element) -> Content:
    """The best of the alternatives that the item carries: NITF, then XHTML, then plain text."""
    sets = list(elements(item, "contentset")) or [item]
    inline = [each for one in sets for each in elements(one, "inlinexml")]
    plain = [each for one in sets for each in elements(one, "inlinedata")]
    media = tuple(
        dict.fromkeys(
            href for one in sets for each in elements(one, "remotecontent")
            if (href := attribute(each, "href"))
        )
    )  # fmt: skip
    for each in inline:
        if (nitf := next(everywhere(each, "nitf"), None)) is not None:
            parts = parts_of(nitf)
            if parts.body or parts.title:
                return Content(parts.body, parts, media)
    texts = [_page(each) for each in inline] + [_data(each) for each in plain]
    return next((replace(each, media=media) for each in texts if each.body), Content(media=media))


def _page(inline: Element) -> Content:
    """The paragraphs of XHTML, or of any markup that has some; heading and captions apart."""
    if not any(name_of(child) in _PAGES for child in inline) and not any(everywhere(inline, "p")):
        return Content()
    page = first(inline, "html/body")
    heading = next((line_of(each) for name in _HEADINGS for each in everywhere(inline, name)), "")
    shown = inline if page is None else page
    lines = paragraphs(shown, _CAPTIONS | _FURNITURE) or paragraphs(shown, _CAPTIONS)
    captions = (" ".join(paragraphs(each)) for each in everywhere(inline, *_CAPTIONS))
    parts = NitfParts(title=heading, captions=tuple(dict.fromkeys(filter(None, captions))))
    return Content("\n\n".join(without_sign_off(without_heads(lines, heading))), parts)


def _data(inline: Element) -> Content:
    kind = attribute(inline, "contenttype") or "text/plain"
    if not kind.startswith("text/") or "base64" in attribute(inline, "encoding"):
        return Content()
    text, caption = captioned("".join(map(str, inline.itertext())))
    body = "\n\n".join(without_sign_off(text.split("\n\n")))
    return Content(body, NitfParts(captions=tuple(filter(None, [caption]))))
