"""Drawing the questions: seeded, from the texts of the corpus itself, so that each has answers."""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from itertools import islice
from pathlib import Path

import numpy as np
import Stemmer

from benchmarks.article import BenchArticle, articles
from benchmarks.question import Kind, Question

SEED = 20
COUNT = 200
STREAM = 5_000  # drawn by Zipf's law from
OTHERS = 2_000  # other questions
_SAMPLE = 4_000  # articles that the words are taken from

# Which share of the articles has a word that is called so.
_COMMON = (0.01, 0.25)
_MIDDLE = (0.002, 0.25)
_RARE = (0.0004, 0.003)

_WORD = re.compile(r"[a-z]{3,}")
_RUN = re.compile(r"[a-zA-Z]+(?: [a-z]+)+")  # words with nothing but a space between them
_PREFIX = 5  # letters
_TRIES = 20  # for each question
_FEW = 3  # articles, in a sample so small that the share of a rare word is less than one of them


@dataclass(frozen=True)
class Sample:
    """Some articles of a corpus and how many of them have each word, its forms taken together."""

    articles: Sequence[BenchArticle]

    @cached_property
    def forms(self) -> dict[str, Counter[str]]:
        """How many articles have each form of each stem."""
        stemmer = Stemmer.Stemmer("english")
        found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for article in self.articles:
            words = sorted(set(_WORD.findall(article.body.lower())))
            for word, stem in zip(words, stemmer.stemWords(words), strict=True):
                found[stem][word] += 1
        return dict(found)

    @cached_property
    def shares(self) -> dict[str, float]:
        """The share of the articles that has a form; all forms of a stem have the same."""
        return {
            form: min(forms.total() / len(self.articles), 1.0)
            for forms in self.forms.values()
            for form in forms
        }

    @cached_property
    def unchanging(self) -> frozenset[str]:
        """Words that occur in one form alone: exact and stemmed phrases of these are the same."""
        single = (forms for forms in self.forms.values() if len(forms) == 1)
        return frozenset(form for forms in single for form in forms)

    def between(self, article: BenchArticle, limits: tuple[float, float]) -> list[str]:
        """The article's words that are as frequent as this, in alphabetical order."""
        low, high = limits[0], max(limits[1], _FEW / len(self.articles))
        words = set(_WORD.findall(article.body.lower()))
        return sorted(word for word in words if low <= self.shares.get(word, 0) <= high)


def sample(path: Path, size: int) -> Sample:
    """Articles from all over the corpus."""
    step = max(1, size // _SAMPLE)
    return Sample(list(islice(articles(path), 0, None, step)))


def questions(found: Sample, count: int, seed: int) -> list[Question]:
    """Different questions of all kinds in turn; a third unfiltered, by days, by a value each.

    A corpus that is too small for so many has fewer.
    """
    rng = random.Random(seed)
    kinds, narrowings = tuple(Kind), (_unfiltered, _by_days, _by_value)
    made: dict[Question, None] = {}
    for _ in range(_TRIES * count):
        if len(made) == count:
            break
        kind = kinds[len(made) % len(kinds)]
        narrowed = narrowings[len(made) // len(kinds) % len(narrowings)]
        article = rng.choice(found.articles)
        words = _DRAW[kind](found, article, rng)
        if words:
            made[narrowed(Question(kind, words), article, rng)] = None
    drawn = list(made)
    rng.shuffle(drawn)
    return drawn


def question_mix(found: Sample) -> tuple[list[Question], list[Question]]:
    """The questions that are asked again and again, and the stream of others."""
    drawn = questions(found, COUNT + OTHERS, SEED)
    repeated = set(questions(found, COUNT, SEED + 1))
    others = [each for each in drawn if each not in repeated][:OTHERS]
    weights = 1 / np.arange(1, len(others) + 1)
    order = np.random.default_rng(SEED).choice(len(others), STREAM, p=weights / weights.sum())
    return sorted(repeated, key=_shuffled), [others[at] for at in order.tolist()]


def _one(limits: tuple[float, float]) -> "_Draw":
    def draw(found: Sample, article: BenchArticle, rng: random.Random) -> tuple[str, ...]:
        words = found.between(article, limits)
        return (rng.choice(words),) if words else ()

    return draw


def _several(found: Sample, article: BenchArticle, rng: random.Random) -> tuple[str, ...]:
    words = found.between(article, _MIDDLE)
    count = rng.choice((2, 3))
    return tuple(rng.sample(words, count)) if len(words) >= count else ()


def _phrase(found: Sample, article: BenchArticle, rng: random.Random) -> tuple[str, ...]:
    candidates = list(_phrases(found, article))
    return rng.choice(candidates) if candidates else ()


def _phrases(found: Sample, article: BenchArticle) -> Iterator[tuple[str, ...]]:
    for run in _RUN.findall(article.body):
        words = run.lower().split()
        for size in (2, 3):
            for at in range(len(words) - size + 1):
                phrase = tuple(words[at : at + size])
                if _is_telling(found, phrase):
                    yield phrase


def _is_telling(found: Sample, phrase: tuple[str, ...]) -> bool:
    """Whether the words have one form each, and the outer ones are neither too usual nor rare."""
    low, high = _MIDDLE
    outer = all(low <= found.shares.get(word, 0) <= high for word in (phrase[0], phrase[-1]))
    return outer and all(word in found.unchanging for word in phrase)


def _prefix(found: Sample, article: BenchArticle, rng: random.Random) -> tuple[str, ...]:
    """The first letters of a word, such as no stemmer changes."""
    stem = Stemmer.Stemmer("porter").stemWord
    words = [word[:_PREFIX] for word in found.between(article, _MIDDLE) if len(word) > _PREFIX + 1]
    kept = [word for word in words if word[-1] not in "aeiouysdg" and stem(word) == word]
    return (rng.choice(kept),) if kept else ()


def _unfiltered(question: Question, article: BenchArticle, rng: random.Random) -> Question:
    return question


def _by_days(question: Question, article: BenchArticle, rng: random.Random) -> Question:
    """Within one to forty months around the article's day."""
    width = rng.randint(30, 1_200)
    first = article.day - timedelta(days=rng.randint(0, width))
    return replace(question, days=(first, first + timedelta(days=width)))


def _by_value(question: Question, article: BenchArticle, rng: random.Random) -> Question:
    """By one of the article's own countries or topics."""
    made = [replace(question, country=each) for each in article.country]
    made += [replace(question, topic=each) for each in article.topic]
    return rng.choice(made) if made else question


def _shuffled(question: Question) -> float:
    return random.Random(str(question)).random()


_Draw = Callable[[Sample, BenchArticle, random.Random], tuple[str, ...]]
_DRAW: dict[Kind, _Draw] = {
    Kind.COMMON: _one(_COMMON),
    Kind.RARE: _one(_RARE),
    Kind.ALL: _several,
    Kind.ANY: _several,
    Kind.PHRASE: _phrase,
    Kind.PREFIX: _prefix,
}
