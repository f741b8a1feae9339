"""The text of an HTML page without its furniture, and the fields that only its lines tell."""

from collections.abc import Callable, Iterable, Sequence

from lxml.html import HtmlElement
from msgspec.structs import replace

from indexer.bylines import split_authors
from indexer.furniture import furniture
from indexer.html_blocks import page_blocks
from indexer.html_dates import Found, best_date
from indexer.html_lines import Line, Role, read_lines
from indexer.html_main import main_keys
from indexer.html_scene import ampler, holds_prose
from indexer.nitf_text import without_heads
from indexer.page_lines import byline, date_line, split_credit
from indexer.raw import RawArticle

SHOWN = "the page's text"
SEARCHED_TWICE = 1000  # blocks of a page up to which a thorough search takes no more than a moment


def lines_of_page(
    root: HtmlElement, title: str, again: Callable[[], HtmlElement | None]
) -> tuple[Line, ...]:
    """Every line of a page, with what becomes of it; the tree is of no use afterwards.

    `again` gives the page's tree anew, for a second search where the first found no paragraph.
    """
    blocks = page_blocks(root)
    keys: Sequence[str] = main_keys(root)
    missed = len(blocks) <= SEARCHED_TWICE and not holds_prose(blocks, keys)
    if missed and (anew := again()) is not None:
        keys = ampler(blocks, keys, main_keys(anew, thorough=True))
    return read_lines(blocks, keys, title)


def with_text(fields: RawArticle, lines: Sequence[Line]) -> RawArticle:
    """The fields that a page declares, with its text and what else its lines tell."""
    body = "\n\n".join(without_heads(_paragraphs(lines), fields.title))
    body = body or fields.body
    captions, credits = _pictures(lines)
    date, updated = _dates(fields, lines)
    summary = _summary(fields, lines, body)
    caption = Found(captions, SHOWN) if captions else _declared(fields, "caption")
    credit = Found(credits, SHOWN) if credits else _declared(fields, "credit")
    author = fields.author or _authors(lines)
    where = {
        **fields.where,
        "author": fields.where.get("author", SHOWN) if author else "",
        "body": SHOWN if body != fields.body else fields.where.get("body", ""),
        "summary": summary.where,
        "caption": caption.where,
        "credit": credit.where,
        "date": date.where,
        "updated": updated.where,
    }
    return replace(
        fields,
        body=body,
        summary=summary.text,
        caption=caption.text,
        credit=credit.text,
        date=date.text,
        updated=updated.text,
        author=author,
        where={name: each for name, each in where.items() if each},
    )


def _paragraphs(lines: Iterable[Line]) -> list[str]:
    """The article's paragraphs; an item of a list begins with a dot."""
    body = (each for each in lines if each.role is Role.BODY)
    return [f"• {each.text}" if each.item else each.text for each in body]


def _declared(fields: RawArticle, name: str) -> Found:
    return Found(getattr(fields, name), fields.where.get(name, ""))


def _texts(lines: Iterable[Line], role: Role) -> list[str]:
    return list(dict.fromkeys(each.text for each in lines if each.role is role))


def _summary(fields: RawArticle, lines: Iterable[Line], body: str) -> Found:
    """The standfirst that the page shows, else its description, unless its text begins so."""
    shown = _texts(lines, Role.SUMMARY)
    found = Found(shown[0], SHOWN) if shown else _declared(fields, "summary")
    start = found.text.rstrip(". …")
    return Found("", "") if start and body.startswith(start) else found


def _pictures(lines: Iterable[Line]) -> tuple[str, str]:
    """The captions of the page's pictures, and who took them."""
    captions, credits = [], []
    for text in _texts(lines, Role.CAPTION):
        if furniture(text):
            continue
        credited = split_credit(text)
        captions.append(credited.caption if credited else text)
        credits.append(credited.credit if credited else "")
    return (
        "\n\n".join(dict.fromkeys(filter(None, captions))),
        "; ".join(dict.fromkeys(filter(None, credits))),
    )


def _authors(lines: Iterable[Line]) -> tuple[str, ...]:
    said = [who for text in _texts(lines, Role.AUTHOR) if (who := byline(text))]
    return tuple(dict.fromkeys(name for who in said for name in split_authors(who)))


def _date_texts(lines: Sequence[Line]) -> list[str]:
    """The lines that date the story: those under its title, those over it, and those below all."""
    text = next((at for at, each in enumerate(lines) if each.role is Role.BODY), len(lines))
    top = next((at for at, each in enumerate(lines[:text]) if each.role is Role.TITLE), text)
    under, over, below = lines[top:text], lines[:top][::-1], lines[text:]
    return [text for part in (under, over, below) for text in _texts(part, Role.DATE)]


def _dates(fields: RawArticle, lines: Sequence[Line]) -> tuple[Found, Found]:
    """First publication and last update: as declared, else as the page shows it."""
    shown = [each for text in _date_texts(lines) if (each := date_line(text))]
    updates = [each.date for each in shown if each.label == "updated"]
    first = [each.date for each in shown if each.date not in updates]
    return (
        best_date([_declared(fields, "date"), *(Found(each, SHOWN) for each in first)]),
        best_date([_declared(fields, "updated"), *(Found(each, SHOWN) for each in updates)]),
    )
