"""NITF: IPTC's XML for the text of news, all versions, with or without a namespace."""

import re
from typing import Any

from index.rejected import Rejected
from index.topics import topic_of_code
from indexer.bylines import split_authors
from indexer.nitf_text import NitfParts, parts_of
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
    text_at,
)  # fmt: skip

_DOC = "head/docdata/"
_SUBJECTS = ("detail", "matter", "type")  # the narrowest first


def read_nitf(record: Record) -> RawArticle | Rejected:
    """The fields of an NITF document; Rejected, with the line, if it isn't well-formed."""
    read = xml_root(record)
    if isinstance(read, Rejected):
        return read
    root, remarks = read
    nitf = next(everywhere(root, "nitf"), root)
    return _article(nitf, parts_of(nitf), remarks)


def _article(nitf: Element, parts: NitfParts, remarks: tuple[str, ...]) -> RawArticle:
    issued, released = _norm(nitf, "date.issue"), _norm(nitf, "date.release")
    management = attribute(first(nitf, "head/docdata"), "management-status").lower()
    published = attribute(first(nitf, "head/pubdata"), "date.publication")
    credit = "; ".join(parts.credits)
    return RawArticle(
        id=_id(nitf),
        title=parts.title,
        summary="" if parts.summary == parts.body else parts.summary,
        body=parts.body,
        caption="\n\n".join(parts.captions),
        credit=credit,
        date=published or issued or released or parts.date,
        updated=_norm(nitf, "date.revision") or _revised(nitf),
        dateline=parts.dateline,
        place=_places(nitf),
        topic=_topics(nitf),
        language=_language(nitf),
        source=_source(nitf, parts),
        author=split_authors(parts.byline),
        url=attribute(first(nitf, "head/pubdata"), "ex-ref"),
        version=attribute(first(nitf, _DOC + "du-key"), "version"),
        visible_from=released if management == "embargoed" else "",
        correction=attribute(first(nitf, _DOC + "correction"), "info"),
        status=status_of(management),
        extra=_extra(nitf),
        remark=remarks,
    )


def _id(nitf: Element) -> str:
    """The document's id, without the version that some systems write behind the story's key.

    NITF says of `du-key` that it stays the same through a story's versions; it isn't taken by
    itself, for others give the stories of one subject the same key.
    """
    own = attribute(first(nitf, _DOC + "doc-id"), "id-string")
    key = attribute(first(nitf, _DOC + "du-key"), "key")
    versioned = key and re.fullmatch(re.escape(key) + r"[_.:-]\d{1,4}", own)
    return key if versioned else own


def _language(nitf: Element) -> str:
    given = (attribute(nitf, "lang"), attribute(nitf, "baselang"))
    return next(filter(None, (*given, attribute(first(nitf, "body"), "lang"))), "")


def _norm(nitf: Element, name: str) -> str:
    return attribute(first(nitf, _DOC + name), "norm")


def _revised(nitf: Element) -> str:
    """When the latest revision was made."""
    dates = [attribute(each, "norm") for each in elements(nitf, "head/revision-history")]
    return max(filter(None, dates), default="")


def _source(nitf: Element, parts: NitfParts) -> str:
    return (
        attribute(first(nitf, "head/pubdata"), "name")
        or parts.distributor
        or attribute(first(nitf, _DOC + "doc.copyright"), "holder")
        or attribute(first(nitf, _DOC + "doc-id"), "regsrc")
        or attribute(first(nitf, _DOC + "del-list/from-src"), "src-name")
        or text_at(nitf, "body/body.head/rights/rights.owner", "body/body.head/rights/rights.agent")
    )


def _places(nitf: Element) -> tuple[str, ...] | None:
    """The event's places and the identified ones; None where none is named."""
    found: list[str] = []
    for each in elements(nitf, _DOC + "evloc"):
        town = attribute(each, "city") or line_of(each) or attribute(each, "state-prov")
        found += [town, attribute(each, "iso-cc")]
    for each in elements(nitf, _DOC + "identified-content/location"):
        found.append(text_at(each, "city", "country") or line_of(each))
        found.append(text_at(each, "country"))
    return tuple(dict.fromkeys(filter(None, found))) or None


def _topics(nitf: Element) -> tuple[str, ...] | None:
    """Subjects by code or name, classifiers, sections and keywords; None where there is none."""
    found: list[str] = []
    for each in elements(nitf, "head/tobject/tobject.subject"):
        code = attribute(each, "tobject.subject.refnum")
        named = [attribute(each, f"tobject.subject.{kind}") for kind in _SUBJECTS]
        found.append(code if topic_of_code(code) else next(filter(None, named), code))
    for each in elements(nitf, _DOC + "identified-content/classifier"):
        found += [attribute(each, "value") or line_of(each)]
    found.append(attribute(first(nitf, "head/pubdata"), "position.section"))
    for each in elements(nitf, _DOC + "key-list/keyword"):
        found += (attribute(each, "key") or line_of(each)).split(",")
    return tuple(dict.fromkeys(filter(None, map(str.strip, found)))) or None


def _extra(nitf: Element) -> dict[str, Any]:
    given = {
        "slug": attribute(first(nitf, _DOC + "fixture"), "fix-id")
        or attribute(first(nitf, _DOC + "du-key"), "key"),
        "urgency": attribute(first(nitf, _DOC + "urgency"), "ed-urg"),
        "note": attribute(first(nitf, _DOC + "ed-msg"), "info"),
        "expires": _norm(nitf, "date.expire"),
        "rights": attribute(first(nitf, _DOC + "doc.rights"), "owner")
        or attribute(first(nitf, _DOC + "doc.copyright"), "holder"),
        "genre": attribute(first(nitf, "head/tobject/tobject.property"), "tobject.property.type"),
    }
    return {name: each for name, each in given.items() if each}
