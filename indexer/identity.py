"""What an article is known by: its source's id, else its address, else its content."""

from index.names import canonical_url, derived_id
from indexer.raw import RawArticle


def article_id(raw: RawArticle) -> str:
    """The source's own id, as it is; else `url-…` or `text-…`, which stay the same each time."""
    if own := raw.id.strip():
        return own
    if url := canonical_url(raw.url):
        return derived_id("url", url)
    return derived_id("text", raw.title, raw.date, raw.body)
