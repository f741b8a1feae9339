"""HTML inside another format, as in a feed or a JSON field, turned into paragraphs."""

import html
import re

import lxml.html
from lxml import etree

from indexer.paragraphs import reflow
from indexer.texts import clean
from indexer.xml_prose import paragraphs, prose
from indexer.xml_tree import everywhere

_TAG = re.compile(r"</?[a-zA-Z][\w:-]*(?:\s[^<>]*)?/?>|<!--")
# A title is plain text in some feeds and HTML in others: only these make it HTML.
_INLINE = re.compile(
    r"</(?:b|i|em|strong|a|span|sub|sup|u|small|cite|q|mark)\s*>|<br", re.IGNORECASE
)
_PICTURES = frozenset({"figcaption"})


def prose_of(text: str) -> str:
    """The paragraphs of a text that may be HTML, parted by blank lines."""
    return captioned(text, frozenset())[0]


def captioned(text: str, pictures: frozenset[str] = _PICTURES) -> tuple[str, str]:
    """The paragraphs, and the captions of the pictures among them apart."""
    if not _TAG.search(text):
        return reflow(html.unescape(text)), ""
    try:
        root = lxml.html.document_fromstring(f"<div>{clean(text)}</div>")
    except (etree.ParserError, ValueError):  # nothing but comments
        return "", ""
    captions = (" ".join(paragraphs(each)) for each in everywhere(root, *pictures))
    return prose(root, pictures), "\n\n".join(dict.fromkeys(filter(None, captions)))


def line_of_html(text: str) -> str:
    """The text of what may be HTML, on one line."""
    return " ".join(prose_of(text).split())


def title_of(text: str) -> str:
    """A title on one line: without markup if it has some, as it is if it only speaks of it."""
    return line_of_html(text) if _INLINE.search(text) else " ".join(html.unescape(text).split())
