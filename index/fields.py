"""The fields of the index, said once: Whoosh's schema, the segments and the facets follow this."""

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    TEXT = "text"  # words with positions
    KEYWORD = "keyword"  # whole values
    DATE = "date"  # a span of days


@dataclass(frozen=True, slots=True)
class Field:
    """A field that can be searched; `boost` is how many times one of its words counts."""

    name: str
    kind: Kind
    boost: int = 1
    facet: bool = False


FIELDS = (
    Field("title", Kind.TEXT, boost=3),
    Field("summary", Kind.TEXT, boost=2),
    Field("body", Kind.TEXT),
    Field("caption", Kind.TEXT),
    Field("date", Kind.DATE, facet=True),
    Field("country", Kind.KEYWORD, facet=True),
    Field("topic", Kind.KEYWORD, facet=True),
    Field("language", Kind.KEYWORD, facet=True),
    Field("source", Kind.KEYWORD, facet=True),
    Field("place", Kind.KEYWORD, facet=True),
    Field("author", Kind.KEYWORD),
    Field("declared_topic", Kind.KEYWORD),
)

# Positions left free between two zones of an article, so that nothing near spans them.
ZONE_GAP = 128

ZONES = tuple(each for each in FIELDS if each.kind is Kind.TEXT)
KEYWORDS = tuple(each.name for each in FIELDS if each.kind is Kind.KEYWORD)
FACETS = tuple(each.name for each in FIELDS if each.facet)
