"""Instead: what a search page tells where nothing was found, and what it shows in its place."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from markupsafe import Markup

from index.words import RAW_WORD
from search.lexer import Kind, tokens
from search.request import Mode, SearchRequest
from search.result import Relaxation, SearchResult
from web.links import Links
from web.present import article_count, isolated


@dataclass(frozen=True, slots=True)
class Way:
    """A search that finds something."""

    label: Markup
    url: str
    count: str


@dataclass(frozen=True, slots=True)
class Instead:
    """Why nothing was found, what is shown, and what else could be; `meant` is another spelling."""

    reason: str
    shown: Markup
    meant: Way | None
    others: tuple[Way, ...]


def look_instead(
    result: SearchResult, search: Callable[[SearchRequest], SearchResult]
) -> SearchResult:
    """The result itself, or where it is empty that of the likeliest search that finds something.

    The time that both took is its own.
    """
    if not result.relaxations:
        return result
    shown = search(result.relaxations[0].request)
    return replace(shown, took_ms=result.took_ms + shown.took_ms)


def instead(result: SearchResult, links: Links) -> Instead | None:
    """What to tell of a result that is empty; None where there is nothing to show instead."""
    if not result.relaxations:
        return None
    best, *others = result.relaxations
    meant = next((each for each in others if each.request.q == result.did_you_mean), None)
    return Instead(
        reason=reason(result.request),
        shown=isolated(f"{article_count(best.count)} {best.text}"),
        meant=_way(meant, meant.request.q, links) if meant else None,
        others=tuple(_way(each, each.text, links) for each in others if each is not meant),
    )


def reason(request: SearchRequest) -> str:
    """Why a search found nothing, in a sentence."""
    narrowed = request.filters or request.start or request.end or not request.inferred
    who = "No article among those chosen" if narrowed and request.q else "No article"
    if not request.q:
        return f"{who} fits all that is chosen."
    if any(each.kind is not Kind.WORD for each in tokens(request.q)):
        return f"{who} fits all of this."
    if len(RAW_WORD.findall(request.q)) == 1:
        return f"{who} has this word."
    return f"{who} has {'any' if request.mode is Mode.ANY else 'all'} of these words."


def _way(each: Relaxation, text: str, links: Links) -> Way:
    label = isolated(text[:1].upper() + text[1:]) if text == each.text else isolated(f"“{text}”")
    return Way(label, links.search(each.request), article_count(each.count))
