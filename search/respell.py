"""Respelling: a query whose words the archive hasn't, with words in their place that it has."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice, product

from search.forms import spelled
from search.pieces import rewritten, words
from search.request import SearchRequest
from search.trial import Trial

_LOOKED_UP = 24  # words of a query
_CORRECTED = 5
_TRIED = 12  # ways to spell a whole query
_DOUBTED = 3  # words of it that the archive has
_FAR_MORE = 20  # times as many articles

Change = tuple[tuple[int, int], str]  # where something else is to stand, and what


@dataclass(frozen=True, slots=True)
class Respelled:
    """The first spelling of a query that finds something, else ""; and the likeliest of all."""

    found: str
    guess: str


def respell(request: SearchRequest, trial: Trial) -> Respelled:
    """The request's query as it was probably meant to be spelled."""
    raws = [*islice(words(request.q), _LOOKED_UP)]
    wrong = [raw for raw in raws if not _is_known(raw[0], trial)][:_CORRECTED]
    options = [each for raw in wrong if (each := _options(raw, trial))]
    guess = tuple(each[0] for each in options)
    tries = chain(
        _joins(raws, {raw.span() for raw in wrong}, trial),
        islice(product(*options), _TRIED) if options else (),
        ((*guess, other) for other in _likelier([raw for raw in raws if raw not in wrong], trial)),
    )
    texts = (rewritten(request.q, each) for each in tries)
    found = (text for text in texts if trial.count(replace(request, q=text)))
    return Respelled(next(found, ""), rewritten(request.q, guess))


def _options(raw: re.Match[str], trial: Trial) -> list[Change]:
    """The ways to spell a word, the likeliest first."""
    return [(raw.span(), _cased(raw[0], text)) for text in trial.spellings(raw[0])]


def _likelier(raws: list[re.Match[str]], trial: Trial) -> Iterator[Change]:
    """What the archive has far more often than one of these words, the rarest of which go first.

    They are misspelled in it as well.
    """
    counted = sorted((trial.count(SearchRequest(raw[0])), raw.start(), raw) for raw in raws)
    for count, _, raw in counted[:_DOUBTED]:
        for place, text in _options(raw, trial) if _is_word(raw[0]) else ():
            if trial.count(SearchRequest(f'"{text}"')) >= _FAR_MORE * count:
                yield place, text


def _is_known(raw: str, trial: Trial) -> bool:
    """Whether a word needs no other spelling; a number has none."""
    return not _is_word(raw) or trial.holds(raw)


def _is_word(raw: str) -> bool:
    return not re.search(r"\d", raw)


def _joins(
    raws: list[re.Match[str]], wrong: set[tuple[int, int]], trial: Trial
) -> Iterator[tuple[Change]]:
    """Two words written as one, those first of which one is wrong."""
    found = [(raws[at], raws[at + 1], form) for at, form in trial.joined([raw[0] for raw in raws])]
    found.sort(key=lambda pair: wrong.isdisjoint((pair[0].span(), pair[1].span())))
    for left, right, form in found:
        if left.string[left.end() : right.start()] in (" ", "-"):
            yield (((left.start(), right.end()), _cased(left[0], form)),)


def _cased(raw: str, form: str) -> str:
    """The form with capitals as the word had them, where it still reads as that form."""
    if raw.isupper() and len(form) > len("USA"):
        return form.upper()
    if raw[:1].isupper() and not form[:2].isupper():
        return form[:1].upper() + form[1:]
    return spelled(form) or form
