"""The operations of the API, as a table: its routes and its description are both made of it."""

from dataclasses import dataclass
from typing import Any

from index.article import Article
from web.answers import FacetValues, Problem, Receipt, Related, SearchAnswer, Suggestions, Versions
from web.parameters import (
    FACET,
    FIND,
    ID,
    IF_MATCH,
    IF_NONE_MATCH,
    KEY,
    NARROW,
    ORDER,
    REASON,
    RELATED,
    SEARCH,
    TYPED,
    WAIT,
    Parameter,
)
from web.sent import ARTICLE, ARTICLES

ROOT = "/api/v1"


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing to ask of the API: `answers` are the shapes of what may come back, by status."""

    name: str  # of the view
    method: str
    rule: str
    summary: str
    tells: str
    parameters: tuple[Parameter, ...]
    answers: dict[int, Any]
    body: dict[str, Any] | None = None  # by media type
    writes: bool = False


def _read(
    name: str, rule: str, summary: str, tells: str, parameters: tuple[Parameter, ...],
    answer: type[Any], problems: tuple[int, ...] = (),
) -> Operation:  # fmt: skip
    return Operation(
        name, "GET", rule, summary, tells, parameters,
        {200: answer, 304: None, **dict.fromkeys(problems, Problem)},
    )  # fmt: skip


def _write(
    name: str, method: str, rule: str, said: tuple[str, str], parameters: tuple[Parameter, ...],
    answers: dict[int, Any], body: dict[str, Any] | None = None,
) -> Operation:  # fmt: skip
    refusals = dict.fromkeys((401, 403, 503), Problem)
    summary, tells = said
    return Operation(
        name, method, rule, summary, tells, parameters, {**answers, **refusals}, body, writes=True
    )


_OUTCOMES = (
    "Each record has an outcome: `added` (a new article), `updated` (a new version), `unchanged`"
    " (it said nothing new), `older` (the archive has a higher version), `poorer` (it says less"
    " than the text that stands), `withdrawn` (the article is withdrawn) – these three are kept as"
    " history – or `rejected`, with a reason."
)
_SEARCHABLE = (
    " What the answer says was taken is safe on disk; searches find it within moments, or by the"
    " time of the answer with `wait=searchable`; where that takes over a minute, it is a 202."
)

OPERATIONS = (
    _read(
        "search", "/search", "Search the archive",
        "One page of hits, and how many articles bear each value of each facet. A `Link` header"
        " leads to the next page.",
        SEARCH, SearchAnswer, (400,),
    ),
    _read(
        "suggest", "/suggest", "Suggest how a query may go on",
        "Words, countries, topics, places and titles that begin so.",
        (TYPED,), Suggestions,
    ),
    _read(
        "facet", "/facets/<facet>", "List all values of a facet in a search",
        "However many there are; the facet's own filter isn't applied to its counts.",
        (FACET, FIND, ORDER, *NARROW), FacetValues, (400, 404),
    ),
    _read(
        "article", "/articles/<id:id>", "Read an article",
        "All its fields, as far as they may be shown. The ETag is that of what is shown: PUT and"
        " DELETE take it as `If-Match`.",
        (ID,), Article, (404, 410),
    ),
    _read(
        "related", "/articles/<id:id>/related", "List the articles most like one",
        "By their words, the most alike first; a `score` of 1 is the same text. No snippets.",
        (ID, RELATED), Related, (400, 404, 410),
    ),
    _read(
        "versions", "/articles/<id:id>/versions", "List the versions of an article",
        "In the order in which its source made them; the last is the one that stands.",
        (ID,), Versions, (404, 410),
    ),
    _write(
        "send", "POST", "/articles",
        (
            "Send articles",
            "One JSON object, a list of them, or JSON lines; read as `dateline ingest` does, which"
            " knows many names for each field. " + _OUTCOMES + " The status is 200, 201 for one"
            " new article, 207 where some records were rejected and 422 where all were."
            + _SEARCHABLE,
        ),
        (WAIT, KEY),
        {
            200: Receipt, 201: Receipt, 202: Receipt, 207: Receipt,
            **dict.fromkeys((400, 413, 415, 422), Problem),
        },
        ARTICLES,
    ),
    _write(
        "put", "PUT", "/articles/<id:id>",
        (
            "Write an article",
            "The article of this id, whatever id the record itself gives: a new one, or a new"
            " version. A lower version than the archive has is a 409; one that was withdrawn stays"
            " so, and is a 410." + _SEARCHABLE,
        ),
        (ID, WAIT, IF_MATCH, IF_NONE_MATCH),
        {
            200: Receipt, 201: Receipt, 202: Receipt,
            **dict.fromkeys((400, 409, 410, 412, 413, 415, 422), Problem),
        },
        ARTICLE,
    ),
    _write(
        "withdraw", "DELETE", "/articles/<id:id>",
        (
            "Withdraw an article",
            "It is out of sight at once, everywhere, and stays so whatever arrives later, until"
            " `dateline reinstate`. To withdraw what is withdrawn changes nothing.",
        ),
        (ID, REASON, IF_MATCH),
        {204: None, **dict.fromkeys((404, 410, 412), Problem)},
    ),
)  # fmt: skip
