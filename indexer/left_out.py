"""What readers of agencies' formats leave out of a text: sign-offs, notebooks, a page's head."""

import re
from collections.abc import Iterable, Iterator

from indexer.raw import RawArticle
from indexer.sign_offs import is_sign_off
from indexer.wire_message import message_of
from indexer.xml_prose import paragraphs
from indexer.xml_text import xml_text
from indexer.xml_tree import NotXml, everywhere, parse_xml

SIGN_OFF = "the agency's sign-off"
BESIDE = "is in none of the article's fields: a note to desks, or what the record says elsewhere"
_TEXTS = ("body.content", "inlinexml", "inlinedata", "datacontent")
_MARKS = re.compile(r"[^\w]+")
_SHORT = 12  # letters: what is shorter stands in a line by chance


def left_out_of_wire(data: bytes, raw: RawArticle) -> Iterator[tuple[str, str]]:
    """The lines of a wire message that are no part of the article, each with the reason."""
    message, _ = message_of(data)
    return _left_out(message.text.split("\n"), raw)


def left_out_of_xml(data: bytes, raw: RawArticle) -> Iterator[tuple[str, str]]:
    """The paragraphs of an item's text that are no part of the article, each with the reason."""
    try:
        root = parse_xml(xml_text(data)[0])
    except NotXml:
        return iter(())
    lines = [line for each in everywhere(root, *_TEXTS) for line in paragraphs(each)]
    return _left_out(lines, raw)


def _left_out(lines: Iterable[str], raw: RawArticle) -> Iterator[tuple[str, str]]:
    fields = _fields(raw)
    kept = "".join(fields)
    for line in lines:
        letters = _letters(line)
        held = any(each in letters for each in fields if len(each) > _SHORT)
        if line.strip() and not held and (letters not in kept or not letters):
            yield line.strip(), SIGN_OFF if is_sign_off(line) else BESIDE


def _fields(raw: RawArticle) -> list[str]:
    """What the article says, paragraph by paragraph, without what a reader may tidy."""
    texts = (
        raw.title,
        raw.summary,
        raw.body,
        raw.caption,
        raw.credit,
        raw.dateline,
        raw.correction,
    )
    told = [part for text in (*texts, *raw.author) for part in text.split("\n\n")]
    told += [str(each) for each in raw.extra.values()]
    return [letters for part in told if (letters := _letters(part))]


def _letters(text: str) -> str:
    return _MARKS.sub("", text).casefold()
