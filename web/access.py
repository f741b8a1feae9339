"""What of an article is shown to whoever asks."""

from dataclasses import replace

from msgspec import structs

from index.article import Access, Article
from index.settings import Settings
from index.visibility import access_of


def seen(article: Article, settings: Settings) -> Article:
    """The article without its body, and what quotes it, where only a snippet may be shown."""
    if access_of(article, settings) is Access.FULL:
        return article
    return structs.replace(
        article,
        body="",
        about=tuple(replace(each, evidence="") for each in article.about),
        inferred_topic=tuple(replace(each, evidence="") for each in article.inferred_topic),
        correction="" if article.correction in article.body else article.correction,
    )
