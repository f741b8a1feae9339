"""Snippets: the passage of an article that shows best why it was found."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import escape

from index.article import Article
from index.words import INNER, RAW_WORD, Reading, read_word
from search.forms import is_unspaced

LENGTH = 240  # characters of a passage, before it is rounded to whole words
_LEAD = 60  # characters shown before the first word that matched

# Signs that fold to no letter; where there is another beyond ASCII, a text is read word by word.
_FOLDING = re.compile("[^\x00-\x7f‘’“”„«»–—…•\u00a0€£]")
_MANY = 50  # forms: to look for each takes longer than to read every word
_WITHOUT_MARKS = str.maketrans("", "", INNER)

Run = tuple[frozenset[str], ...]  # a word or a phrase: the forms that fit at each of its places
_Place = tuple[int, int, int, set[str]]  # position, where it starts and ends, its forms


class _Look(NamedTuple):
    """What a raw word is: how many positions it takes, which forms sought stand at them, and which
    runs it is by itself.
    """

    width: int
    hits: tuple[tuple[int, set[str]], ...]
    runs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """A matched stretch of a text, and which of the things sought it is."""

    start: int
    end: int
    sought: int


class Sought:
    """What a query looks for, ready to be found in texts; each raw word is looked at only once."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._phrases = [(number, run) for number, run in enumerate(runs) if len(run) > 1]
        self._words: dict[str, set[int]] = {}  # the runs that a form is all by itself
        for number, run in enumerate(runs):
            for form in run[0] if len(run) == 1 else ():
                self._words.setdefault(form, set()).add(number)
        self._forms = frozenset(form for run in runs for place in run for form in place)
        self._small = sorted({form.lower() for form in self._forms})
        self._read: dict[str, _Look] = {}

    def marks(self, text: str) -> list[Marked]:
        """Where the words and phrases stand in a text, in order, not overlapping."""
        if not self._forms:
            return []
        raws = _candidates(text, self._small)
        found = [*self._standing(text)] if self._phrases and raws else []
        for raw in raws:
            if runs := self._look(raw).runs:
                places = [*_where(text, raw)]
                found += [Marked(at, at + len(raw), run) for at in places for run in runs]
        return _apart(sorted(found, key=lambda mark: (mark.start, -mark.end, mark.sought)))

    def _look(self, raw: str) -> _Look:
        look = self._read.get(raw)
        if look is None:
            look = self._read[raw] = self._looked_at(raw)
        return look

    def _looked_at(self, raw: str) -> _Look:
        if raw.isascii() and raw.isalpha() and raw.islower():  # most are: it is its own form
            reading = Reading((raw,))
        else:
            reading = read_word(raw)
        hits: dict[int, set[str]] = {}
        for offset, form in reading.forms():
            if form in self._forms:
                hits.setdefault(offset, set()).add(form)
        runs = {run for _, form in reading.forms() for run in self._words.get(form, ())}
        return _Look(len(reading.parts), tuple(sorted(hits.items())), tuple(sorted(runs)))

    def _standing(self, text: str) -> Iterator[Marked]:
        """Where phrases stand: each of their places fits, one straight after the other."""
        places: list[_Place] = []
        at = 0
        for found in RAW_WORD.finditer(text):
            look = self._look(found.group())
            places += [(at + offset, *found.span(), forms) for offset, forms in look.hits]
            at += look.width
        for number, run in self._phrases:
            for first in range(len(places) - len(run) + 1):
                window = places[first : first + len(run)]
                together = window[-1][0] - window[0][0] == len(run) - 1
                if together and all(
                    forms & wanted for (*_, forms), wanted in zip(window, run, strict=True)
                ):
                    yield Marked(window[0][1], window[-1][2], number)


def _candidates(text: str, forms: Sequence[str]) -> set[str]:
    """Raw words of a text, with all that may be read as one of the forms, given in lower case.

    Where no letter of the text folds to another, the forms are looked for as they are written, so
    that no word is read which can't be one; unless some stand there with marks inside.
    """
    if len(forms) > _MANY or _FOLDING.search(text):
        return set(RAW_WORD.findall(text))
    small = text.lower()
    joined = small.translate(_WITHOUT_MARKS)
    present = [form for form in forms if form in joined or form in small]  # or: as in 3.5
    if any(joined.count(form) != small.count(form) for form in present):
        return set(RAW_WORD.findall(text))
    found = (_around(text, start) for form in present for start in _starts(small, form))
    return {match.group() for match in found if match}


def _starts(text: str, part: str) -> Iterator[int]:
    start = text.find(part)
    while start >= 0:
        yield start
        start = text.find(part, start + 1)


def _around(text: str, place: int) -> re.Match[str] | None:
    """The raw word that stands at a place, read from the last space on."""
    space = max(text.rfind(" ", 0, place), text.rfind("\n", 0, place))
    for found in RAW_WORD.finditer(text, space + 1):
        if found.end() > place:
            return found
    return None


def _where(text: str, raw: str) -> Iterator[int]:
    """Where a raw word stands, and isn't a part of a longer one."""
    for start in _starts(text, raw):
        found = None if is_unspaced(raw) else _around(text, start)
        if found is None or (found.start() == start and found.group() == raw):
            yield start


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
    begin = max(0, marks[_best(marks)].start - _LEAD) if marks else 0
    end = min(len(text), begin + LENGTH)
    begin = max(0, end - LENGTH) if end == len(text) else begin
    return _word_start(text, begin), _word_end(text, end)


def _best(marks: Sequence[Marked]) -> int:
    """The mark from which on a passage has the most different ones, then the most, the first such.

    A window moves over the marks, so that each comes in once and goes out once.
    """
    inside: Counter[int] = Counter()
    last, best, worth = 0, 0, (0, 0)
    for first, mark in enumerate(marks):
        while last < len(marks) and marks[last].start < mark.start + LENGTH - _LEAD:
            inside[marks[last].sought] += 1
            last += 1
        if (len(inside), last - first) > worth:
            best, worth = first, (len(inside), last - first)
        inside[mark.sought] -= 1
        if not inside[mark.sought]:
            del inside[mark.sought]
    return best


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
