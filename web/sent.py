"""What may be sent to the API: articles, by the names that Dateline itself gives their fields."""

from typing import Any

from index.article import Access
from web.tells import TELLS

JSON = "application/json"
LINES = ("application/x-ndjson", "application/jsonl", "application/x-jsonlines")
KINDS = {JSON: "document", **dict.fromkeys(LINES, "lines")}  # how a body of each type is split

_TEXTS = ("id", "title", "summary", "body", "caption", "credit", "date", "updated", "dateline",
          "language", "source", "url")  # fmt: skip
_LISTS = ("place", "country", "topic", "author")
_TEXT: dict[str, Any] = {"type": "string"}
_EMBARGO = "ISO time with a zone: until then it is hidden."

SENT: dict[str, Any] = {
    "type": "object",
    "description": "An article: it needs a title or a body. What isn't known is kept as `extra`.",
    "properties": {
        **{name: {**_TEXT, "description": TELLS[name]} for name in _TEXTS},
        **{name: {"type": "array", "items": _TEXT, "description": TELLS[name]} for name in _LISTS},
        "version": {"type": "integer", "minimum": 0, "description": TELLS["version"]},
        "access": {"type": "string", "enum": list(Access), "description": TELLS["access"]},
        "visible_from": {"type": "string", "format": "date-time", "description": _EMBARGO},
    },
    "anyOf": [{"required": ["title"]}, {"required": ["body"]}],
    "example": {
        "id": "hw-2019-0514-ferry",
        "title": "Night ferry to Izmir sails again",
        "body": "IZMIR, May 14 (Harbour Wire) - The night ferry left at ten.",
        "date": "2019-05-14",
        "topic": ["transport"],
        "source": "Harbour Wire",
    },
}
_ONE: dict[str, Any] = {"$ref": "#/components/schemas/SentArticle"}
ARTICLE: dict[str, Any] = {JSON: _ONE}
ARTICLES: dict[str, Any] = {
    JSON: {
        "anyOf": [_ONE, {"type": "array", "items": _ONE}],
        "description": "One article, or a list of them.",
    },
    **{kind: {"type": "string", "description": "One JSON object a line."} for kind in LINES},
}
