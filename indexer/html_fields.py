"""The fields of an HTML page, each from what declares it best: JSON-LD, meta elements, the page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from indexer.bylines import split_authors
from indexer.html_authors import shown_authors
from indexer.html_blocks import key_of
from indexer.html_dates import Found, address_date, best_date, times
from indexer.html_json_ld import article_data, names_of, text_in
from indexer.html_prose import prose_of, title_of
from indexer.html_title import is_sites, site_keys, without_site
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
    "author": ("author", "article:author_name", "og:article:author", "og:author", "parsely-author",
               "sailthru.author", "cxenseparse:author", "dc.creator", "byl", "article:author"),
    "section": ("article:section", "parsely-section", "section", "og:article:section"),
    "language": ("og:locale", "language", "dc.language", "content-language"),
    "url": ("og:url", "twitter:url"),
    "place": ("dcterms.spatial", "geo.placename"),
}  # fmt: skip
_TAGS = ("article:tag", "og:article:tag", "news_keywords", "keywords", "parsely-tags")


_NONE = Found("", "")


@dataclass(frozen=True, slots=True)
class _Page:
    """A page with what its head declares."""

    root: Element
    data: Mapping[str, Any]  # of JSON-LD
    meta: Mapping[str, list[str]]

    def said(self, field: str) -> Iterator[Found]:
        """What the meta elements of a field say, in order of trust."""
        for name in _META[field]:
            yield from (Found(text, f"meta {name}") for text in self.meta.get(name, []) if text)

    def first(self, field: str) -> str:
        """What the most trusted of them says."""
        return next(self.said(field), _NONE).text

    def data_text(self, name: str, *keys: str) -> Found:
        """A text of the JSON-LD."""
        return Found(text_in(self.data.get(name), *keys), f"JSON-LD {name}")


def page_fields(root: Element, address: str = "") -> RawArticle:
    """Every field that a page declares, and where; `address` is where it was fetched from.

    Its body is there only where its data hold it whole.
    """
    page = _Page(root, article_data(root), _metas(root))
    found = _found(page, address)
    author, said = _authors(page, site_keys(found["source"].text, found["url"].text))
    found["author"] = Found(" ".join(author), said)
    where = {name: each.where for name, each in found.items() if each.text}
    text = {name: each.text for name, each in found.items()}
    return RawArticle(
        title=text["title"],
        summary=title_of(text["summary"]),
        body=prose_of(text["body"]),
        caption=title_of(text["caption"]),
        credit=text["credit"],
        date=text["date"],
        updated=text["updated"],
        dateline=text["dateline"],
        place=_places(page),
        topic=_topics(page),
        language=text["language"],
        source=text["source"],
        author=author,
        url=text["url"],
        access=_access(page.data),
        correction=prose_of(text["correction"]),
        where=where,
    )


def _found(page: _Page, address: str) -> dict[str, Found]:
    """The fields that are a text, each from where the page says it best."""
    url = _address(page, address)
    source = _first(_named(page, "publisher"), *page.said("source"))
    return {
        "title": _title(page, source.text, url.text),
        "summary": _first(page.data_text("description"), *page.said("summary")),
        "caption": _picture(page, "caption"),
        "credit": _picture(page, "creditText", "creator", "name"),
        "body": page.data_text("articleBody"),
        "date": _date(page, url.text),
        "updated": best_date(
            [page.data_text("dateModified"), *page.said("updated"), *times(page.root, updates=True)]
        ),
        "dateline": page.data_text("dateline"),
        "language": _language(page),
        "correction": _unless_address(page.data_text("correction", "text", "description")),
        "source": source,
        "url": url,
    }


def _first(*found: Found) -> Found:
    return next((each for each in found if each.text), _NONE)


def _metas(root: Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in root.iter("meta"):
        for key in ("property", "name", "itemprop", "http-equiv"):
            if name := str(each.get(key) or "").strip().lower():
                found.setdefault(name, []).append(str(each.get("content") or "").strip())
    return found


def _title(page: _Page, site: str, url: str) -> Found:
    """The headline that the page declares, without the site's name; else its heading.

    A headline that was cut short is taken from where it stands whole.
    """
    tops, titles = _lines(page.root, "h1"), _lines(page.root, "title")
    headings = [tops[0] if len(tops) == 1 else "", *tops, *_lines(page.root, "h2", "h3")]
    if len(tops) == 1 and titles and is_sites(tops[0], titles[0]):
        site, tops = site or tops[0], []
    shown = [Found(each, "the page's h1") for each in tops if len(tops) == 1 or not titles]
    shown += [Found(each, "the page's title element") for each in titles]
    told = [page.data_text("headline"), *page.said("title"), *shown]
    given = [each._replace(text=title_of(each.text)) for each in told if each.text]
    sites = site_keys(site, url)
    found = _first(*(each for each in given if key_of(each.text) not in sites), *given)
    start = found.text.rstrip(". …")
    if start != found.text.rstrip(". ") or found.text.endswith("..."):
        found = next((each for each in given if _goes_on(each.text, start)), found)
    return found._replace(text=without_site(found.text, headings, site, url))


def _goes_on(text: str, start: str) -> bool:
    return text.startswith(start) and not text.endswith(("…", "..."))


def _lines(root: Element, *names: str) -> list[str]:
    """The texts of the elements of these names, in order."""
    return [line for each in root.iter(*names) if (line := line_of(each))]


def _date(page: _Page, url: str) -> Found:
    """When it was published: as its data say, else its address."""
    return best_date(
        [
            page.data_text("datePublished"),
            *page.said("date"),
            *times(page.root),
            address_date(url),
            page.data_text("dateCreated"),
        ]
    )


def _picture(page: _Page, *keys: str) -> Found:
    """What the JSON-LD says of its picture; a picture that is text is an address."""
    return _unless_address(page.data_text("image", *keys))


def _unless_address(found: Found) -> Found:
    return _NONE if found.text.startswith(("http", "/")) else found


def _named(page: _Page, name: str) -> Found:
    return Found(next(iter(names_of(page.data.get(name))), ""), f"JSON-LD {name}")


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


def _language(page: _Page) -> Found:
    own = page.root.get("lang") or page.root.get("{http://www.w3.org/XML/1998/namespace}lang")
    declared = Found(str(own or ""), "the page's lang attribute")
    found = _first(page.data_text("inLanguage", "name"), declared, *page.said("language"))
    return Found(found.text.strip().partition("_")[0], found.where)


def _authors(page: _Page, sites: frozenset[str]) -> tuple[tuple[str, ...], str]:
    """The names of those who wrote it, and where they stand; not of the source itself.

    `sites` are the keys of the names that the source goes by.
    """
    for names, where in _signed(page):
        given = tuple(each for each in _split(names) if key_of(each) not in sites)
        if given:
            return given, where
    return shown_authors(page.root), "an element for the author"


def _signed(page: _Page) -> Iterator[tuple[list[str], str]]:
    """What the page's head says of who wrote it."""
    for name in ("author", "creator"):
        yield names_of(page.data.get(name)), f"JSON-LD {name}"
    yield from (([found.text], found.where) for found in page.said("author"))


def _split(given: list[str]) -> tuple[str, ...]:
    names = (name for each in given if not each.startswith("http") for name in split_authors(each))
    return tuple(dict.fromkeys(names))


def _address(page: _Page, address: str) -> Found:
    """The page's own address as it names it; else the one that it was fetched from."""
    links = (each for each in page.root.iter("link") if each.get("rel") == "canonical")
    given = (
        *(Found(str(each.get("href") or "").strip(), "link canonical") for each in links),
        *page.said("url"),
        page.data_text("mainEntityOfPage", "@id"),
        page.data_text("url"),
        Found(address, "where it was fetched from"),
    )
    return next((each for each in given if each.text.startswith(("http://", "https://"))), _NONE)


def _access(data: Mapping[str, Any]) -> str:
    """A page that isn't for free is found, and not shown whole."""
    free = data.get("isAccessibleForFree")
    return "subscriber" if free is False or str(free).lower() == "false" else ""
