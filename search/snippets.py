"""Snippets: the passage of an article that shows best why it was found."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import escape

from index.article import Article
from index.words import RAW_WORD, read_word

LENGTH = 240  # characters of a passage, before it is rounded to whole words
_LEAD = 60  # characters shown before the first word that matched

Sought = tuple[Sequence[frozenset[str]], ...]  # each a run of places, each place its forms


@dataclass(frozen=True, slots=True)
class Marked:
    """A matched stretch of a text, and which of the things sought it is."""

    start: int
    end: int
    sought: int


def snippet(article: Article, sought: Sought) -> str:
    """HTML: the best passage of the summary, body or caption, escaped, the matches in `<mark>`."""
    texts = [text for text in (article.summary, article.body, article.caption) if text]
    best, marks = "", []
    worth = (-1, -1)
    for text in texts:
        found = matches(text, sought)
        value = len({mark.sought for mark in found}), len(found)
        if value > worth:
            best, marks, worth = text, found, value
    start, end = _passage(best, marks)
    return _html(best, start, end, [m for m in marks if m.start >= start and m.end <= end])


def matches(text: str, sought: Sought) -> list[Marked]:
    """Where the words and phrases sought stand in a text, in order, not overlapping."""
    places: list[tuple[frozenset[str], int, int]] = []
    for found in RAW_WORD.finditer(text):
        reading = read_word(found.group())
        forms: list[set[str]] = [set() for _ in reading.parts]
        for offset, form in reading.forms():
            forms[offset].add(form)
        places += [(frozenset(each), *found.span()) for each in forms]
    marks = [
        Marked(places[at][1], places[at + len(run) - 1][2], number)
        for number, run in enumerate(sought)
        for at in range(len(places) - len(run) + 1)
        if all(places[at + step][0] & forms for step, forms in enumerate(run))
    ]
    return _apart(sorted(marks, key=lambda mark: (mark.start, -mark.end)))


def _apart(marks: Sequence[Marked]) -> list[Marked]:
    kept: list[Marked] = []
    for mark in marks:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _passage(text: str, marks: Sequence[Marked]) -> tuple[int, int]:
    """Where the passage with the most different matches begins and ends, at whole words."""
    if len(text) <= LENGTH + _LEAD:
        return 0, len(text)
    begin = 0
    if marks:
        best = max(marks, key=lambda mark: _worth(marks, mark.start))
        begin = max(0, best.start - _LEAD)
    end = min(len(text), begin + LENGTH)
    begin = max(0, end - LENGTH) if end == len(text) else begin
    return _word_start(text, begin), _word_end(text, end)


def _worth(marks: Sequence[Marked], start: int) -> tuple[int, int, int]:
    inside = [mark for mark in marks if start <= mark.start < start + LENGTH - _LEAD]
    return len({mark.sought for mark in inside}), len(inside), -start


def _word_start(text: str, at: int) -> int:
    if at == 0:
        return 0
    space = text.find(" ", at, at + 30)
    return at if space < 0 else space + 1


def _word_end(text: str, at: int) -> int:
    if at == len(text):
        return at
    space = text.rfind(" ", at - 30, at)
    return at if space < 0 else space


def _html(text: str, start: int, end: int, marks: Sequence[Marked]) -> str:
    parts = ["…" if start else ""]
    at = start
    for mark in marks:
        parts += [_escaped(text[at : mark.start]), "<mark>"]
        parts += [_escaped(text[mark.start : mark.end]), "</mark>"]
        at = mark.end
    parts += [_escaped(text[at:end]), "…" if end < len(text) else ""]
    return "".join(parts)


def _escaped(text: str) -> str:
    return str(escape(" ".join(text.split("\n"))))
