"""NewsML 1.0 to 1.2: one news item, with its components, whatever carries its text."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from index.rejected import Rejected
from index.topics import topic_of_code
from indexer.bylines import split_authors
from indexer.newsml_components import lines_in, told_by
from indexer.raw import RawArticle, Record
from indexer.status import status_of
from indexer.xml_record import xml_root
from indexer.xml_tree import (
    Element,
    attribute,
    elements,
    everywhere,
    first,
    line_of,
    name_of,
    text_at,
)

_ID = "identification/newsidentifier/"
_KEYWORDS = re.compile(r"(?i)(?!\w*(?:country|region|state))\w*keywords?")
_SUBJECTS = ("subjectdetail", "subjectmatter", "subject")  # the narrowest first
_NOT_ARTICLES = ("TopicSet", "Catalog", "TopicItem")


def read_newsml(record: Record) -> RawArticle | Rejected:
    """The fields of an item; Rejected, with what it is, if it holds no words."""
    read = xml_root(record)
    if isinstance(read, Rejected):
        return read
    root, remarks = read
    item = next(everywhere(root, "newsitem"), root)
    article = _article(item, root, remarks)
    if article.title or article.body or article.status:
        return article
    kinds = {name_of(each) for each in item}
    what = next((name for name in _NOT_ARTICLES if name.lower() in kinds), "")
    reason = f"is a {what} of NewsML: not an article" if what else "holds neither headline nor text"
    return record.rejected(reason)


def _article(item: Element, root: Element, remarks: tuple[str, ...]) -> RawArticle:
    told = told_by(item)
    management = first(item, "newsmanagement")
    status = attribute(first(management, "status"), "formalname")
    title = _line(item, "headline") or told.parts.title
    created = text_at(management, "firstcreated")
    revised = text_at(management, "thisrevisioncreated")
    summary = _line(item, "subheadline") or told.parts.summary
    return RawArticle(
        id=_id(item),
        title=title,
        summary="" if summary == told.body else summary,
        body=told.body,
        caption="\n\n".join(each for each in told.captions if each != title),
        credit="; ".join(told.credits),
        date=created or revised or text_at(root, "newsenvelope/dateandtime"),
        updated=revised,
        dateline=_line(item, "dateline") or told.parts.dateline,
        place=_places(item),
        topic=_topics(item),
        language=_attribute(item, "language") or _written_in(item),
        source=_source(item, root),
        author=_authors(item, told.parts.byline),
        version=text_at(item, _ID + "revisionid"),
        visible_from=_release(management) if status.lower() == "embargoed" else "",
        status=_status(item, status),
        extra=_extra(item, management),
        remark=remarks,
    )


def _line(item: Element, name: str) -> str:
    return next(lines_in(item, name), "")


def _attribute(item: Element, name: str) -> str:
    """The formal name of the first element of this name that has one."""
    names = (attribute(each, "formalname") for each in everywhere(item, name))
    return next(filter(None, names), "")


def _written_in(item: Element) -> str:
    """The language of the first component that says its own."""
    given = (attribute(each, "lang") for each in everywhere(item, "newscomponent", "headline"))
    return next((each for each in given if each and not each.startswith("x-")), "")


def _id(item: Element) -> str:
    """The item's name without its revision, so that all its versions are one article."""
    parts = [text_at(item, _ID + name) for name in ("providerid", "dateid", "newsitemid")]
    if all(parts):
        return "urn:newsml:" + ":".join(parts)
    public = text_at(item, _ID + "publicidentifier")
    revision = text_at(item, _ID + "revisionid")
    return public.removesuffix(f":{revision}") if revision else public


def _release(management: Element | None) -> str:
    """When an embargo ends; "unknown" where it isn't said, which no reader of times accepts."""
    change = first(management, "statuswillchange")
    return text_at(change, "dateandtime") or "unknown"


def _status(item: Element, status: str) -> str:
    instructions = (attribute(each, "formalname") for each in everywhere(item, "instruction"))
    return next(filter(None, map(status_of, (status, *instructions))), "")


def _source(item: Element, root: Element) -> str:
    """Who provides it, or is its source; else who sent it."""
    for name in ("provider", "source"):
        for each in everywhere(item, name):
            if party := _party(each):
                return party
    sender = first(root, "newsenvelope/sentfrom")
    return ("" if sender is None else _party(sender)) or text_at(item, _ID + "providerid")


def _party(element: Element) -> str:
    return next((attribute(each, "formalname") for each in elements(element, "party")), "")


def _authors(item: Element, byline: str) -> tuple[str, ...]:
    if written := _line(item, "byline") or byline:
        return split_authors(written)
    parties = (_party(each) for each in everywhere(item, "creator"))
    return tuple(dict.fromkeys(filter(None, parties)))


def _places(item: Element) -> tuple[str, ...] | None:
    """Each location with its country, as `Izmir, Turkey`; some give the parts without one."""
    found: list[str] = []
    for location in everywhere(item, "location", "descriptivemetadata"):
        given = {
            attribute(each, "formalname").lower(): attribute(each, "value")
            for each in elements(location, "property")
        }
        city, country = given.get("city", ""), given.get("country", "")
        found.append(", ".join(filter(None, (city, country))) or given.get("countryarea", ""))
    return tuple(dict.fromkeys(filter(None, found))) or None


def _topics(item: Element) -> tuple[str, ...] | None:
    """The narrowest subjects of each code, and keyword lines."""
    found: list[str] = []
    for code in everywhere(item, "subjectcode"):
        given = [attribute(e, "formalname") for name in _SUBJECTS for e in elements(code, name)]
        found += [each for at, each in enumerate(given) if not _is_broader(each, given[:at])]
    found += _occurring(item)
    found += [each for line in lines_in(item, "keywordline") for each in line.split(",")]
    for metadata in everywhere(item, "metadata"):
        for each in elements(metadata, "property"):
            if _KEYWORDS.fullmatch(attribute(each, "formalname")):
                found.append(attribute(each, "value"))
    return tuple(dict.fromkeys(each.strip() for each in found if each.strip())) or None


def _occurring(item: Element) -> Iterator[str]:
    """The codes of IPTC's among the topics that the item defines itself and says to occur in it."""
    codes = {
        attribute(topic, "duid"): text_at(topic, "formalname")
        for topic in everywhere(item, "topic")
    }
    for each in everywhere(item, "topicoccurrence"):
        code = codes.get(attribute(each, "topic").removeprefix("#"), "")
        if topic_of_code(code):
            yield code


def _is_broader(code: str, narrower: Sequence[str]) -> bool:
    """Whether a Subject Code stands above one of others: `04000000`, `04008000` and `04008004`."""
    stem = code.rstrip("0")
    return not code or any(each.startswith(stem) for each in narrower)


def _extra(item: Element, management: Element | None) -> dict[str, Any]:
    given = {
        "slug": _line(item, "slugline"),
        "urgency": attribute(first(management, "urgency"), "formalname"),
        "genre": _attribute(item, "genre"),
        "rights": _line(item, "copyrightline"),
        "note": line_of(first(management, "instruction")),
    }
    return {name: each for name, each in given.items() if each}
