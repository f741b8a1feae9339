"""The text of an HTML page without its furniture, and what of the page it is."""

from collections.abc import Iterable

from indexer.html_blocks import page_blocks
from indexer.html_lines import Line, Role, read_lines
from indexer.html_main import main_keys
from indexer.xml_tree import Element


def page_lines(text: str, root: Element, title: str) -> tuple[Line, ...]:
    """Every line of a page, with what becomes of it."""
    return read_lines(page_blocks(root), main_keys(text), title)


def body_of(lines: Iterable[Line]) -> str:
    """The paragraphs among the lines, parted by blank lines; an item of a list begins with a dot."""
    body = (each for each in lines if each.role is Role.BODY)
    return "\n\n".join(f"• {each.text}" if each.item else each.text for each in body)
