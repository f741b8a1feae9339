"""NewsML-G2: IPTC's XML for news of all kinds, all versions, alone or in a news message."""

import re
from collections.abc import Collection
from typing import Any

from index.rejected import Rejected
from index.words import fold
from indexer.bylines import split_authors
from indexer.dateline_choice import dateline_names
from indexer.g2_concepts import (
    Concepts,
    concept_name,
    concept_places,
    concept_topic,
    concepts_of,
    kind_of_concept,
    tail_of,
)  # fmt: skip
from indexer.g2_content import Content, content_of
from indexer.private_notes import without_private
from indexer.raw import RawArticle, Record
from indexer.sign_offs import is_sign_off
from indexer.split_xml import G2_ITEMS
from indexer.status import WITHHELD, status_of
from indexer.xml_prose import prose
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
)  # fmt: skip

_NOT_ARTICLES = {
    "conceptitem": "a concept item",
    "knowledgeitem": "a knowledge item",
    "planningitem": "a planning item",
    "catalogitem": "a catalog item",
    "eventitem": "an event item",
    "packageitem": "a package item, which only names other items",
    "groupset": "part of a package item",
}
_HOST = re.compile(r"(?i)https?://([^/:?#]+)")
_PICTURED = frozenset({"picture", "photo", "video", "audio", "graphic", "animation"})
_SCRIPTS = frozenset({"script", "shotlist", "transcript", "synthe"})
_BELOW = ("subheadline", "subhead", "sub", "secondary")
_THINGS = {"person": "people", "organisation": "organisations", "event": "events"}


def read_newsml_g2(record: Record) -> RawArticle | Rejected:
    """The fields of a news item; Rejected, with what it is, if it is another kind of item."""
    read = xml_root(record)
    if isinstance(read, Rejected):
        return read
    root, remarks = read
    item = next(everywhere(root, *G2_ITEMS), root)
    if other := _NOT_ARTICLES.get(name_of(item)):
        return record.rejected(f"is {other}: not an article")
    article = _Item(item).article(remarks)
    if article.title or article.body or article.status:
        return article
    reason = f"is {_described(item)} without a headline or a text: not an article"
    return record.rejected(reason)


def _described(item: Element) -> str:
    if name_of(item) != "newsitem":
        return f"a fragment of a news item (<{name_of(item)}>)"
    kind = tail_of(first(item, "itemmeta/itemclass"))
    return f"a news item of class {kind}" if kind else "a news item"


class _Item:
    """A news item, looked at from each of its fields."""

    def __init__(self, item: Element) -> None:
        self.item = item
        self.meta = first(item, "itemmeta")
        content = first(item, "contentmeta")
        self.about = item if content is None and name_of(item) == "contentmeta" else content
        self.kind = tail_of(first(self.meta, "itemclass")).lower()
        self.language = self._language()
        self.known: Concepts = concepts_of(item, self.language)

    def article(self, remarks: tuple[str, ...]) -> RawArticle:
        content = content_of(self.item)
        told = self._descriptions()
        title = self._headline() or content.parts.title or text_at(self.meta, "title")
        body = content.body or told["script"]
        caption = "\n\n".join(filter(None, (told["caption"], *content.parts.captions)))
        if not title and not body:
            body, caption = caption, ""
        summary = told["summary"] or self._subheadline(title) or content.parts.summary
        dateline = text_at(self.about, "dateline") or content.parts.dateline
        created = (text_at(self.meta, "firstcreated"), text_at(self.about, "contentcreated"))
        version = text_at(self.meta, "versioncreated")
        return RawArticle(
            id=attribute(self.item, "guid"),
            title=title,
            summary="" if summary == body else summary,
            body=body,
            caption="" if caption.endswith(title) else caption,
            credit=text_at(self.about, "creditline").strip(" -–—")
            or "; ".join(content.parts.credits),
            date=next(filter(None, (*created, version)), ""),
            updated=version,
            dateline=dateline,
            place=self._places(dateline_names(dateline, body)),
            topic=self._topics(title),
            language=self.language,
            source=self._source(),
            author=self._authors(content),
            url=self._url(content),
            version=attribute(self.item, "version"),
            visible_from=text_at(self.meta, "embargoed"),
            correction=self._correction(),
            status=self._status(),
            extra=self._extra(content),
            remark=remarks,
        )

    def _all(self, path: str) -> list[Element]:
        return [] if self.about is None else list(elements(self.about, path))

    def _language(self) -> str:
        own = attribute(self.item, "lang")
        tags = [attribute(each, "tag") for each in self._all("language")]
        return own if not tags or own in tags else tags[0]

    def _headline(self) -> str:
        given = [each for each in self._all("headline") if line_of(each)]
        main = [each for each in given if tail(attribute(each, "role")) in ("", "main")]
        same = [e for e in main if attribute(e, "lang")[:2].lower() == self.language[:2].lower()]
        return next((line_of(each) for each in (*same, *main, *given)), "")

    def _descriptions(self) -> dict[str, str]:
        """Descriptions sorted into summary, caption and script."""
        found: dict[str, list[str]] = {"summary": [], "caption": [], "script": []}
        for each in self._all("description"):
            role = attribute(each, "role").rpartition(":")[2].lower()
            if role in _SCRIPTS:
                found["script"].append(prose(each))
            elif role == "caption" or (self.kind in ("picture", "photo", "graphic") and not role):
                found["caption"].append(prose(each))
            else:
                found["summary"].append(prose(each))
        return {
            name: "\n\n".join(dict.fromkeys(filter(None, each))) for name, each in found.items()
        }

    def _subheadline(self, title: str) -> str:
        given = (e for e in self._all("headline") if tail(attribute(e, "role")) in _BELOW)
        return next((line for each in given if (line := line_of(each)) != title), "")

    def _places(self, dateline: Collection[str]) -> tuple[str, ...] | None:
        """Places of the story; not `located`, where it was made, if a dateline names another."""
        made = [n for e in self._all("located") for n in concept_places(e, self.known)]
        subjects = [e for e in self._all("subject") if kind_of_concept(e) in ("geoarea", "poi")]
        found = [n for e in subjects for n in concept_places(e, self.known)]
        if dateline:
            made = [each for each in made if fold(each.partition(",")[0]) in dateline]
        return tuple(dict.fromkeys((*made, *found))) or None

    def _topics(self, title: str) -> tuple[str, ...] | None:
        """Subjects that are neither places, people nor events, and keywords; no mere letters."""
        apart = {"geoarea", "poi", *_THINGS}
        subjects = [e for e in self._all("subject") if kind_of_concept(e) not in apart]
        found = [concept_topic(each, self.known) for each in subjects]
        found += [line_of(each) for each in self._all("keyword")]
        return (
            tuple(each for each in dict.fromkeys(found) if len(each) > 1 and each != title) or None
        )

    def _source(self) -> str:
        """Who provides it, by name, code or the host of an address."""
        paths = ((self.meta, "provider"), (self.about, "infosource"))
        given = [found for part, path in paths if (found := first(part, path)) is not None]
        for each in given:
            if name := concept_name(each, self.known) or attribute(each, "literal") or _party(each):
                return name
        return text_at(self.item, "rightsinfo/copyrightholder/name")

    def _authors(self, content: Content) -> tuple[str, ...]:
        byline = text_at(self.about, "by") or content.parts.byline
        if byline:
            return split_authors(byline)
        names = (concept_name(each, self.known) for each in self._all("creator"))
        # One word in small letters is how somebody is called in an agency's own system.
        return tuple(n for n in dict.fromkeys(names) if n and not (n.islower() and " " not in n))

    def _url(self, content: Content) -> str:
        guid = attribute(self.item, "guid")
        pages = [
            attribute(each, "href")
            for each in elements(self.item, "contentset/remotecontent")
            if attribute(each, "contenttype").startswith(("text/html", "application/xhtml"))
        ]
        return next(iter(pages), guid if guid.startswith("http") else "")

    def _status(self) -> str:
        embargo = first(self.meta, "embargoed")
        if embargo is not None and not line_of(embargo):
            return WITHHELD  # an embargo without a time holds until further notice
        return status_of(tail_of(first(self.meta, "pubstatus")))

    def _correction(self) -> str:
        """What the editors' note says, where the item signals that it corrects."""
        signals = [] if self.meta is None else list(elements(self.meta, "signal"))
        corrects = any(tail_of(each).lower().startswith("correct") for each in signals)
        return (self._note() or "Correction") if corrects else ""

    def _note(self) -> str:
        """The notes to editors, but for contacts and what else isn't to be published."""
        given = [] if self.meta is None else list(elements(self.meta, "ednote"))
        open_ = [e for e in given if not attribute(e, "pubconstraint") and "closing" not in
                 attribute(e, "role")]  # fmt: skip
        lines = [without_private(line_of(each)) for each in open_]
        return " ".join(n for n in dict.fromkeys(lines) if n and not is_sign_off(n))

    def _extra(self, content: Content) -> dict[str, Any]:
        given: dict[str, Any] = {
            "slug": text_at(self.about, "slugline"),
            "urgency": text_at(self.about, "urgency"),
            "note": self._note(),
            "service": text_at(self.meta, "service/name"),
            "kind": self.kind if self.kind in _PICTURED else "",
            "genre": [
                n for e in self._all("genre") if (n := concept_name(e, self.known) or tail_of(e))
            ],
            "rights": text_at(self.item, "rightsinfo/copyrightnotice"),
            "usage": text_at(self.item, "rightsinfo/usageterms"),
            "media": list(content.media),
        }
        for kind, name in _THINGS.items():
            things = [e for e in self._all("subject") if kind_of_concept(e) == kind]
            given[name] = [n for each in things if (n := concept_name(each, self.known))]
        return {name: each for name, each in given.items() if each}


def tail(code: str) -> str:
    """The last part of a code in small letters: `subheadline` of `hld:subHeadline`."""
    return code.rpartition(":")[2].lower()


def _party(element: Element) -> str:
    """A provider's code, or the host of its address."""
    qcode = attribute(element, "qcode")
    if qcode:
        return qcode.partition(":")[2] or qcode
    uri = attribute(element, "uri")
    found = _HOST.match(uri)
    return found[1] if found else uri.rpartition(":")[2]
