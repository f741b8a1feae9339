"""Diff: what changed from one text to the next, by paragraphs and the words in them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

_MOST = 4_000_000  # pairs of words, or of paragraphs, to compare; beyond that all is new
_MOST_PARAGRAPHS = 4_000  # pairs of those that changed, to find which became which
_LIKE = 0.4  # of its words, that a paragraph must share with one to be another form of it
# Words, what parts them, and the signs of scripts that part none.
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]|\w+|\s+|.", re.DOTALL)


class Kind(StrEnum):
    """What became of a part of a text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Part(NamedTuple):
    """A stretch of words and what became of it."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph that changed, or so many in a row that didn't and are left out."""

    parts: tuple[Part, ...] = ()
    same: int = 0


class _Span(NamedTuple):
    """What stands from `start` to `end` of the old stands from `new_start` to `new_end` anew."""

    equal: bool
    start: int
    end: int
    new_start: int
    new_end: int


def word_parts(old: str, new: str) -> tuple[Part, ...]:
    """The words of both in order, each stretch once; what was removed stands before what came."""
    if old == new:
        return (Part(Kind.SAME, old),) if old else ()
    if _likeness(_bag(old), _bag(new)) < _LIKE:
        return tuple(part for part in (Part(Kind.REMOVED, old), Part(Kind.ADDED, new)) if part.text)
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    parts: list[Part] = []
    for span in _without_islands(_spans(before, after), before):
        gone = "".join(before[span.start : span.end])
        come = "".join(after[span.new_start : span.new_end])
        if span.equal:
            parts.append(Part(Kind.SAME, gone))
        else:
            parts += [Part(Kind.REMOVED, gone), Part(Kind.ADDED, come)]
    return tuple(part for part in parts if part.text)


def blocks(old: Sequence[str], new: Sequence[str]) -> tuple[Block, ...]:
    """The paragraphs of both in order, those that stayed only counted."""
    found: list[Block] = []
    for span in _spans(old, new):
        if span.equal:
            found.append(Block(same=span.end - span.start))
        else:
            before, after = old[span.start : span.end], new[span.new_start : span.new_end]
            found += [Block(word_parts(*pair)) for pair in _paired(before, after)]
    return tuple(found)


def _spans(old: Sequence[str], new: Sequence[str]) -> Iterator[_Span]:
    """Stretches of both that are equal, or else stand in each other's place."""
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    last, new_last = len(old) - tail, len(new) - tail
    if head:
        yield _Span(True, 0, head, 0, head)
    if (last - head) * (new_last - head) <= _MOST:
        codes = SequenceMatcher(None, old[head:last], new[head:new_last]).get_opcodes()
        for tag, *ends in codes:
            yield _Span(tag == "equal", *(end + head for end in ends))
    else:
        yield _Span(False, head, last, head, new_last)
    if tail:
        yield _Span(True, last, len(old), new_last, len(new))


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """How many from the beginning on are the same."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (left, right) in pairs if left != right), min(len(old), len(new)))


def _without_islands(spans: Iterator[_Span], words: Sequence[str]) -> Iterator[_Span]:
    """The stretches, a lone space between two changes taken for a part of these."""
    found = list(spans)
    inner = range(1, len(found) - 1)
    islands = {at for at in inner if "".join(words[found[at].start : found[at].end]).isspace()}
    marked = [(span.equal and at not in islands, span) for at, span in enumerate(found)]
    for equal, group in groupby(marked, key=lambda pair: pair[0]):
        run = [span for _, span in group]
        first, last = run[0], run[-1]
        yield _Span(equal, first.start, last.end, first.new_start, last.new_end)


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each old paragraph with its new form, in order; "" where there is none."""
    bags, new_bags = [*map(_bag, old)], [*map(_bag, new)]
    few = len(old) * len(new) <= _MOST_PARAGRAPHS
    alike = [[_likeness(each, other) for other in new_bags] for each in bags] if few else []
    best = _best(alike, len(new)) if few else []
    at = new_at = 0
    while few and at < len(old) and new_at < len(new):
        here, like = best[at][new_at], alike[at][new_at]
        if like >= _LIKE and here == like + best[at + 1][new_at + 1]:
            yield old[at], new[new_at]
            at, new_at = at + 1, new_at + 1
        elif here == best[at + 1][new_at]:
            yield old[at], ""
            at += 1
        else:
            yield "", new[new_at]
            new_at += 1
    yield from ((left, "") for left in old[at:])
    yield from (("", left) for left in new[new_at:])


def _best(alike: Sequence[Sequence[float]], width: int) -> list[list[float]]:
    """How much alike at most are the pairs that can be made from each place on, in order."""
    best = [[0.0] * (width + 1) for _ in range(len(alike) + 1)]
    for at in reversed(range(len(alike))):
        for new_at in reversed(range(width)):
            like = alike[at][new_at]
            pair = like + best[at + 1][new_at + 1] if like >= _LIKE else 0.0
            best[at][new_at] = max(pair, best[at + 1][new_at], best[at][new_at + 1])
    return best


def _bag(text: str) -> Counter[str]:
    return Counter(word for word in _TOKEN.findall(text) if word.isalnum())


def _likeness(left: Counter[str], right: Counter[str]) -> float:
    """What share of the words of both stands in both."""
    together = left.total() + right.total()
    return 2 * (left & right).total() / together if together else 0.0
