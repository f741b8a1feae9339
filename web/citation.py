"""What others are told of an article: machines that read the page, and readers who cite it."""

from datetime import tzinfo
from typing import Any

from markupsafe import Markup

from index.article import Article
from search.labels import label
from web.present import UNTITLED, day_label, web_address

_BRIEF = 200  # characters of a description


def cited(article: Article, address: str, zone: tzinfo) -> Markup:
    """How to cite the article; `address` is its page here. Names may run from right to left."""
    parts = (
        *(_kept_apart("{}", each) for each in article.author),
        _kept_apart("“{}”", article.title or UNTITLED),
        _kept_apart("{}", article.source) if article.source else "",
        day_label(article.date, zone) if article.date else "undated",
        f"version {article.version}" if article.version else "",
    )
    said, original = Markup(", ").join(filter(None, parts)), web_address(article.url)
    ends = f". {original}. Archived at {address}" if original else f". {address}"
    return said + ends


def _kept_apart(frame: str, name: str) -> Markup:
    return Markup(frame).format(Markup("<bdi>{}</bdi>").format(name))


def linked_data(article: Article, address: str) -> dict[str, Any]:
    """The article as a NewsArticle of schema.org, without what it says nothing of."""
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "identifier": article.id,
        "headline": article.title or UNTITLED,
        "description": article.summary,
        "datePublished": str(article.date or ""),
        "dateModified": str(article.updated or ""),
        "inLanguage": article.language,
        "dateline": ", ".join(article.dateline.places),
        "author": [{"@type": "Person", "name": each} for each in article.author],
        "publisher": _named("Organization", (article.source,)),
        "sourceOrganization": _named("Organization", (article.source,)),
        "contentLocation": _named("Place", article.place),
        "about": _named("Country", tuple(label("country", each) for each in article.country)),
        "keywords": [label("topic", each) for each in article.topic],
        "isBasedOn": web_address(article.url),
        "version": article.version,
        "correction": article.correction
        and {"@type": "CorrectionComment", "text": article.correction},
    }
    return {name: value for name, value in found.items() if value}


def open_graph(article: Article, address: str) -> tuple[tuple[str, str], ...]:
    """What a page that links to the article shows of it, as properties and their contents."""
    pairs = (
        ("og:type", "article"),
        ("og:site_name", "Dateline"),
        ("og:title", article.title or UNTITLED),
        ("og:description", described(article)),
        ("og:url", address),
        ("article:published_time", str(article.date or "")),
        ("article:modified_time", str(article.updated or "")),
    )
    return tuple(pair for pair in pairs if pair[1])


def described(article: Article) -> str:
    """The article in a sentence or two: its summary, else how it begins."""
    text = " ".join((article.summary or article.body).split())
    return text if len(text) <= _BRIEF else f"{text[: _BRIEF - 1].rsplit(' ', 1)[0]}…"


def _named(kind: str, names: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"@type": kind, "name": each} for each in names if each]
