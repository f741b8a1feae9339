"""`python -m benchmarks.worst`: questions that are broad or hostile on purpose, slowest first."""

import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from statistics import median
from typing import Any

from benchmarks.lexicon import FORMS, word
from benchmarks.own import Own, command
from benchmarks.peers.dateline import DatelinePeer
from index.fields import FACETS
from search.request import Mode, SearchRequest, Sort
from search.result import SearchResult

_ROUNDS = 3
_MB = 2**20
_COMMON = [word(FORMS * lemma) for lemma in range(400)]  # the most frequent first
_LONG = word(FORMS * 600_000)  # of three syllables
_THE = SearchRequest("the")  # is in all but a few articles

_TYPED = {
    "a*": "a*",
    "*a*": "*a*",
    "?????*": "?????*",
    "*e*a*o*": "*e*a*o*",
    "to~2": "to~2",
    f"{_LONG}~2": f"{_LONG}~2",
    "20 prefixes of one letter, OR": " OR ".join(f"{letter}*" for letter in "abcdefghijklmnoprstv"),
    "64 common words, OR": " OR ".join(_COMMON[:64]),
    "64 common words, all": " ".join(_COMMON[:64]),
    '"the of and to"': '"the of and to"',
    '"the of"~100': '"the of"~100',
    '"the of and to a in"~1000': '"the of and to a in"~1000',
    "the, and 300 NOTs": " ".join(["the", *(f"-{each}" for each in _COMMON[-300:])]),
    "-the": "-the",
    "the, in 5,000 brackets": "(" * 5_000 + "the" + ")" * 5_000,
    "1 MB of words": " ".join(_COMMON * (_MB // 2_400)),
    "1 MB, one word": "a" * _MB,
    "1 MB of *a": "*a" * (_MB // 2),
    "[a TO zzzz]": "[a TO zzzz]",
    "date:1900..2100": "date:1900..2100",
}
_ASKED = {
    "nothing": SearchRequest(),
    **{name: SearchRequest(text) for name, text in _TYPED.items()},
    "64 common words and a date, any": SearchRequest(
        " ".join([*_COMMON[:64], "date:>1900"]), Mode.ANY
    ),
    "the, page 1,000,000": replace(_THE, page=1_000_000),
    "the, page 190 of 100 each": replace(_THE, page=190, size=100),
    "the, newest first": replace(_THE, sort=Sort.NEWEST),
    "the, from 1900 to 2100": replace(_THE, start=date(1900, 1, 1), end=date(2100, 1, 1)),
}


def worst(own: Own, rounds: int = _ROUNDS) -> dict[str, Any]:
    """CPU ms of hostile questions, each asked for a whole page: with nothing kept, and again."""
    peer = DatelinePeer()
    peer.open(own.archive)
    asked = {**_ASKED, "the, all values of all facets": replace(_THE, filters=_every_value(peer))}
    figures = {name: _figures(peer, request, rounds) for name, request in asked.items()}
    return {"worst": dict(sorted(figures.items(), key=lambda each: -each[1]["cold_ms"]))}


def _every_value(peer: DatelinePeer) -> frozenset[tuple[str, str]]:
    """Whatever can be chosen here."""
    facets = peer.searcher.search(SearchRequest()).facets
    return frozenset((facet, each.value) for facet in FACETS for each in facets[facet])


def _figures(peer: DatelinePeer, request: SearchRequest, rounds: int) -> Mapping[str, Any]:
    cold, warm = [], []
    for _ in range(rounds):
        peer.forget()
        cold.append(_time(peer, request)[0])
        took, result = _time(peer, request)
        warm.append(took)
    return {
        "cold_ms": float(f"{median(cold):.4g}"),
        "warm_ms": float(f"{median(warm):.4g}"),
        "total": result.total,
        "notes": [note.text for note in result.notes],
    }


def _time(peer: DatelinePeer, request: SearchRequest) -> tuple[float, SearchResult]:
    started = time.process_time_ns()
    result = peer.searcher.search(request)
    return (time.process_time_ns() - started) / 1e6, result


main = command(worst)

if __name__ == "__main__":
    main()
