"""HTML inside another format, as in a feed or a JSON field, turned into paragraphs."""

import html
import re

import lxml.html
from lxml import etree

from indexer.paragraphs import reflow
from indexer.texts import clean
from indexer.xml_prose import prose

_TAG = re.compile(r"</?[a-zA-Z][\w:-]*(?:\s[^<>]*)?/?>|<!--")


def prose_of(text: str) -> str:
    """The paragraphs of a text that may be HTML, parted by blank lines."""
    if not _TAG.search(text):
        return reflow(html.unescape(text))
    try:
        root = lxml.html.document_fromstring(f"<div>{clean(text)}</div>")
    except (etree.ParserError, ValueError):  # nothing but comments
        return ""
    return prose(root)


def line_of_html(text: str) -> str:
    """The text of what may be HTML, on one line."""
    return " ".join(prose_of(text).split())
