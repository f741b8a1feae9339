"""What sources call their fields: the names by which JSON articles are understood."""

from functools import lru_cache

# Names in order of trust: where an article has several, the first that holds something is taken,
# save for places, topics and authors, which add up.
NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "guid", "uid", "_id", "uuid", "@id", "article_id", "articleid"),
    "title": ("title", "headline", "heading", "webtitle", "name"),
    "summary": (
        "summary", "standfirst", "description", "abstract", "lead", "lede", "teaser", "excerpt",
        "subtitle", "subheading", "dek", "lead_paragraph", "trail_text",
    ),
    "body": (
        "body", "text", "content", "articleBody", "body_text", "story", "full_text", "maintext",
        "body_html", "content_html", "content_text",
    ),
    "caption": ("caption", "photo_caption", "image_caption"),
    "credit": ("credit", "photo_credit", "image_credit"),
    "date": (
        "date", "published", "pubDate", "pub_date", "published_at", "datePublished",
        "date_published", "publication_date", "publish_date", "published_date", "published_time",
        "webPublicationDate", "first_published", "issued", "created", "created_at", "dateCreated",
        "timestamp", "publish_time",
    ),
    "updated": (
        "updated", "modified", "dateModified", "updated_at", "modified_at", "last_modified",
        "last_updated", "version_created", "lastmod", "last_modified_at",
    ),
    "dateline": ("dateline",),
    "place": ("places", "place", "location", "locations"),
    "country": ("country", "countries", "country_code"),
    "topic": (
        "topic", "topics", "section", "sections", "sectionName", "articleSection", "category",
        "categories", "tag", "tags", "keyword", "keywords", "subject", "subjects",
    ),
    "language": ("language", "lang", "locale", "inLanguage"),
    "source": ("source", "publisher", "outlet", "provider", "publication", "newspaper"),
    "author": ("author", "authors", "byline", "by", "creator", "creators"),
    "url": ("url", "link", "canonical", "canonicalUrl", "uri", "web_url", "permalink"),
    "version": ("version", "revision"),
    "correction": (
        "correction", "corrections", "correction_note", "correction_text", "clarification",
    ),
    "access": ("access",),
    "visible_from": (
        "visible_from", "embargo", "embargoed_until", "embargo_until", "embargoed",
    ),
}  # fmt: skip

# Where a text holds several values between commas; elsewhere a comma is part of one value, as in
# `Tripoli, Lebanon` and `Arts, culture and entertainment`.
COMMA_SEPARATED = frozenset({"tag", "tags", "keyword", "keywords"})


def plain_name(name: str) -> str:
    """A field's name as names compare: without case, `_`, `-` and spaces; a leading `@` stays."""
    return name.casefold().replace("_", "").replace("-", "").replace(" ", "")


_KNOWN = {
    plain_name(name): (field, rank)
    for field, names in NAMES.items()
    for rank, name in enumerate(names)
}


@lru_cache(4096)
def field_of(name: str) -> tuple[str, int] | None:
    """The field that a source's name means and its rank among that field's names, if any."""
    return _KNOWN.get(plain_name(name))
