"""XML as a tree, parsed safely, and the few ways in which readers look into it.

Names are compared without their namespace's prefix and in small letters: sources differ in both,
and each reader knows from the root whose names they are.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

Element = etree._Element

_SPACES = re.compile(r"\s+")


class NotXml(ValueError):
    """The text isn't well-formed XML; the message says where and why."""


def parse_xml(text: str) -> Element:
    """The root. Nothing outside the text is read, and entities don't grow beyond measure."""
    # The types don't know yet that entities may be resolved that the text itself defines.
    internal: Any = "internal"
    parser = etree.XMLParser(
        resolve_entities=internal, no_network=True, load_dtd=False, dtd_validation=False,
        remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8",
    )  # fmt: skip
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        reason = str(error.msg or error).partition(", line ")[0]
        raise NotXml(
            f"isn't well-formed XML: {reason} (its line {line}, column {column})"
        ) from error
    if root is None:
        raise NotXml("isn't XML: there is no element in it")
    return root


def name_of(element: Element) -> str:
    """The element's name without namespace, in small letters; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def elements(element: Element, path: str) -> Iterator[Element]:
    """The descendants at a path of names such as `contentmeta/headline`, in order."""
    head, _, rest = path.partition("/")
    for child in element:
        if name_of(child) == head:
            if rest:
                yield from elements(child, rest)
            else:
                yield child


def first(element: Element | None, path: str) -> Element | None:
    """The first element at a path, if there is one."""
    return None if element is None else next(elements(element, path), None)


def everywhere(element: Element, *names: str) -> Iterator[Element]:
    """The descendants of these names at any depth, in order."""
    return (each for each in element.iter() if name_of(each) in names)


def attribute(element: Element | None, name: str) -> str:
    """An attribute's value by its name in small letters, whatever its namespace; "" if none."""
    if element is None:
        return ""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2].lower() == name:
            return str(value).strip()
    return ""


def line_of(element: Element | None) -> str:
    """All text of an element on one line."""
    if element is None:
        return ""
    return _SPACES.sub(" ", "".join(map(str, element.itertext()))).strip()


def text_at(element: Element | None, *paths: str) -> str:
    """The text at the first of these paths that has some."""
    if element is None:
        return ""
    for path in paths:
        for each in elements(element, path):
            if text := line_of(each):
                return text
    return ""
