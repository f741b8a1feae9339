"""The text of an HTML page without its furniture: the seam at which a better cleaner goes in."""

import logging

import trafilatura

from indexer.xml_prose import prose
from indexer.xml_tree import Element

# What it says of pages that it can't read is said by the record's own rejection.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
# Its names of elements, and those by which `prose` knows them.
_NAMES = {
    "head": "h2", "list": "ul", "item": "li", "row": "tr", "cell": "td", "lb": "br",
    "quote": "blockquote",
}  # fmt: skip
_LOOSE = frozenset({"header", "footer", "aside", "figcaption"})


def page_body(text: str, root: Element) -> str:
    """The paragraphs of a page's article, parted by blank lines."""
    found = trafilatura.bare_extraction(
        text, favor_precision=True, include_comments=False, include_tables=True
    )
    main = getattr(found, "body", None)
    if isinstance(main, Element) and (body := prose(_renamed(main))):
        return body
    articles = list(root.iter("article"))
    return prose(articles[0], _LOOSE) if len(articles) == 1 else ""


def _renamed(main: Element) -> Element:
    for each in main.iter():
        each.tag = _NAMES.get(str(each.tag), each.tag)
    return main
