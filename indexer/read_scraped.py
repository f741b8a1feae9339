"""A scraped page as text: the article's fields, each line judged by its shape and neighbours.

A page reads from top to bottom as: menu, section and date, title, standfirst, byline, dateline,
caption, paragraphs, comments, other stories. Any of these may be missing, and date and title
change places. Nothing here knows a particular site; the words are in `furniture`.
"""

from index.rejected import Rejected
from indexer.bylines import split_authors
from indexer.page_body import Body, read_body
from indexer.page_head import Head, read_head
from indexer.page_text import decode_page, page_lines
from indexer.raw import RawArticle, Record


def read_scraped(record: Record) -> RawArticle | Rejected:
    """The fields of a page's text; Rejected if it holds no words."""
    text, remarks = decode_page(record.data)
    lines = page_lines(text)
    if not any(letter.isalnum() for line in lines for letter in line):
        reason = "is empty: there is no text in it"
        return record.rejected(reason)
    head = read_head(lines)
    return _article(head, read_body(lines[head.body_at :]), remarks)


def _article(head: Head, body: Body, remarks: tuple[str, ...]) -> RawArticle:
    pictures = head.pictures + body.pictures
    paragraphs, summary = "\n\n".join(body.paragraphs), head.summary
    names = [name for line in head.author + body.author for name in split_authors(line)]
    updated = [each.date for each in body.dates if each.label == "updated"]
    dates = [each.date for each in body.dates if each.date not in updated]
    return RawArticle(
        title=head.title,
        summary=summary if paragraphs else "",
        body=paragraphs or summary,
        caption="\n\n".join(dict.fromkeys(filter(None, (each.caption for each in pictures)))),
        credit="; ".join(dict.fromkeys(filter(None, (each.credit for each in pictures)))),
        date=head.date or next(iter(dates), ""),
        updated=head.updated or next(iter(updated), ""),
        dateline=head.dateline,
        author=tuple(dict.fromkeys(names)),
        remark=remarks,
    )
