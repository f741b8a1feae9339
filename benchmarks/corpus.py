"""The generated archive: seeded articles whose words are distributed as in a newspaper's.

Lemmas follow Zipf's law, flat for the first thousands and steep after them, so that the
vocabulary grows by Heaps' law; an article repeats its own words, and some words like to follow
certain others. The same seed and size give the same bytes.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.labels import COUNTRIES, SOURCES, TOPICS
from benchmarks.lexicon import FORMS, FUNCTIONS, LEMMAS, Ids, is_name
from benchmarks.prose import prose, title

SEED = 1987
CHUNK = 2_000  # articles drawn at a time
FIRST_DAY = np.datetime64("2005-01-01")
DAYS = 7_305  # twenty years

_BEND = 5_000  # the rank from which the law is steep
_FLAT, _STEEP = 1.05, 2.0  # Zipf's exponents before and after it
_SHIFT = 2.7  # Mandelbrot's
_TAIL = 0.08  # the share of all words that lies after the bend
_REPEATED = 0.22  # the share of words that an article takes from its own
_PAIRED = 0.15  # the share of words that are followed by their usual partner
_FORM_SHARES = np.cumsum((0.58, 0.22, 0.12))  # the rest is -ing

Shares = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Corpus:
    """A file of articles as JSON lines, in order of arrival."""

    path: Path
    size: int
    digest: str  # of its bytes


def corpus(folder: Path, size: int) -> Corpus:
    """The corpus of this size, written into the folder unless it is there."""
    path = folder / f"articles-{size}-{SEED}-{_recipe()}.jsonl"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part")
        with unfinished.open("w", encoding="utf-8") as stream:
            stream.writelines(lines(size))
        unfinished.rename(path)
    return Corpus(path, size, digest_of(path))


def digest_of(path: Path) -> str:
    """What a file's bytes come down to."""
    digest = blake2b(digest_size=8)
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def lines(size: int, seed: int = SEED) -> Iterator[str]:
    """The articles as JSON lines."""
    rng = np.random.default_rng([seed, size])
    partners = _lemmas(rng, LEMMAS // 10)
    for first in range(0, size, CHUNK):
        count = min(CHUNK, size - first)
        for number, article in enumerate(_articles(rng, first, count, size, partners), first):
            yield json.dumps({"id": f"a{number:07}", **article}) + "\n"


def _articles(
    rng: np.random.Generator, first: int, count: int, size: int, partners: Ids
) -> Iterator[dict[str, object]]:
    lengths = np.clip(rng.lognormal(5.72, 0.52, count), 40, 2_500).astype(np.int64)
    texts = np.split(_forms(rng, lengths, partners), np.cumsum(lengths)[:-1])
    places = _labels(rng, COUNTRIES, np.array([0.1, 0.55, 0.22, 0.09, 0.04]), count)
    topics = _labels(rng, TOPICS, np.array([0.12, 0.5, 0.28, 0.1]), count)
    dates = _dates(rng, np.arange(first, first + count), size)
    titles = rng.integers(6, 13, count)
    source = rng.integers(0, len(SOURCES), count)
    cuts = rng.integers(8, 26, (count, 64))
    for at, forms in enumerate(texts):
        yield {
            "title": title(forms, int(titles[at])),
            "body": prose(forms, cuts[at].tolist()),
            "date": f"{dates[at]}Z",
            "country": places[at],
            "topic": topics[at],
            "source": SOURCES[source[at]],
            "language": "en",
        }


def _forms(rng: np.random.Generator, lengths: Ids, partners: Ids) -> Ids:
    """The words of articles of these lengths, one after another."""
    size = int(lengths.sum())
    lemmas = _lemmas(rng, size)
    paired = np.flatnonzero((rng.random(size) < _PAIRED) & (lemmas >= FUNCTIONS))
    paired = paired[paired < size - 1]
    lemmas[paired + 1] = partners[lemmas[paired] % len(partners)]
    form = np.searchsorted(_FORM_SHARES, rng.random(size))
    forms = FORMS * lemmas + np.where(is_name(lemmas), 0, form)
    within = np.arange(size) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    back = (rng.random(size) * within).astype(np.int64)
    again = (rng.random(size) < _REPEATED) & (lemmas >= FUNCTIONS)
    taken: Ids = np.where(again, forms[np.arange(size) - back], forms)
    return taken


def _lemmas(rng: np.random.Generator, count: int) -> Ids:
    """Lemmas by rank, from 0."""
    head = np.searchsorted(_head(), rng.random(count))
    tail = _BEND * rng.random(count) ** (-1 / (_STEEP - 1))
    lemmas = np.where(rng.random(count) < _TAIL, np.minimum(tail, LEMMAS - 1), head)
    return lemmas.astype(np.int64)


def _head() -> Shares:
    weights = (np.arange(1, _BEND + 1) + _SHIFT) ** -_FLAT
    shares: Shares = np.cumsum(weights / weights.sum())
    return shares


def _labels(
    rng: np.random.Generator, labels: tuple[str, ...], shares: Shares, count: int
) -> list[list[str]]:
    """For each article as many labels as drawn, none twice; the first labels are the most usual."""
    weights = (np.arange(len(labels)) + 2.0) ** -1
    drawn = rng.choice(len(labels), (count, len(shares) - 1), p=weights / weights.sum())
    many = rng.choice(len(shares), count, p=shares)
    return [
        [labels[at] for at in dict.fromkeys(row[:most])]
        for row, most in zip(drawn.tolist(), many.tolist(), strict=True)
    ]


def _dates(rng: np.random.Generator, numbers: Ids, size: int) -> list[str]:
    """Roughly in order of arrival, four times as many at the end as in the beginning."""
    share = (numbers + rng.random(len(numbers))) / size
    days = DAYS * (np.sqrt(1 + 15 * share) - 1) / 3 - rng.exponential(2.0, len(numbers))
    seconds = (np.clip(days, 0, DAYS - 0.001) * 86_400).astype("timedelta64[s]")
    return [str(each) for each in FIRST_DAY.astype("datetime64[s]") + seconds]


def _recipe() -> str:
    """Tells corpora of different generators apart."""
    folder = Path(__file__).parent
    texts = [
        (folder / name).read_bytes()
        for name in ("corpus.py", "labels.py", "lexicon.py", "prose.py")
    ]
    return blake2b(b"".join(texts), digest_size=4).hexdigest()
