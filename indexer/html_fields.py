"""The fields of an HTML page, each from what declares it best: JSON-LD, meta elements, the page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from indexer.bylines import split_authors
from indexer.html_json_ld import article_data, names_of, text_in
from indexer.html_prose import title_of
from indexer.raw import RawArticle
from indexer.xml_tree import Element, line_of

# Names of meta elements in order of trust; a name's case doesn't matter.
_META = {
    "title": ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"),
    "summary": ("og:description", "description", "twitter:description", "dc.description"),
    "date": (
        "article:published_time", "og:article:published_time", "datepublished", "pubdate",
        "publishdate", "publish-date", "parsely-pub-date", "sailthru.date", "dc.date.issued",
        "dcterms.issued", "dcterms.created", "dc.date", "date", "article.published",
        "cxenseparse:recs:publishtime", "citation_publication_date",
    ),
    "updated": (
        "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
        "lastmod", "last-modified", "article.updated", "modified",
    ),
    "source": ("og:site_name", "publisher", "dc.publisher", "application-name"),
    "author": ("author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator",
               "byl", "article:author"),
    "section": ("article:section", "parsely-section", "section", "og:article:section"),
    "language": ("og:locale", "language", "dc.language", "content-language"),
    "url": ("og:url", "twitter:url"),
    "place": ("dcterms.spatial", "geo.placename"),
}  # fmt: skip
_TAGS = ("article:tag", "og:article:tag", "news_keywords", "keywords", "parsely-tags")


@dataclass(frozen=True, slots=True)
class _Page:
    """A page with what its head declares."""

    root: Element
    data: Mapping[str, Any]  # of JSON-LD
    meta: Mapping[str, list[str]]

    def first(self, field: str) -> str:
        """What the meta elements of a field say."""
        return next((v for name in _META[field] for v in self.meta.get(name, []) if v), "")


def page_fields(root: Element) -> RawArticle:
    """Every field of a page but its text."""
    page = _Page(root, article_data(root), _metas(root))
    data = page.data
    return RawArticle(
        title=title_of(text_in(data.get("headline")) or page.first("title") or _heading(root)),
        summary=title_of(text_in(data.get("description")) or page.first("summary")),
        caption=title_of(text_in(data.get("image"), "caption")),
        credit=text_in(data.get("image"), "creditText", "creator", "name"),
        date=text_in(data.get("datePublished")) or page.first("date") or _time(root),
        updated=text_in(data.get("dateModified")) or page.first("updated"),
        dateline=text_in(data.get("dateline")),
        place=_places(page),
        topic=_topics(page),
        language=_language(page),
        source=next(iter(names_of(data.get("publisher"))), "") or page.first("source"),
        author=_authors(page),
        url=_address(page),
        access=_access(data),
    )


def _metas(root: Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in root.iter("meta"):
        for key in ("property", "name", "itemprop", "http-equiv"):
            if name := str(each.get(key) or "").strip().lower():
                found.setdefault(name, []).append(str(each.get("content") or "").strip())
    return found


def _heading(root: Element) -> str:
    """The only h1; else the page's title."""
    headings = [line for each in root.iter("h1") if (line := line_of(each))]
    titles = [line for each in root.iter("title") if (line := line_of(each))]
    return next(iter(headings if len(headings) == 1 else titles or headings), "")


def _time(root: Element) -> str:
    """The first time that the page shows as data, one said to be the publication's before all."""
    times = [each for each in root.iter("time") if each.get("datetime")]
    marked = [each for each in times if each.get("pubdate") is not None or _is_published(each)]
    return next((str(each.get("datetime")).strip() for each in (*marked, *times)), "")


def _is_published(element: Element) -> bool:
    words = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
    return "publish" in words or "entry-date" in words or "posted" in words


def _places(page: _Page) -> tuple[str, ...] | None:
    given = [
        *names_of(page.data.get("contentLocation")),
        *names_of(page.data.get("locationCreated")),
    ]
    return tuple(dict.fromkeys(filter(None, (*given, page.first("place"))))) or None


def _topics(page: _Page) -> tuple[str, ...] | None:
    """Section first, then tags; of several lists of tags the first."""
    found = [*names_of(page.data.get("articleSection")), page.first("section")]
    tags = [each for text in names_of(page.data.get("keywords")) for each in text.split(",")]
    for name in _TAGS:
        if not tags:
            tags = [each for text in page.meta.get(name, []) for each in text.split(",")]
    tidy = (" ".join(each.split()) for each in (*found, *tags))
    return tuple(dict.fromkeys(filter(None, tidy))) or None


def _language(page: _Page) -> str:
    own = page.root.get("lang") or page.root.get("{http://www.w3.org/XML/1998/namespace}lang")
    given = (text_in(page.data.get("inLanguage"), "name"), str(own or ""), page.first("language"))
    return next(filter(None, (each.strip().partition("_")[0] for each in given)), "")


def _authors(page: _Page) -> tuple[str, ...]:
    given = names_of(page.data.get("author")) or names_of(page.data.get("creator"))
    if not given:
        given = [page.first("author")]
    names = (name for each in given if not each.startswith("http") for name in split_authors(each))
    return tuple(dict.fromkeys(names))


def _address(page: _Page) -> str:
    """The page's own address as it names it."""
    links = (each for each in page.root.iter("link") if each.get("rel") == "canonical")
    canonical = next((str(each.get("href") or "").strip() for each in links), "")
    given = (canonical, page.first("url"), text_in(page.data.get("mainEntityOfPage"), "@id"))
    own = text_in(page.data.get("url"))
    return next((each for each in (*given, own) if each.startswith(("http://", "https://"))), "")


def _access(data: Mapping[str, Any]) -> str:
    """A page that isn't for free is found, and not shown whole."""
    free = data.get("isAccessibleForFree")
    return "subscriber" if free is False or str(free).lower() == "false" else ""
