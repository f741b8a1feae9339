"""ArticlePage: all that the article page's template shows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from itertools import islice
from typing import Any

from markupsafe import Markup

from index.article import Article
from index.history import Edition
from index.settings import Settings
from search.request import SearchRequest
from search.result import Copy, Hit
from search.snippets import Marked
from web.access import seen
from web.changes import dateline_of
from web.citation import cited, described, linked_data, open_graph
from web.copies import CopyLink, copy_link
from web.evidence import Title
from web.links import Links
from web.marks import mark_texts
from web.present import UNTITLED, iso_label, moment_label, paragraphs, web_address
from web.revision import Revision, revision
from web.tags import TagRow, tag_rows

RELATED = 5  # stories that a reader may go on with
SOUGHT = 2 * RELATED  # articles to choose them from, beside the copies of the article
Find = Callable[[Sequence[str]], Sequence[Sequence[Marked]]]  # what to mark in texts


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around an article: the search that found it, other versions and stories."""

    found_by: SearchRequest
    find: Find
    history: Sequence[Edition] = ()  # empty where there is one version
    related: Sequence[Hit] = ()
    copies: Sequence[Copy] = ()  # of its story, itself perhaps among them
    title: Title = lambda _: ""  # of another article


@dataclass(frozen=True, slots=True)
class Story:
    """Another article, as a line."""

    title: str
    url: str
    source: str
    date: str
    iso_date: str
    language: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """The article page."""

    title: str
    heading: Markup
    summary: Markup
    dateline: str
    date: str
    iso_date: str
    updated: str
    iso_updated: str
    doubt: tuple[str, ...]  # what is doubtful of its dates
    source: str
    byline: str
    revision: Revision | None
    caption: Markup
    credit: str
    paragraphs: tuple[Markup, ...]
    marks: int  # how many words are marked
    withheld: bool
    language: str
    original: str
    tags: tuple[TagRow, ...]
    copies: tuple[CopyLink, ...]
    related: tuple[Story, ...]
    remark: tuple[str, ...]
    back: str
    sought: str  # the query of that search
    searched: bool  # whether `back` is a search rather than the front page
    canonical: str
    cited: Markup
    described: str
    linked_data: dict[str, Any]
    open_graph: tuple[tuple[str, str], ...]


def article_page(article: Article, around: Around, links: Links, settings: Settings) -> ArticlePage:
    """What the page shows of an article, and the way back to the search that found it."""
    shown, zone = seen(article, settings), settings.zone
    address = links.whole(links.article(article.id))
    texts = (article.title or UNTITLED, article.summary, article.caption, *paragraphs(shown.body))
    found = around.find(texts)
    heading, summary, caption, *body = mark_texts(texts, found)
    return ArticlePage(
        title=article.title or UNTITLED,
        heading=heading,
        summary=summary,
        dateline=dateline_of(article),
        date=moment_label(article.date, zone),
        iso_date=str(article.date or ""),
        updated=moment_label(article.updated, zone) if article.updated else "",
        iso_updated=str(article.updated or ""),
        doubt=tuple(filter(None, map(_doubt, article.remark))),
        source=article.source,
        byline=", ".join(article.author),
        revision=revision(article, around.history, links, settings),
        caption=caption,
        credit=article.credit,
        paragraphs=tuple(body),
        marks=sum(map(len, found)),
        withheld=shown.body != article.body,
        language=article.language,
        original=web_address(article.url),
        tags=tag_rows(shown, links, around.title),
        copies=tuple(
            copy_link(each, None, links, zone) for each in around.copies if each.id != article.id
        ),
        related=tuple(
            _story(hit, links, zone) for hit in islice(_others(article, around.related), RELATED)
        ),
        remark=tuple(each for each in article.remark if not _doubt(each)),
        back=links.search(around.found_by),
        sought=around.found_by.q,
        searched=around.found_by != SearchRequest(),
        canonical=address,
        cited=cited(article, address, zone),
        described=described(shown),
        linked_data=linked_data(shown, address),
        open_graph=open_graph(shown, address),
    )


def _doubt(remark: str) -> str:
    """What a remark on a date says, as a sentence; "" of any other remark."""
    for begins, told in (("date ", "The source’s date "), ("updated: date ", "Its update’s date ")):
        if remark.startswith(begins):
            return f"{told}{remark.removeprefix(begins)}."
    return ""


def _others(article: Article, related: Sequence[Hit]) -> Iterator[Hit]:
    """Those that are no copies of the article, nor of one another."""
    told = {article.story}
    for hit in related:
        if not hit.story or hit.story not in told:
            told.add(hit.story)
            yield hit


def _story(hit: Hit, links: Links, zone: tzinfo) -> Story:
    return Story(
        title=hit.title or UNTITLED,
        url=links.article(hit.id),
        source=hit.source,
        date=iso_label(hit.date, zone),
        iso_date=hit.date or "",
        language=hit.language,
    )
