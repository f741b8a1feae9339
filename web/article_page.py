"""ArticlePage: all that the article page's template shows."""

import re
from dataclasses import dataclass

from index.article import Article
from index.settings import Settings
from search.labels import label
from search.request import SearchRequest
from web.access import seen
from web.links import Links
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
    summary: str
    dateline: str
    date: str
    iso_date: str
    updated: str
    source: str
    byline: str
    caption: str
    credit: str
    paragraphs: tuple[str, ...]
    withheld: bool
    language: str
    original: str
    tags: tuple[tuple[str, tuple[Tag, ...]], ...]  # each facet's title with its values
    remark: tuple[str, ...]
    back: str
    searched: bool  # whether `back` is a search rather than the front page


def article_page(
    article: Article, back: SearchRequest, links: Links, settings: Settings
) -> ArticlePage:
    """What the page shows of an article, and the way back to the search that found it."""
    shown = seen(article, settings)
    return ArticlePage(
        title=article.title or UNTITLED,
        summary=article.summary,
        dateline=_dateline(article),
        date=moment_label(article.date, settings.zone),
        iso_date=str(article.date or ""),
        updated=moment_label(article.updated, settings.zone) if article.updated else "",
        source=article.source,
        byline=", ".join(article.author),
        caption=article.caption,
        credit=article.credit,
        paragraphs=paragraphs(shown.body),
        withheld=shown.body != article.body,
        language=article.language,
        original=web_address(article.url),
        tags=_tags(article, links),
        remark=article.remark,
        back=links.search(back),
        searched=back != SearchRequest(),
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
