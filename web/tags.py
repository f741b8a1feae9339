"""Tags: what an article is filed under, each a link to all that bears it; guesses with reasons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from index.article import Article, Inference
from search.labels import label
from web.evidence import Title, evidence_told
from web.links import Links

# How sure a guess is, in words: each from this confidence on.
_WORDS = (
    (0.95, "almost certain"),
    (0.8, "very likely"),
    (0.65, "likely"),
    (0.5, "more likely than not"),
    (0.0, "doubtful"),
)


@dataclass(frozen=True, slots=True)
class Tag:
    """A value that leads to all that bears it.

    Of one that Dateline inferred, `sure` says how sure it is, and `evidence` why.
    """

    label: str
    url: str
    sure: str = ""
    evidence: str | Markup = ""
    quoted: bool = False  # whether the evidence is a sentence of the article


@dataclass(frozen=True, slots=True)
class TagRow:
    """The values of one facet."""

    title: str
    tags: tuple[Tag, ...]


def tag_rows(article: Article, links: Links, title_of: Title) -> tuple[TagRow, ...]:
    """The facets that the article has values of; `title_of` another article that is named."""
    rows: tuple[tuple[str, str, tuple[str, ...], tuple[Inference, ...]], ...] = (
        ("Country", "country", article.country, () if article.country else article.about),
        ("Place", "place", article.place, ()),
        ("Topic", "topic", article.topic, article.inferred_topic),
        ("Source", "source", (article.source,) if article.source else (), ()),
    )
    found = (
        TagRow(title, tuple(_tags((facet, values, guesses), links, cache(title_of))))
        for title, facet, values, guesses in rows
    )
    return tuple(row for row in found if row.tags)


def _tags(
    row: tuple[str, Sequence[str], Sequence[Inference]], links: Links, title: Title
) -> Iterator[Tag]:
    facet, values, guesses = row
    for value in values:
        yield Tag(label(facet, value), links.facet(facet, value))
    quoted = facet == "country"
    for each in guesses:
        if each.value not in values:
            yield Tag(
                label(facet, each.value),
                links.facet(facet, each.value),
                sure_label(each.confidence),
                each.evidence if quoted else evidence_told(each.evidence, title, links),
                quoted,
            )


def sure_label(confidence: float) -> str:
    """`very likely, 87 %`."""
    words = next(words for least, words in _WORDS if confidence >= least)
    return f"{words}, {confidence:.0%}".replace("%", " %")
