"""Explanation: what was left out of an article, where its fields came from, and its places."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any

from index.annotation import Annotation
from index.article import Article, Inference
from index.rejected import Rejected
from index.settings import Settings
from index.versions import Kept
from indexer.assemble import assemble
from indexer.dateline import read_dateline
from indexer.formats import read_record
from indexer.furniture import furniture
from indexer.html_lines import Role
from indexer.html_text import html_text
from indexer.left_out import left_out_of_wire, left_out_of_xml
from indexer.page_text import decode_page, page_lines
from indexer.place_reading import PlaceReading, read_article_places
from indexer.raw import RawArticle, Record
from indexer.read_html import lines_of_html
from indexer.web_page import from_warc

_RECORD = "the record itself"
_HEAD = "the head of the body"
_SOURCE = "declared by the source"
_SETTINGS = "the archive's settings"
# Fields that a record has under the same name, as the article bears them.
_PLAIN = (
    "title", "summary", "body", "caption", "credit", "date", "updated", "source", "author", "url",
    "version", "access", "visible_from", "correction",
)  # fmt: skip
RECURRING = "recurs on many pages of its source"
_NOTHING = Annotation()
OTHER_STORY = "is in none of the article's fields: a menu, or another story"


@dataclass(frozen=True, slots=True)
class Removed:
    """A line that is no part of the article, and why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Origin:
    """A field of the article, and where it came from."""

    name: str
    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """How an article came out of its record as it did, by today's indexer."""

    id: str
    format: str
    origin: str
    fields: tuple[Origin, ...] = ()
    removed: tuple[Removed, ...] = ()
    places: PlaceReading = field(default_factory=PlaceReading)
    remark: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As JSON's own types."""
        return asdict(self)


def explain(
    kept: Kept, settings: Settings, now: datetime, annotation: Annotation = _NOTHING
) -> Explanation:
    """What today's indexer makes of a kept record; a remark says so if it can't read it.

    `annotation` is what the enrichment has added to the article, if anything.
    """
    about = Explanation(kept.id, kept.format, kept.origin)
    record = Record(kept.data, kept.format, kept.origin)
    raw = read_record(record, settings.columns)
    if isinstance(raw, Rejected):
        return replace(about, remark=(f"rejected today: {raw.reason}",))
    article = assemble(record, raw, settings, now)
    if isinstance(article, Rejected):
        return replace(about, remark=(f"rejected today: {article.reason}",))
    return replace(
        about,
        fields=(*_origins(raw, article), *_added(article, annotation)),
        removed=(
            *_REMOVED.get(kept.format, _nothing)(kept.data, raw),
            *(Removed(each, RECURRING) for each in annotation.dropped),
        ),
        places=read_article_places(article, settings),
        remark=article.remark,
    )


def _origins(raw: RawArticle, article: Article) -> Iterable[Origin]:
    """Each field that the article has, in the order in which it is read."""
    for name in _PLAIN:
        if value := getattr(article, name):
            yield Origin(name, _shown(value), _where(name, raw, article))
    if article.dateline.places or article.dateline.agency:
        declared = bool(raw.dateline.strip()) and bool(read_dateline(raw.dateline).places)
        given = raw.where.get("dateline", _RECORD) if declared else _HEAD
        yield Origin("dateline", ", ".join(article.dateline.places), given)
    yield from _inferred(raw, article)
    if article.language:
        given = raw.where.get("language", _RECORD) if raw.language else _SETTINGS
        yield Origin("language", article.language, given)


def _where(name: str, raw: RawArticle, article: Article) -> str:
    """From what a field was read; some are found inside another field where they are lacking."""
    if (name == "author" and article.author != raw.author) or (
        name == "summary" and article.summary != raw.summary.strip()
    ):
        return _HEAD
    if name == "credit" and not raw.credit:
        return "the caption"
    return raw.where.get(name, _RECORD)


def _inferred(raw: RawArticle, article: Article) -> Iterable[Origin]:
    """Places, countries and topics, which may be declared or read from the text."""
    placed = _SOURCE if raw.place else "the dateline"
    told = (
        ("place", article.place, placed),
        ("country", article.country, placed),
        ("about", tuple(each.value for each in article.about), "the text: see the places"),
        ("topic", article.topic, _SOURCE),
    )
    return (Origin(name, ", ".join(value), where) for name, value, where in told if value)


def _added(article: Article, annotation: Annotation) -> Iterable[Origin]:
    """What the enrichment says where the source says nothing."""
    if annotation.language and not article.language:
        yield Origin("language", annotation.language, "the text, where no language is declared")
    if annotation.story and not article.story:
        yield Origin("story", annotation.story, "copies of it: texts with the same words")
    if not article.topic:
        yield from map(_voted, annotation.topic)


def _voted(topic: Inference) -> Origin:
    where = f"inferred, {topic.confidence:.0%}: {topic.evidence}"
    return Origin("inferred_topic", topic.value, where)


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _nothing(data: bytes, raw: RawArticle) -> Iterable[Removed]:
    """Formats whose fields stand apart have no furniture."""
    return ()


def _of_html(data: bytes, raw: RawArticle) -> Iterable[Removed]:
    return _of_page(html_text(data)[0])


def _of_warc(data: bytes, raw: RawArticle) -> Iterable[Removed]:
    page = from_warc(data)
    return _of_page(html_text(page.data, page.charset)[0]) if page else ()


def _of_page(text: str) -> Iterable[Removed]:
    lines = lines_of_html(text)
    return (Removed(each.text, each.why) for each in lines if each.role is Role.REMOVED)


def _of_scraped(data: bytes, raw: RawArticle) -> Iterable[Removed]:
    """The lines of a scraped page that are in none of the fields."""
    fields = (raw.title, raw.summary, raw.body, raw.caption, raw.credit, raw.date, raw.updated)
    kept = "\n".join((*fields, raw.dateline, *raw.author))
    for line in page_lines(decode_page(data)[0]):
        found = furniture(line)
        parts = [each for each in (*fields, *raw.author) if each and each in line]
        if line not in kept and (found or not parts):
            yield Removed(line, found.reason if found else OTHER_STORY)


def _of_wire(data: bytes, raw: RawArticle) -> Iterable[Removed]:
    return (Removed(*each) for each in left_out_of_wire(data, raw))


def _of_xml(data: bytes, raw: RawArticle) -> Iterable[Removed]:
    return (Removed(*each) for each in left_out_of_xml(data, raw))


_REMOVED: Mapping[str, Callable[[bytes, RawArticle], Iterable[Removed]]] = {
    "html": _of_html,
    "warc": _of_warc,
    "scraped": _of_scraped,
    "wire": _of_wire,
    "nitf": _of_xml,
    "newsml": _of_xml,
    "newsml-g2": _of_xml,
}
