"""PlaceReading: all that is told of a story's places, and why; what `about` is taken from."""

from collections.abc import Iterable
from dataclasses import dataclass

from index.article import Article, Inference
from index.countries import country_code, country_name
from index.dates import NewsDate
from index.settings import Settings, SourceSettings
from indexer.about import Weighed, weigh
from indexer.evidence import Clue, Evidence, gather
from indexer.mentions import Mention, Zone
from indexer.own_places import own_places
from indexer.past import past_of, then
from indexer.places import Bearings, resolve
from indexer.sentences import sentence_at

SHOWN = 6  # forms of a country's name that a reason lists
_WHERE = {Zone.TITLE: "in the title", Zone.LEAD: "at the beginning", Zone.BODY: "further down"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name or a country that was considered: what it was taken for, how surely, why, and where.

    `country` is "" where it was refused; `evidence` is the sentence that it stands in.
    """

    name: str
    country: str
    confidence: float  # 0 to 1
    why: str
    evidence: str = ""

    def as_inference(self) -> Inference:
        """The country as an article keeps it."""
        return Inference(self.country, self.confidence, self.evidence)


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """The dateline's places, the countries a story is about, those it mentions, names refused."""

    dateline: tuple[Candidate, ...] = ()
    about: tuple[Candidate, ...] = ()
    mentioned: tuple[Candidate, ...] = ()
    refused: tuple[Candidate, ...] = ()


def find_bearings(source: SourceSettings, date: NewsDate | None, settings: Settings) -> Bearings:
    """What settles the places of a story of a source and a day, by the archive's settings."""
    day = str(date)[:10] if date else ""
    return Bearings(source.home or settings.home, own_places(settings), past_of(day))


def read_about(article: Article, bearings: Bearings) -> tuple[Inference, ...]:
    """The countries that an article is about, the surest first."""
    weighed = weigh(_evidence(article, bearings).clues)
    return tuple(_country(each).as_inference() for each in weighed if each.is_about)


def read_article_places(article: Article, settings: Settings) -> PlaceReading:
    """All that is told of an article's places, by the archive's settings of today."""
    source = settings.source.get(article.source, SourceSettings())
    bearings = find_bearings(source, article.date, settings)
    evidence = _evidence(article, bearings)
    weighed = weigh(evidence.clues)
    return PlaceReading(
        tuple(_dateline_place(name, article.dateline.places, bearings)
              for name in article.dateline.places),
        tuple(_country(each) for each in weighed if each.is_about),
        tuple(_country(each) for each in weighed if not each.is_about),
        _refused(evidence.refused),
    )  # fmt: skip


def _evidence(article: Article, bearings: Bearings) -> Evidence:
    text = "\n\n".join(part for part in (article.summary, article.body) if part)
    return gather(article.title, text, article.dateline.places, bearings)


def _dateline_place(name: str, beside: tuple[str, ...], bearings: Bearings) -> Candidate:
    own = bearings.own
    if own.excludes(name):
        return Candidate(name, "", 1.0, "no place, as places.toml says")
    code = own.code(name)
    if code is not None:
        return Candidate(name, code, 1.0, "as the archive's own settings say")
    read = resolve(own.known(name), beside, country_code(bearings.home) or "")
    if not read.country:
        return Candidate(name, "", 0.0, "a place that isn't known")
    country = then(own.known(name), read.country, bearings.past)
    why = f"may be in {country_name(read.rival)}, too" if read.rival else "the only one known"
    if country != read.country:
        why += f"; {country_name(read.country)} lay in {country_name(country)} that day"
    return Candidate(name, country, read.confidence, why)


def _country(weighed: Weighed) -> Candidate:
    """A country with the sentence that speaks most for it."""
    best = min(weighed.clues, key=lambda each: (each.mention.zone, each.firm, each.mention.start))
    return Candidate(
        country_name(weighed.country),
        weighed.country,
        weighed.confidence,
        _reason(weighed.clues),
        _sentence(best.mention),
    )


def _reason(clues: tuple[Clue, ...]) -> str:
    """Where and how often a country is named, and as what: `further down, once: Ankara`."""
    where = _WHERE[min(each.mention.zone for each in clues)]
    names = list(dict.fromkeys(each.mention.shown for each in clues))
    times = "once" if len(clues) == 1 else f"{len(clues)} times"
    return f"{where}, {times}: {'; '.join(names[:SHOWN])}"


def _refused(clues: Iterable[Clue]) -> tuple[Candidate, ...]:
    """Each name that was refused for a reason, once."""
    distinct: dict[tuple[str, str], Clue] = {}
    for clue in clues:
        distinct.setdefault((clue.mention.shown, clue.refused), clue)
    return tuple(
        Candidate(name, "", each.sure, why, _sentence(each.mention))
        for (name, why), each in distinct.items()
    )


def _sentence(mention: Mention) -> str:
    return sentence_at(mention.text.text, mention.start, mention.end)
