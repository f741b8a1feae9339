"""The timeline of a search page: what was found over time, as bars that narrow the search."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from search.labels import day_label
from search.request import UNDATED, SearchRequest
from search.result import SearchResult
from search.timeline import above
from web.calendar_periods import Period, periods
from web.links import Links
from web.nested import toggled
from web.present import number

_FEWEST = 12  # slots: a lone year isn't as wide as the page
_MOST_TICKS = 5  # on a phone
_LAST_TICK = 80  # per cent: beyond it, a label would run into that of the undated
_MOST_BRIEF = 14  # of months and days without their year there is room for more
_GAP = 2  # slots that the undated take, with the space before them
_TALLEST = 82.0  # per cent of the height; below are the ticks
_LEAST = 1.5  # per cent: the height of a single article among thousands


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; places and sizes are per cent of the chart's."""

    label: str
    count: str
    url: str
    start: str  # its first day and its last, "" of the undated
    end: str
    x: float
    y: float
    width: float
    height: float
    selected: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A label below the bar that begins at `x`."""

    label: str
    x: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """The chart. `trail` leads out to the wider spans, the widest first."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    trail: tuple[tuple[str, str], ...]
    summary: str
    search: str  # the search without any choice of days, to which a span is added
    end: float  # how far the line below the bars goes, in per cent


def timeline(result: SearchResult, links: Links) -> Timeline | None:
    """The timeline of a result; None where nothing has a date to show."""
    request = result.request
    counts = {each.value: each.count for each in result.facets["date"]}
    undated = counts.pop(UNDATED, 0)
    opened = _opened(request)
    drawn = periods(_inside(counts, opened), opened)
    if not drawn:
        return None
    bars = tuple(_bars(drawn, undated, request, links))
    without = replace(_undated_too(request), start=None, end=None)
    return Timeline(
        bars=bars,
        ticks=tuple(_ticks(drawn, bars)),
        trail=tuple(_trail(request, opened, links)),
        summary=_summary(drawn, undated),
        search=links.search(without),
        end=round(bars[-1].x + bars[-1].width, 2),
    )


def _opened(request: SearchRequest) -> str:
    """The narrowest year or month that all that is chosen lies in, or ""; its parts are drawn."""
    dates = [each for each in request.chosen("date") if each != UNDATED]
    around = [{*above(each), each} for each in dates]
    shared = set.intersection(*around) if around else set()
    return max((each for each in shared if len(each) <= len("2016-08")), key=len, default="")


def _inside(counts: dict[str, int], opened: str) -> dict[str, int]:
    """The counts of one level: that within what is opened, else the widest there is."""
    if opened:
        return {value: counts[value] for value in counts if opened in above(value)[-1:]}
    widest = min(map(len, counts), default=0)
    return {value: count for value, count in counts.items() if len(value) == widest}


def _bars(
    drawn: Sequence[Period], undated: int, request: SearchRequest, links: Links
) -> Iterator[Bar]:
    slots = _slots(drawn, bool(undated))
    most = max(undated, *(each.count for each in drawn))
    for at, each in enumerate(drawn):
        url = links.search(_narrowed(request, each))
        days = (each.first.isoformat(), each.last.isoformat())
        chosen = any(each.value in (date, *above(date)) for date in request.chosen("date"))
        yield _bar(_Place(each.label, each.count, chosen, days), url, (at, slots, most))
    if undated:
        url = links.search(toggled(request, "date", UNDATED))
        place = _Place("Undated", undated, UNDATED in request.chosen("date"))
        yield _bar(place, url, (slots - 1, slots, most))


def _slots(drawn: Sequence[Period], undated: bool) -> int:
    return max(len(drawn) + (_GAP if undated else 0), _FEWEST)


@dataclass(frozen=True, slots=True)
class _Place:
    label: str
    count: int
    selected: bool
    days: tuple[str, str] = ("", "")


def _bar(of: _Place, url: str, scale: tuple[int, int, int]) -> Bar:
    at, slots, most = scale
    height = max(of.count / most * _TALLEST, _LEAST) if of.count else 0.0
    return Bar(
        label=of.label,
        count=number(of.count),
        url=url,
        start=of.days[0],
        end=of.days[1],
        x=round(100 * at / slots, 2),
        y=round(_TALLEST - height, 2),
        width=round(100 / slots, 2),
        height=round(height, 2),
        selected=of.selected,
    )


def _narrowed(request: SearchRequest, period: Period) -> SearchRequest:
    """The search within a period alone, or without it where it is chosen.

    Several years are a span, as no value of the facet is.
    """
    if period.value in request.chosen("date"):
        return request.toggle("date", period.value)
    if period.value:
        return _undated_too(request).toggle("date", period.value)
    return replace(_undated_too(request), start=period.first, end=period.last)


def _undated_too(request: SearchRequest) -> SearchRequest:
    kept = frozenset(pair for pair in request.filters if pair[0] != "date")
    return replace(request, filters=kept, page=1)


def _ticks(drawn: Sequence[Period], bars: Sequence[Bar]) -> Iterator[Tick]:
    undated = len(bars) > len(drawn)
    brief = max(len(each.short) for each in drawn) <= len("Aug")
    step = -(-_slots(drawn, undated) // (_MOST_BRIEF if brief else _MOST_TICKS))
    for at in range(0, len(drawn), step):
        if not undated or bars[at].x < _LAST_TICK:
            yield Tick(drawn[at].short, bars[at].x)


def _trail(request: SearchRequest, opened: str, links: Links) -> Iterator[tuple[str, str]]:
    if not opened:
        return
    yield "All dates", links.search(_undated_too(request))
    chosen = opened in request.chosen("date")
    for value in above(opened) if chosen else (*above(opened), opened):
        yield day_label(value), links.search(toggled(request, "date", value))


def _summary(drawn: Sequence[Period], undated: int) -> str:
    found = [each for each in drawn if each.count]
    parts = [_ends(found) if found else "Nothing here is dated more precisely"]
    most, *others = sorted(found, key=lambda each: -each.count) if found else drawn
    if others and most.count > others[0].count:
        parts[0] += f", most in {most.label} ({number(most.count)})"
    if undated:
        parts.append(f"{number(undated)} undated")
    return "; ".join(parts) + "."


def _ends(found: Sequence[Period]) -> str:
    first, last = found[0].label, found[-1].label
    return first if len(found) == 1 else f"{first} to {last}"
