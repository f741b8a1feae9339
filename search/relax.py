"""Relaxing: searches that find something where the one that was asked for finds nothing.

Each is tried, in the order of how likely it is what was meant, and told with what it finds:
without a filter, without quotes, with a year read as a date, spelled otherwise, without the name
of the site behind a pasted title, without the words that no article has beside the others, with
any of the words. Where all that fails, the same once more in the whole archive.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain

from index.fields import FACETS
from index.words import RAW_WORD
from search.labels import day_label
from search.pieces import (
    Piece,
    pieces,
    plain_words,
    rewritten,
    undated,
    unfielded,
    unquoted,
    with_excluded,
    without_tail,
)
from search.request import Mode, SearchRequest
from search.respell import respell
from search.result import SPELLING, Relaxation
from search.spelling import best_together
from search.trial import NOTHING, Trial
from search.written_days import find_days

MOST = 8  # relaxations of one request
_SINGLES = 6  # words of a query of which each is left out in turn
_NAMED = 3  # words left out that are named; of more it is told what is left
_WORDS = 64  # of a query that are looked at one by one
_LENGTH = 70  # characters of a query that is told

# How the articles are called that are found when a filter is left out.
_FREED = {
    "country": "from other countries",
    "topic": "on other topics",
    "language": "in other languages",
    "source": "from other sources",
    "place": "from other places",
    "date": "of other dates",
}
_EVERYWHERE = "in the whole archive"


@dataclass(frozen=True, slots=True)
class _Way:
    """A search that may find something."""

    kind: str
    text: str
    request: SearchRequest


def relax(request: SearchRequest, trial: Trial) -> tuple[Relaxation, ...]:
    """The searches that find something instead of this one, the likeliest first, at most MOST."""
    asked = replace(request, page=1, cursor=None)
    bare = _everywhere(asked)
    narrow = chain(_freed(asked), _reworded(asked, trial))
    found = _first(narrow, trial, asked)
    if found or bare == asked:
        return found
    wide = (replace(way, text=f"{way.text}, {_EVERYWHERE}") for way in _reworded(bare, trial))
    return _first(wide, trial, asked)


def _first(ways: Iterable[_Way], trial: Trial, asked: SearchRequest) -> tuple[Relaxation, ...]:
    """Those that find something, and not just what another does."""
    nothing_asked = replace(_everywhere(asked), q="", mode=Mode.ALL)
    tried, known = {asked, nothing_asked}, set[int]()
    found: list[Relaxation] = []
    for way in ways:
        docs = NOTHING if way.request in tried else trial.docs(way.request)
        tried.add(way.request)
        if len(docs) and (digest := hash(docs.tobytes())) not in known:
            known.add(digest)
            found.append(Relaxation(way.kind, way.text, way.request, len(docs)))
        if len(found) == MOST:
            break
    return tuple(found)


def _everywhere(request: SearchRequest) -> SearchRequest:
    """The request without any filter."""
    return replace(request, filters=frozenset(), start=None, end=None, inferred=True, page=1)


def _freed(asked: SearchRequest) -> Iterator[_Way]:
    """The same words, or what else is chosen, without one filter, then without any."""
    for facet in FACETS:
        kept = frozenset(pair for pair in asked.filters if pair[0] != facet)
        freed = replace(asked, filters=kept)
        if facet == "date":
            freed = replace(freed, start=None, end=None)
        yield _Way("filter", _FREED[facet], freed)
    yield _Way("filter", "with what is inferred", replace(asked, inferred=True))
    if asked.q:
        yield _Way("filter", _EVERYWHERE, _everywhere(asked))


def _reworded(asked: SearchRequest, trial: Trial) -> Iterator[_Way]:
    """The same filters with other words."""
    q = asked.q
    if not q:
        return
    for text, kind, how in (
        (undated(q), "date", "of other dates"),
        (unquoted(q), "quotes", "with these words, but not as a phrase"),
        (unfielded(q), "field", "with these words in any field"),
        (with_excluded(q), "excluded", "with what was to be left out"),
        (plain_words(q), "plain", "with all of it read as plain words"),
    ):
        yield _Way(kind, how, replace(asked, q=text))
    loose = replace(asked, q=unquoted(q))
    yield from _on_days(loose)
    yield from _spelled(dict.fromkeys((asked, loose)), trial)
    if asked.mode is Mode.ALL:
        yield from _without_tail(loose)
        yield from _without_words(loose, trial)
        yield _Way("any", "with any of these words", replace(loose, mode=Mode.ANY))


def _on_days(asked: SearchRequest) -> Iterator[_Way]:
    """A year, a month or a day among the words read as a date."""
    if days := find_days(asked.q):
        place, value = days
        text = " ".join(rewritten(asked.q, [(place, f"date:{value}")]).split())
        yield _Way("date", f"of {day_label(value)}", replace(asked, q=text))


def _spelled(requests: Iterable[SearchRequest], trial: Trial) -> Iterator[_Way]:
    """The words spelled as the archive has them."""
    for request in requests:
        if found := respell(request, trial).found:
            yield _respelled(replace(request, q=found))
            return


def _respelled(request: SearchRequest) -> _Way:
    return _Way(SPELLING, f"with “{_brief(request.q)}”", request)


def _without_tail(asked: SearchRequest) -> Iterator[_Way]:
    """Without the name of the site behind a pasted title."""
    for text, tail in without_tail(asked.q):
        yield _Way("words", f"without “{_brief(tail)}”", replace(asked, q=text))


def _without_words(asked: SearchRequest, trial: Trial) -> Iterator[_Way]:
    """Without the words that no article has beside the others; those first be spelled right."""
    guess = replace(asked, q=respell(asked, trial).guess)
    found = pieces(guess.q)
    free = [at for at, each in enumerate(found) if not each.fixed]
    if len(free) < 2:
        return
    lists = [trial.docs(replace(asked, q=found[at].text)) for at in free[:_WORDS]]
    best = {free[at] for at in best_together(lists, trial.size)}
    drops = [set(free) - best]
    if guess == asked and len(free) <= _SINGLES:
        drops += [{at} for at in free]
    for drop in drops:
        if 0 < len(drop) <= len(free) / 2:
            yield _less(guess, found, drop, guess == asked)
    if len(drops[0]) == 1:
        yield from _nearly(asked, found, drops[0], trial)


def _less(asked: SearchRequest, found: Sequence[Piece], drop: Set[int], as_typed: bool) -> _Way:
    """The query without some of its pieces; of one that isn't spelled as typed what is left."""
    left = " ".join(each.text for at, each in enumerate(found) if at not in drop)
    dropped = [f"“{_brief(found[at].text)}”" for at in sorted(drop)]
    named = as_typed and len(dropped) <= _NAMED
    text = f"without {' and '.join(dropped)}" if named else f"with “{_brief(left)}”"
    return _Way("words", text, replace(asked, q=left))


def _nearly(
    asked: SearchRequest, found: Sequence[Piece], drop: Set[int], trial: Trial
) -> Iterator[_Way]:
    """The one word that is too much as another that is spelled nearly so, if three others fit."""
    (at,) = drop
    raw = found[at].text
    if len(found) > _NAMED and RAW_WORD.fullmatch(raw):
        for other in trial.spellings(raw):
            texts = [each.text for each in found]
            texts[at] = other
            yield _respelled(replace(asked, q=" ".join(texts)))


def _brief(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LENGTH else f"{text[: _LENGTH - 1].rstrip()}…"
