"""Results and articles as lines of text for a terminal."""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import tzinfo
from typing import Any

import click

from index.article import Article
from indexer.explain import Explanation
from indexer.place_reading import Candidate
from search.labels import label
from search.result import FacetCount, Hit, SearchResult
from web.changed import changed
from web.present import (
    UNTITLED,
    article_count,
    facet_title,
    iso_label,
    moment_label,
    number,
    tally,
)

_FACET_VALUES = 8
_BRIEF = 100  # characters of a line that is only named
_MARK = re.compile(r"<mark>(.*?)</mark>", re.DOTALL)


def plain(text: str) -> str:
    """The text without control characters: an article must not steer the terminal."""
    return "".join(
        each if each == "\n" or unicodedata.category(each) != "Cc" else " " for each in text
    )


def marked(snippet: str) -> str:
    """A snippet's text, with the marked words bold."""
    parts = _MARK.split(" ".join(snippet.split()))
    shown = [plain(html.unescape(part)) for part in parts]
    shown[1::2] = [click.style(part, bold=True) for part in shown[1::2]]
    return "".join(shown)


def result_lines(result: SearchResult, zone: tzinfo) -> Iterator[str]:
    """A page of results, the notes and the facets."""
    pages = -(-result.listed // result.request.size)
    where = f", page {result.request.page} of {number(pages)}" if pages > 1 else ""
    yield f"{tally(result.total, result.stories)}{where}"
    yield from (f"Note: {plain(note.text)}" for note in result.notes)
    if result.did_you_mean:
        yield f"Did you mean: {plain(result.did_you_mean)}"
    yield from (
        f"Instead: {article_count(each.count)} {plain(each.text)}" for each in result.relaxations
    )
    for hit in result.hits:
        yield ""
        yield from _hit_lines(hit, zone)
    facets = [line for name, counts in result.facets.items() for line in _facet(name, counts)]
    if facets:
        yield ""
        yield from facets


def article_lines(article: Article, zone: tzinfo) -> Iterator[str]:
    """An article to read."""
    yield click.style(plain(article.title) or UNTITLED, bold=True)
    if article.summary:
        yield plain(article.summary)
    yield ""
    yield from table_lines(_facts(article, zone))
    for text in (_captioned(article), article.body):
        if text:
            yield ""
            yield plain(text)


def explanation_lines(explanation: Explanation) -> Iterator[str]:
    """How an article came out of its record, to read; long values by their beginning."""
    yield click.style(f"{plain(explanation.id)}: {explanation.format} of ", bold=True) + plain(
        explanation.origin
    )
    yield from (f"Note: {plain(remark)}" for remark in explanation.remark)
    yield from _headed(
        "Fields",
        (f"{each.name:<12}{_brief(each.value)}  [{each.where}]" for each in explanation.fields),
    )
    for title, candidates in (
        ("Places of the dateline", explanation.places.dateline),
        ("Countries it is about", explanation.places.about),
        ("Countries it only mentions", explanation.places.mentioned),
        ("Names refused as places", explanation.places.refused),
    ):
        yield from _headed(title, map(_candidate, candidates))
    yield from _headed(
        "Lines left out", (f"{_brief(each.text)}  [{each.why}]" for each in explanation.removed)
    )


def _headed(title: str, lines: Iterable[str]) -> Iterator[str]:
    """The lines, indented, under a heading; nothing where there are none."""
    for at, line in enumerate(lines):
        if not at:
            yield ""
            yield click.style(title, bold=True)
        yield f"  {plain(line)}"


def _candidate(each: Candidate) -> str:
    country = f" → {each.country}" if each.country and each.country != each.name else ""
    return f"{each.name}{country}, {each.confidence:.0%}  [{each.why}]"


def _brief(text: str) -> str:
    """The text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _BRIEF else line[: _BRIEF - 1].rstrip() + "…"


def table_lines(facts: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """Names and values in two columns; a mapping among the values is indented."""
    width = max((len(name) for name in facts), default=0)
    for name, value in facts.items():
        if isinstance(value, Mapping):
            yield f"{indent}{_words(name)}"
            yield from table_lines(value, indent + "  ")
        else:
            shown = number(value) if isinstance(value, int) else value
            yield f"{indent}{_words(name):<{width}}  {plain(str(shown))}"


def _words(name: str) -> str:
    return name.replace("_", " ")


def _hit_lines(hit: Hit, zone: tzinfo) -> Iterator[str]:
    yield click.style(plain(hit.title) or UNTITLED, bold=True)
    place = hit.dateline or (hit.place[0] if hit.place else "")
    parts = (iso_label(hit.date, zone), place, hit.source, changed(hit, zone), hit.id)
    yield "  " + " · ".join(plain(part) for part in parts if part)
    if hit.snippet:
        yield "  " + marked(hit.snippet)
    if hit.copies:
        named = ", ".join(plain(f"{each.source or 'no source'} ({each.id})") for each in hit.copies)
        more = hit.copy_count - len(hit.copies)
        yield f"  Also in: {named}{f' and {number(more)} more' if more else ''}"


def _facet(name: str, counts: tuple[FacetCount, ...]) -> Iterator[str]:
    if not counts:
        return
    shown = [
        f"{'✓ ' if each.selected else ''}{plain(each.label)} {number(each.count)}"
        for place, each in enumerate(counts)
        if place < _FACET_VALUES or each.selected
    ]
    if len(counts) > len(shown):
        shown.append(f"{number(len(counts) - len(shown))} more")
    yield f"{facet_title(name) + ':':<10}{' · '.join(shown)}"


def _facts(article: Article, zone: tzinfo) -> dict[str, str]:
    facts = {
        "id": article.id,
        "date": moment_label(article.date, zone),
        "updated": moment_label(article.updated, zone) if article.updated else "",
        "dateline": ", ".join(article.dateline.places),
        "author": ", ".join(article.author),
        "place": ", ".join(article.place),
        "country": ", ".join(label("country", each) for each in article.country),
        "topic": ", ".join(label("topic", each) for each in article.topic),
        "language": article.language,
        "source": article.source,
        "url": article.url,
        "origin": article.origin,
        "remark": "; ".join(article.remark),
    }
    return {name: value for name, value in facts.items() if value}


def _captioned(article: Article) -> str:
    credit = f" ({article.credit})" if article.credit else ""
    return f"[{article.caption}{credit}]" if article.caption else ""
