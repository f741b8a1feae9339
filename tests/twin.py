"""The engine's scalar twin: what a query means, said of one article at a time in plain Python."""

from collections.abc import Callable, Sequence
from datetime import UTC
from fnmatch import fnmatchcase
from itertools import combinations, product
from typing import assert_never

from index.article import Article
from index.dates import NewsDate
from index.fields import ZONES
from index.keywords import keyword_values
from index.stems import has_stemmer, stem
from index.words import RAW_WORD, read_word
from search.expand import Leaf
from search.query import (
    All,
    And,
    Exact,
    Fuzzy,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Range,
    Wildcard,
    Word,
)
from search.request import UNDATED, SearchRequest, span

Places = list[set[str]]  # the forms at each position


FormsOf = Callable[[str], set[str]]


def fits(article: Article, query: Query, forms_of: FormsOf) -> bool:
    """Whether the article is one that the query asks for."""
    match query:
        case All():
            return True
        case And(parts):
            return all(fits(article, part, forms_of) for part in parts)
        case Or(parts):
            return any(fits(article, part, forms_of) for part in parts)
        case Not(part):
            return not fits(article, part, forms_of)
        case Range(start, end):
            return overlaps(article.date, start, end)
        case Exact(text, "country"):
            return text in article.country
        case _:
            return _leaf_fits(article, query, forms_of)


def _leaf_fits(article: Article, leaf: Leaf, forms_of: FormsOf) -> bool:
    match leaf:
        case Word(text):
            return has_form(article, leaf.field, lambda form: form in forms_of(text))
        case Exact(text):
            return has_form(article, leaf.field, lambda form: form == text)
        case Phrase(words):
            return any(_phrase(zone, words) for zone in zones(article, leaf.field))
        case Near(words, slop):
            return any(_near(zone, words, slop) for zone in zones(article, leaf.field))
        case Prefix(text):
            return has_form(article, leaf.field, lambda form: form.startswith(text))
        case Wildcard(pattern):
            return has_form(article, leaf.field, lambda form: fnmatchcase(form, pattern))
        case Fuzzy(text, distance):
            return has_form(article, leaf.field, lambda form: edits(form, text) <= distance)
        case _ as never:
            assert_never(never)


def has_form(article: Article, field: str, fitting: Callable[[str], bool]) -> bool:
    """Whether a form that fits stands in the text or in one zone of it."""
    return any(fitting(form) for zone in zones(article, field) for forms in zone for form in forms)


def zones(article: Article, field: str) -> list[Places]:
    """The forms at each position of each zone, or of the one that is asked for."""
    names = [field] if field else [zone.name for zone in ZONES]
    return [_places(getattr(article, name)) for name in names]


def _places(text: str) -> Places:
    found: Places = []
    for raw in RAW_WORD.findall(text):
        reading = read_word(raw, shouted=text.isupper())
        here: Places = [set() for _ in reading.parts]
        for offset, form in reading.forms():
            here[offset].add(form)
        found += here
    return found


def forms_of_stems(articles: Sequence[Article]) -> Callable[[str], set[str]]:
    """For a word, every form that shares its stem in the language of an article that has it."""
    spoken = [
        (article.language, form)
        for article in articles
        if has_stemmer(article.language)
        for zone in zones(article, "")
        for forms in zone
        for form in forms
        if not form.isupper()
    ]

    def forms(word: str) -> set[str]:
        same = {form for code, form in spoken if stem(code, [form]) == stem(code, [word])}
        return {word} | same

    return forms


def _phrase(zone: Places, words: Sequence[str]) -> bool:
    starts = range(len(zone) - len(words) + 1)
    return any(all(word in zone[at + n] for n, word in enumerate(words)) for at in starts)


def _near(zone: Places, words: Sequence[str], slop: int) -> bool:
    where = [[at for at, forms in enumerate(zone) if word in forms] for word in words]
    width = len(words) - 1 + slop
    return any(
        max(chosen) - min(chosen) <= width
        for chosen in product(*where)
        if all(
            chosen[i] != chosen[j]
            for i, j in combinations(range(len(words)), 2)
            if words[i] == words[j]
        )
    )


def edits(first: str, second: str) -> int:
    """The optimal string alignment distance, by the book."""
    rows = [[max(i, j) if 0 in (i, j) else 0 for j in range(len(second) + 1)]
            for i in range(len(first) + 1)]  # fmt: skip
    for i in range(1, len(first) + 1):
        for j in range(1, len(second) + 1):
            change = rows[i - 1][j - 1] + (first[i - 1] != second[j - 1])
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, change)
            if i > 1 and j > 1 and first[i - 2 : i] == second[j - 2 : j][::-1]:
                rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
    return rows[-1][-1]


def overlaps(date: NewsDate | None, start: str, end: str) -> bool:
    """Whether an article may be dated within these days."""
    if date is None:
        return False
    first, last = date.days(UTC)
    return (not start or last >= span(start)[0]) and (not end or first <= span(end)[1])


def inside(date: NewsDate | None, value: str) -> bool:
    """Whether an article counts under a value of the date facet."""
    if date is None or value == UNDATED:
        return date is None and value == UNDATED
    days = date.days(UTC)
    return span(value)[0] <= days[0] and days[1] <= span(value)[1]


def passes(article: Article, request: SearchRequest, but: str = "") -> bool:
    """Whether an article passes the request's filters, one facet's perhaps left out."""
    start, end = (day.isoformat() if day else "" for day in (request.start, request.end))
    if (start or end) and not overlaps(article.date, start, end):
        return False
    for facet in {name for name, _ in request.filters} - {but}:
        chosen = request.chosen(facet)
        if facet == "date":
            if not any(inside(article.date, value) for value in chosen):
                return False
        elif not set(keyword_values(article, facet)[0]) & set(chosen):
            return False
    return True
