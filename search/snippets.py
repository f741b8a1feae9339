"""Snippets: the passage of an article that shows best why it was found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import escape

from index.article import Article
from index.words import RAW_WORD, read_word

LENGTH = 240  # characters of a passage, before it is rounded to whole words
_LEAD = 60  # characters shown before the first word that matched

Run = tuple[frozenset[str], ...]  # a word or a phrase: the forms that fit at each of its places
_Place = tuple[int, int, int, set[str]]  # position, where it starts and ends, its forms
_Look = tuple[int, tuple[tuple[int, set[str]], ...]]  # positions taken, and the forms at some


@dataclass(frozen=True, slots=True)
class Marked:
    """A matched stretch of a text, and which of the things sought it is."""

    start: int
    end: int
    sought: int


class Sought:
    """What a query looks for, ready to be found in texts; each raw word is looked at only once."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._runs = tuple(runs)
        self._forms = frozenset(form for run in runs for place in run for form in place)
        self._read: dict[str, _Look] = {}

    def marks(self, text: str) -> list[Marked]:
        """Where the words and phrases stand in a text, in order, not overlapping."""
        if not self._runs:
            return []
        places: list[_Place] = []
        at = 0
        for found in RAW_WORD.finditer(text):
            raw = found.group()
            width, hits = self._read.get(raw) or self._look(raw)
            if hits:
                places += [(at + offset, *found.span(), forms) for offset, forms in hits]
            at += width
        marks = [mark for run in range(len(self._runs)) for mark in self._standing(run, places)]
        return _apart(sorted(marks, key=lambda mark: (mark.start, -mark.end)))

    def _look(self, raw: str) -> _Look:
        """How many positions a raw word takes, and at which there are forms that are sought."""
        if raw.isascii() and raw.isalpha() and raw.islower():  # most are: it is its own form
            look: _Look = (1, ((0, {raw}),) if raw in self._forms else ())
        else:
            reading = read_word(raw)
            hits: dict[int, set[str]] = {}
            for offset, form in reading.forms():
                if form in self._forms:
                    hits.setdefault(offset, set()).add(form)
            look = len(reading.parts), tuple(sorted(hits.items()))
        self._read[raw] = look
        return look

    def _standing(self, number: int, places: Sequence[_Place]) -> Iterator[Marked]:
        """Where one run stands: each of its places fits, one straight after the other."""
        run = self._runs[number]
        for first in range(len(places) - len(run) + 1):
            window = places[first : first + len(run)]
            together = window[-1][0] - window[0][0] == len(run) - 1
            if together and all(
                forms & wanted for (*_, forms), wanted in zip(window, run, strict=True)
            ):
                yield Marked(window[0][1], window[-1][2], number)


def snippet(article: Article, sought: Sought) -> str:
    """HTML: the best passage of the summary, body or caption, escaped, the matches in `<mark>`."""
    best, marks = "", list[Marked]()
    worth = (-1, -1)
    for text in (article.summary, article.body, article.caption):
        found = sought.marks(text)
        value = len({mark.sought for mark in found}), len(found)
        if text and value > worth:
            best, marks, worth = text, found, value
    start, end = _passage(best, marks)
    return _html(best, start, end, [m for m in marks if m.start >= start and m.end <= end])


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
