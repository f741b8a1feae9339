"""What is like what, held to a scalar twin: on one segment and many, with and without deletions."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC
from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.bag import bag_of
from index.build import build_segment
from index.fields import ZONES
from index.segment import Segment
from index.settings import Settings
from index.snapshot import Snapshot
from search.bags import Bags
from search.collection import Collection
from search.kernels import Kernels, kernels
from search.likeness import WORDS, Likeness
from tests.corpus import articles, corpora
from tests.twin import zones

either = pytest.mark.parametrize("chosen", [kernels(False), kernels(True)], ids=["plain", "fast"])
Likes = list[dict[int, float]]  # for each article, the numbers of those like it


def bag(article: Article) -> tuple[Counter[str], int]:
    """An article's forms and its length, by the book."""
    found: Counter[str] = Counter()
    length = 0
    for zone in ZONES:
        (places,) = zones(article, zone.name)
        length += len(places) * zone.boost
        for forms in places:
            found += Counter(dict.fromkeys(forms, zone.boost))
    return found, length


def likes(living: Sequence[Article]) -> Likes:
    """How much each is like each, with no limit to what is walked."""
    bags = [bag(each) for each in living]
    average = sum(length for _, length in bags) / max(len(bags), 1)
    norms = [1.2 * (0.25 + 0.75 * length / max(average, 1e-9)) for _, length in bags]
    having = Counter(form for forms, _ in bags for form in forms)
    rarity = {form: log(1 + len(bags) / count) for form, count in having.items()}
    shares = [
        {form: count / (count + norm) for form, count in forms.items()}
        for (forms, _), norm in zip(bags, norms, strict=True)
    ]
    return [_like(own, shares, having, rarity) for own in range(len(bags))]


def _like(
    own: int, shares: list[dict[str, float]], having: Counter[str], rarity: dict[str, float]
) -> dict[int, float]:
    mine = shares[own]
    ranked = sorted(mine, key=lambda form: (-mine[form] * rarity[form], form))
    best = [form for form in ranked if having[form] > 1][:WORDS]
    alone = [form for form in ranked[:WORDS] if having[form] == 1]
    weight = {form: mine[form] * rarity[form] ** 2 for form in best}
    itself = sum((mine[form] * rarity[form]) ** 2 for form in (*best, *alone))
    scores = [sum(weight[f] * shares[at].get(f, 0) for f in best) for at in range(len(shares))]
    return {at: score / itself for at, score in enumerate(scores) if score > 0 and at != own}


def collection(parts: Sequence[Sequence[Article]], dead: set[int], chosen: Kernels) -> Collection:
    """A segment for each part; the articles of these numbers are deleted."""
    segments, first = [], 0
    for part in parts:
        arrays = build_segment(range(first, first + len(part)), part, UTC)
        gone = [at for at in range(len(part)) if first + at in dead]
        segments.append(Segment(f"segment-{first}", arrays, np.array(gone, np.uint32)))
        first += len(part)
    return Collection(Snapshot(0, 0, tuple(segments)), Settings(), chosen)


def found(opened: Collection, count: int) -> Likes:
    """What is like each living document, by numbers that leave the deleted out."""
    likeness = Likeness(opened)
    alive = np.concatenate([each.alive for each in opened.segments])
    number = np.cumsum(alive) - 1
    result: Likes = []
    for segment, base in zip(opened.segments, opened.bases, strict=True):
        docs = np.flatnonzero(segment.alive)
        bags = Bags.read(segment, docs, opened.kernels)
        own = (docs + base).tolist()
        for alike in likeness.of_bags(bags, own, alive, count):
            pairs = zip(number[alike.docs].tolist(), alike.scores.tolist(), strict=True)
            result.append(dict(pairs))
    return result


@either
@given(st.lists(corpora, min_size=1, max_size=3), st.sets(st.integers(0, 20), max_size=6))
def test_what_is_alike_follows_from_which_articles_there_are(
    chosen: Kernels, parts: list[list[Article]], dead: set[int]
) -> None:
    together = [each for part in parts for each in part]
    living = [each for at, each in enumerate(together) if at not in dead]
    apart = found(collection(parts, dead, chosen), 100)
    assert apart == found(collection([living], set(), chosen), 100)
    assert [{**each} for each in apart] == [pytest.approx(each, rel=1e-4) for each in likes(living)]


@either
@given(corpora, st.integers(1, 4))
def test_the_best_are_told_and_all_that_tie_with_the_last(
    chosen: Kernels, part: list[Article], count: int
) -> None:
    opened = collection([part], set(), chosen)
    for few, every in zip(found(opened, count), found(opened, 100), strict=True):
        last = sorted(every.values(), reverse=True)[:count][-1:]
        assert few == {at: score for at, score in every.items() if last and score >= last[0]}


@either
@given(articles)
def test_words_read_off_the_text_are_those_of_the_index(chosen: Kernels, article: Article) -> None:
    segment = Segment("one", build_segment([1], [article], UTC), np.empty(0, np.uint32))
    alone = Bags.alone(bag_of(article))
    read = Bags.read(segment, np.array([0]), chosen)
    assert [alone.table[at] for at in alone.forms] == [read.table[at] for at in read.forms]
    assert alone.freqs.tolist() == read.freqs.tolist()
    assert alone.lengths.tolist() == read.lengths.tolist()


def test_numbers_make_nothing_alike() -> None:
    alone = Bags.alone(bag_of(Article("1", body="1987 12,500 3.5 f-16 4x4 ferry 7")))
    assert [alone.table[at] for at in alone.used()] == ["4x4", "f16", "ferry"]
