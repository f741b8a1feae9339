"""From a leaf of a query to its terms: the forms it stands for, and where segments have them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from index.arrays import Array
from index.segment import Segment
from index.stems import stem
from search.collection import Collection
from search.kernels import Spots
from search.query import Exact, Fuzzy, Near, Phrase, Prefix, Wildcard, Word

MOST_FORMS = 1_000  # that a prefix, a wildcard or a fuzzy word may stand for

Leaf = Word | Exact | Phrase | Near | Prefix | Wildcard | Fuzzy
Broad = Prefix | Wildcard | Fuzzy
Stretches = tuple[Spots, Spots, Spots]  # where the postings of some forms begin, end, and their
# positions begin

_NOWHERE = np.empty((3, 0), np.int64), 0, 0


@dataclass(frozen=True, slots=True)
class Terms:
    """The ordinals of some forms in each segment, where these have them, and what they come to.

    `postings` and `positions` are how many they have together; `fitting` is how many forms there
    would be uncut, where they were cut.
    """

    ordinals: tuple[Spots, ...]
    stretches: tuple[Stretches, ...]
    postings: int
    positions: int
    fitting: int = 0

    @classmethod
    def of(cls, collection: Collection, ordinals: Sequence[Spots], fitting: int = 0) -> "Terms":
        """The terms of these ordinals, looked up once: they are asked for by every query."""
        parts = zip(collection.segments, ordinals, strict=True)
        found = [_stretches(collection, *each) for each in parts]
        stretches, postings, positions = zip(*found, strict=True) if found else ((), (), ())
        return cls(
            tuple(ordinals), tuple(map(tuple, stretches)), sum(postings), sum(positions), fitting
        )

    @property
    def nbytes(self) -> int:
        """What they take in memory."""
        return sum(4 * each.nbytes for each in self.ordinals) + 400 * len(self.ordinals)

    def names(self, collection: Collection) -> frozenset[str]:
        """The forms themselves."""
        return frozenset(
            segment.forms[at]
            for segment, found in zip(collection.segments, self.ordinals, strict=True)
            for at in found.tolist()
        )


def _stretches(collection: Collection, segment: Segment, ordinals: Spots) -> tuple[Spots, int, int]:
    """Where a segment has these forms, and how many postings and positions that is."""
    if not len(ordinals):
        return _NOWHERE
    postings, positions = segment.arrays["form.postings"], segment.arrays["form.positions"]
    return collection.kernels.stretches(postings, positions, ordinals)


def exact_terms(collection: Collection, form: str) -> Terms:
    """This form alone."""
    found = [collection.find(segment.forms, form) for segment in collection.segments]
    ordinals = [np.array([at] if at >= 0 else [], np.int64) for at in found]
    return Terms.of(collection, ordinals)


def word_terms(collection: Collection, form: str) -> Terms:
    """The form itself and all that share its stem, in any language and anywhere in the archive."""
    own = [_sharing_stem(collection, segment, form) for segment in collection.segments]
    names = sorted({form}.union(*own))
    return Terms.of(collection, _named(collection, names, own))


def _sharing_stem(collection: Collection, segment: Segment, form: str) -> Mapping[str, int]:
    """The forms with this form's stem in the languages of one segment, with their ordinals."""
    found: dict[str, int] = {}
    for language, table in segment.stems.items():
        ordinal = collection.find(table.stems, _stem(language, form))
        if ordinal >= 0:
            first, last = int(table.at[ordinal]), int(table.at[ordinal + 1])
            for each in table.forms[first:last].tolist():
                found[segment.forms[each]] = each
    return found


@lru_cache(4096)
def _stem(language: str, form: str) -> str:
    (found,) = stem(language, [form])
    return found


def _named(
    collection: Collection, names: Sequence[str], known: Sequence[Mapping[str, int]]
) -> list[Spots]:
    """The ordinals of these forms in each segment, some of which are known."""
    ordinals = []
    for segment, own in zip(collection.segments, known, strict=True):
        found = [
            own[name] if name in own else collection.find(segment.forms, name) for name in names
        ]
        ordinals.append(np.array([at for at in found if at >= 0], np.int64))
    return ordinals


def broad_terms(collection: Collection, leaf: Broad) -> Terms:
    """Every form that fits, acronyms left out; of too many the most frequent, MOST_FORMS."""
    found = [broad_forms(collection, segment, leaf) for segment in collection.segments]
    if sum(map(len, found)) <= MOST_FORMS:
        return Terms.of(collection, found)
    counts: Counter[str] = Counter()
    known: list[dict[str, int]] = []
    for segment, ordinals in zip(collection.segments, found, strict=True):
        frequent = _top(ordinals, segment.doc_counts(ordinals))
        known.append({segment.forms[at]: at for at in frequent})
        for name, count in zip(known[-1], segment.doc_counts(frequent).tolist(), strict=True):
            counts[name] += count
    chosen = [form for form, _ in counts.most_common(MOST_FORMS)]
    fitting = max(len(counts), *map(len, found))
    return Terms.of(collection, _named(collection, sorted(chosen), known), fitting)


def broad_forms(collection: Collection, segment: Segment, leaf: Broad) -> Spots:
    """The ordinals of every form of a segment that fits."""
    forms = segment.forms
    match leaf:
        case Prefix():
            fitting = collection.starting(forms, leaf.text)
            return np.arange(fitting.start, fitting.stop)
        case Wildcard():
            pattern = np.frombuffer(leaf.pattern.encode(), np.uint8)
            return collection.kernels.fitting(forms.blob, forms.offsets, pattern)
        case Fuzzy():
            word = np.array([*map(ord, leaf.text)], np.uint32)
            return collection.kernels.within_edits(forms.blob, forms.offsets, word, leaf.distance)


def _top(ordinals: Array, counts: Array) -> list[int]:
    """The ordinals with the highest counts, at most MOST_FORMS."""
    if len(ordinals) > MOST_FORMS:
        ordinals = ordinals[np.argpartition(-counts, MOST_FORMS)[:MOST_FORMS]]
    return [int(each) for each in ordinals]
