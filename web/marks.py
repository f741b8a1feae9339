"""Marks: texts as HTML, with the words of the search that led there marked and numbered."""

from collections.abc import Sequence
from itertools import count

from markupsafe import Markup, escape

from search.snippets import Marked


def mark_texts(texts: Sequence[str], found: Sequence[Sequence[Marked]]) -> list[Markup]:
    """Each text, escaped, with what was found in it as `<mark id="mark-1">` and so on."""
    numbers = count(1)
    return [
        _marked(text, marks, [next(numbers) for _ in marks])
        for text, marks in zip(texts, found, strict=True)
    ]


def _marked(text: str, marks: Sequence[Marked], numbers: Sequence[int]) -> Markup:
    parts: list[Markup] = []
    at = 0
    for mark, number in zip(marks, numbers, strict=True):
        word = escape(text[mark.start : mark.end])
        parts += [escape(text[at : mark.start]), Markup('<mark id="mark-{}">').format(number)]
        parts += [word, Markup("</mark>")]
        at = mark.end
    return Markup("").join([*parts, escape(text[at:])])
