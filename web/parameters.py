"""The parameters of the API: where each stands, what it may be, and what it means."""

from dataclasses import dataclass, field
from typing import Any

from index.fields import FACETS
from search.request import MAX_SIZE, NO_FACETS, PARAMETERS, Mode, Sort

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter, as OpenAPI has it."""

    name: str
    tells: str
    schema: Schema = field(default_factory=lambda: {"type": "string"})
    place: str = "query"
    joined: bool = False  # several values between commas rather than the name again

    def to_json(self) -> dict[str, Any]:
        """The Parameter Object."""
        said: dict[str, Any] = {"name": self.name, "in": self.place, "description": self.tells}
        if self.place == "path":
            said["required"] = True
        if self.joined:
            said |= {"style": "form", "explode": False}
        return {**said, "schema": self.schema}


def _enum(*values: str) -> Schema:
    return {"type": "string", "enum": list(values)}


def _number(most: int, usual: int) -> Schema:
    return {"type": "integer", "minimum": 1, "maximum": most, "default": usual}


_SEVERAL: Schema = {"type": "array", "items": {"type": "string"}}
_FLAG = _enum("0", "1", "false", "true")
_DAY = {"type": "string", "pattern": r"^[0-9]{4}(-[0-9]{1,2}(-[0-9]{1,2})?)?$"}
_VALUE = "its key, its name or the source's own label; several are alternatives."

_SEARCH = (
    Parameter("q", "The query, as one would type it. Nothing in it is an error."),
    Parameter("mode", "`all` words have to be there, or `any`.", _enum(*Mode)),
    Parameter("from", "The first day: 2016, 2016-08 or 2016-08-09.", _DAY),
    Parameter("to", "The last day, included.", _DAY),
    Parameter("inferred", "`0` leaves out what no source declared.", _FLAG),
    Parameter("sort", "By relevance if there are words, else newest first.", _enum(*Sort)),
    Parameter("page", "Which page. A walk to the end goes by `cursor`.", _number(1_000_000, 1)),
    Parameter("size", "How many hits on a page.", _number(MAX_SIZE, 10)),
    Parameter(
        "facets",
        "Which facets to count, or `none`; all if not given.",
        {"type": "array", "items": _enum(*FACETS, NO_FACETS)},
        joined=True,
    ),
    Parameter("snippets", "`0` leaves the passages out.", _FLAG),
    Parameter("collapse", "`0` lists every copy of a story by itself.", _FLAG),
    Parameter("relax", "`0` looks for nothing else where nothing is found.", _FLAG),
    Parameter(
        "cursor",
        "The `next` of an answer: goes on there, beside the same parameters and without a `page`.",
    ),
    Parameter("date", "A year, month or day, or `undated`; several are alternatives.", _SEVERAL),
    *(
        Parameter(name, f"A {name}: {_VALUE}", _SEVERAL)
        for name in FACETS
        if name != "date"
    ),
)  # fmt: skip
_BY_NAME = {each.name: each for each in _SEARCH}
_PAGED = frozenset({"sort", "page", "size", "facets", "snippets", "cursor", "relax", "collapse"})

SEARCH = tuple(_BY_NAME.get(name, Parameter(name, "")) for name in PARAMETERS)
NARROW = tuple(each for each in SEARCH if each.name not in _PAGED)  # what is found, not how shown

ID = Parameter("id", "An article's id, percent-encoded.", place="path")
FACET = Parameter("facet", "Which facet.", _enum(*FACETS), place="path")
TYPED = Parameter("q", "What was typed until now.")
FIND = Parameter("find", "Only values in which a word begins so.")
ORDER = Parameter("order", "By `label`, from A to Z, or by `count`.", _enum("label", "count"))
RELATED = Parameter("size", "How many.", _number(MAX_SIZE, 10))
WAIT = Parameter("wait", "`searchable` answers only once searches find it.", _enum("searchable"))
REASON = Parameter("reason", "Why, for the archive's own record.", {"type": "string"})
IF_MATCH = Parameter("If-Match", "Only where the article has this ETag.", place="header")
IF_NONE_MATCH = Parameter("If-None-Match", "`*`: only if there is no such article.", place="header")
KEY = Parameter(
    "Idempotency-Key",
    "A name for this request: sent again under it, what was taken changes nothing.",
    {"type": "string", "maxLength": 200},
    place="header",
)
