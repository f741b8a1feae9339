"""ArticlePage: all that the article page's template shows."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from index.article import Article
from index.settings import Settings
from search.labels import label
from search.request import SearchRequest
from search.snippets import Marked
from web.access import seen
from web.citation import cited, described, linked_data, open_graph
from web.links import Links
from web.marks import mark_texts
from web.present import UNTITLED, moment_label, web_address


@dataclass(frozen=True, slots=True)
class Tag:
    """A value that leads to all that bears it; `sure` says how sure it is where it is inferred."""

    label: str
    url: str
    sure: str = ""


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
    source: str
    byline: str
    version: int | None
    caption: Markup
    credit: str
    paragraphs: tuple[Markup, ...]
    marks: int  # how many words are marked
    withheld: bool
    language: str
    original: str
    tags: tuple[tuple[str, tuple[Tag, ...]], ...]  # each facet's title with its values
    remark: tuple[str, ...]
    back: str
    searched: bool  # whether `back` is a search rather than the front page
    canonical: str
    cited: str
    described: str
    linked_data: dict[str, Any]
    open_graph: tuple[tuple[str, str], ...]


Find = Callable[[Sequence[str]], Sequence[Sequence[Marked]]]  # what to mark in texts


def article_page(
    article: Article, back: SearchRequest, links: Links, settings: Settings, find: Find
) -> ArticlePage:
    """What the page shows of an article, and the way back to the search that found it."""
    shown = seen(article, settings)
    address = links.whole(links.article(article.id))
    texts = (article.title or UNTITLED, article.summary, article.caption, *paragraphs(shown.body))
    found = find(texts)
    heading, summary, caption, *body = mark_texts(texts, found)
    return ArticlePage(
        title=article.title or UNTITLED,
        heading=heading,
        summary=summary,
        dateline=_dateline(article),
        date=moment_label(article.date, settings.zone),
        iso_date=str(article.date or ""),
        updated=moment_label(article.updated, settings.zone) if article.updated else "",
        source=article.source,
        byline=", ".join(article.author),
        version=article.version,
        caption=caption,
        credit=article.credit,
        paragraphs=tuple(body),
        marks=sum(map(len, found)),
        withheld=shown.body != article.body,
        language=article.language,
        original=web_address(article.url),
        tags=_tags(article, links),
        remark=article.remark,
        back=links.search(back),
        searched=back != SearchRequest(),
        canonical=address,
        cited=cited(article, address, settings.zone),
        described=described(shown),
        linked_data=linked_data(article, address),
        open_graph=open_graph(shown, address),
    )


def paragraphs(body: str) -> tuple[str, ...]:
    """The paragraphs of a text that parts them by blank lines."""
    return tuple(part.strip() for part in re.split(r"\n\s*\n", body) if part.strip())


def _dateline(article: Article) -> str:
    places = ", ".join(article.dateline.places)
    agency = f"({article.dateline.agency})" if article.dateline.agency else ""
    return " ".join(part for part in (places, agency) if part)


def _tags(article: Article, links: Links) -> tuple[tuple[str, tuple[Tag, ...]], ...]:
    guesses = {
        "country": () if article.country else article.about,
        "topic": article.inferred_topic,
    }
    rows = (
        ("Country", "country", article.country),
        ("Place", "place", article.place),
        ("Topic", "topic", article.topic),
        ("Source", "source", (article.source,) if article.source else ()),
    )
    found = []
    for title, facet, values in rows:
        tags = [Tag(label(facet, each), links.facet(facet, each)) for each in values]
        tags += [
            Tag(
                label(facet, each.value),
                links.facet(facet, each.value),
                f"inferred, {each.confidence:.0%} sure",
            )
            for each in guesses.get(facet, ())
            if each.value not in values
        ]
        if tags:
            found.append((title, tuple(tags)))
    return tuple(found)
