"""SearchPage: all that the search page's template shows, made from a SearchResult."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import tzinfo

from markupsafe import Markup

from index.fields import FACETS
from search.labels import label
from search.request import Mode, SearchRequest, Sort, to_args
from search.result import Hit, SearchResult
from search.timeline import above
from web.changed import changed
from web.copies import CopyLink, copy_link
from web.facets import Chip, FacetList, chips, facet_list
from web.instead import Instead, instead, reason
from web.links import Links
from web.nested import toggled
from web.present import UNTITLED, iso_label, isolated, number, tally
from web.room import Room
from web.timeline import Timeline, timeline

LABELS = 6  # countries of a card, and topics: some sources give thirty


@dataclass(frozen=True, slots=True)
class Card:
    """One hit."""

    title: str
    url: str
    date: str
    iso_date: str
    place: str
    source: str
    country: tuple[str, ...]
    topic: tuple[str, ...]
    more: int  # countries and topics that it has beyond these
    language: str
    snippet: Markup
    changed: str  # what isn't as it was first published
    copies: tuple[CopyLink, ...]
    copy_count: int


@dataclass(frozen=True, slots=True)
class Remark:
    """A note in plain words; `url` leads to what it says is hidden, or is ""."""

    text: Markup
    url: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A place to go, or the one that one is at."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Paging:
    """The ways to the other pages; None among `pages` is a gap."""

    previous: str
    next: str
    pages: tuple[Link | None, ...]


@dataclass(frozen=True, slots=True)
class SearchPage:
    """The search page."""

    request: SearchRequest
    hidden: tuple[tuple[str, str], ...]  # what the form carries along unseen
    cards: tuple[Card, ...]
    first: int  # the number of the first card
    summary: str
    collapse: Link | None  # the way to every copy by itself, or back to one card for a story
    took: str
    zone: str
    notes: tuple[Remark, ...]
    instead: Instead | None
    reason: str  # why nothing was found, where nothing was
    chips: tuple[Chip, ...]
    timeline: Timeline | None
    date: FacetList
    facets: tuple[FacetList, ...]  # the others that have values
    sorts: tuple[Link, ...]
    ways: tuple[Link, ...]  # out of a search that found nothing
    paging: Paging
    clear: str  # the search without any filter
    inferred: str  # the search without what is inferred, where something is
    asked: bool  # whether anything was asked at all
    canonical: str  # the one address of what is shown
    feed: str  # the same as a feed
    map: str  # and its countries on a map


@dataclass(frozen=True, slots=True)
class Frame:
    """What a page is made in: the addresses, the zone of its days, and what it has room for."""

    links: Links
    zone: tzinfo
    room: Room


def search_page(
    result: SearchResult, shown: SearchResult, notes: tuple[str, ...], frame: Frame
) -> SearchPage:
    """What the page shows of a result, and of what couldn't be read of its address.

    `shown` is the result itself or, where that is empty, one that is shown in its place.
    """
    links, room = frame.links, frame.room
    asked, request = result.request, shown.request
    date, *others = (facet_list(name, shown, links, room) for name in FACETS)
    guessed = any(each.inferred for facet in others for each in facet.shown + facet.rest)
    return SearchPage(
        request=asked,
        hidden=_hidden(asked),
        cards=tuple(_card(hit, request, frame) for hit in shown.hits),
        first=(request.page - 1) * request.size + 1,
        summary=tally(shown.total, shown.stories),
        collapse=_collapse(shown, links),
        took=f"{shown.took_ms:,.0f} ms" if shown.took_ms >= 1 else "under 1 ms",
        zone=str(frame.zone),
        notes=(
            *(Remark(isolated(each)) for each in (*notes, room.told) if each),
            *_remarks(result, shown, links),
        ),
        instead=instead(result, links),
        reason=reason(asked),
        chips=chips(result, links)[: room.chips],
        timeline=timeline(shown, links) if room.narrowing else None,
        date=date if room.narrowing else replace(date, shown=(), rest=()),
        facets=tuple(each for each in others if each.shown and room.narrowing),
        sorts=_sorts(shown, links),
        ways=_ways(result, links),
        paging=_paging(shown, links, room),
        clear=links.search(_unfiltered(asked)),
        inferred=links.search(replace(request, inferred=False, page=1)) if guessed else "",
        asked=asked != SearchRequest(size=asked.size, sort=asked.sort, page=asked.page),
        canonical=links.whole(links.browse(asked)),
        feed=links.feed(replace(asked, page=1)),
        map=links.map(replace(request, page=1)),
    )


def _remarks(result: SearchResult, shown: SearchResult, links: Links) -> Iterator[Remark]:
    """The notes on what was asked, and on what is shown instead."""
    for note in dict.fromkeys((*result.notes, *shown.notes)):
        yield Remark(isolated(note.text), links.search(note.request) if note.request else "")


def _hidden(request: SearchRequest) -> tuple[tuple[str, str], ...]:
    shown = replace(request, q="", mode=Mode.ALL, start=None, end=None, page=1)
    return tuple(to_args(shown))


def _unfiltered(request: SearchRequest) -> SearchRequest:
    kept = SearchRequest(q=request.q, mode=request.mode, sort=request.sort, size=request.size)
    return replace(kept, collapse=request.collapse)


def _card(hit: Hit, request: SearchRequest, frame: Frame) -> Card:
    links, zone, room = frame.links, frame.zone, frame.room
    found_by = request if room.narrowing else None
    return Card(
        title=hit.title or UNTITLED,
        url=links.article(hit.id, found_by),
        date=iso_label(hit.date, zone),
        iso_date=hit.date or "",
        place=hit.dateline or (hit.place[0] if hit.place else ""),
        source=hit.source,
        country=tuple(label("country", each) for each in hit.country[:LABELS]),
        topic=tuple(label("topic", each) for each in hit.topic[:LABELS]),
        more=sum(max(0, len(each) - LABELS) for each in (hit.country, hit.topic)),
        language=hit.language,
        snippet=Markup(hit.snippet if room.passages else ""),  # escaped where it was made
        changed=changed(hit, zone),
        copies=tuple(copy_link(each, found_by, links, zone) for each in hit.copies),
        copy_count=hit.copy_count,
    )


def _collapse(result: SearchResult, links: Links) -> Link | None:
    if result.stories == result.total:
        return None
    collapse = result.request.collapse
    label = "Show every copy by itself" if collapse else "Show each story once"
    other = replace(result.request, collapse=not collapse, page=1, cursor=None)
    return Link(label, links.search(other))


def _sorts(result: SearchResult, links: Links) -> tuple[Link, ...]:
    request = result.request
    usual = Sort.RELEVANCE if request.q else Sort.NEWEST
    return tuple(
        Link(
            each.capitalize(),
            links.search(replace(request, sort=None if each is usual else each, page=1)),
            each == result.sort,
        )
        for each in Sort
        if request.q or each is not Sort.RELEVANCE
    )


def _ways(result: SearchResult, links: Links) -> tuple[Link, ...]:
    if result.total:
        return ()
    return (
        *_wider(result, links),
        Link("Browse the newest articles", links.search(SearchRequest())),
    )


def _wider(result: SearchResult, links: Links) -> Iterator[Link]:
    """The month and the year of a day on which nothing was found, where there is something."""
    chosen = result.request.chosen("date")
    for wider in reversed(above(chosen[0]) if len(chosen) == 1 else ()):
        request = toggled(result.request, "date", wider)
        yield Link(f"Look in all of {label('date', wider)}", links.search(request))


def _paging(result: SearchResult, links: Links, room: Room) -> Paging:
    request = result.request
    last = -(-result.listed // request.size)

    def url(page: int) -> str:
        return links.search(request.turn(page)) if 1 <= page <= last else ""

    return Paging(
        url(min(request.page - 1, last)),
        url(request.page + 1),
        tuple(
            None if each is None else Link(number(each), url(each), each == request.page)
            for each in page_numbers(request.page, last)
            if room.narrowing or each == request.page
        ),
    )


def page_numbers(page: int, last: int) -> list[int | None]:
    near = range(max(page - 2, 2), min(page + 3, last))
    if last < 2:
        return []
    before: list[int | None] = [1] if not near or near[0] == 2 else [1, None]
    after: list[int | None] = [last] if not near or near[-1] == last - 1 else [None, last]
    return [*before, *near, *after]
