"""From a leaf of a query to the forms that it stands for, in one segment and in the archive."""

import re
from collections import Counter

import numpy as np

from index.arrays import Array
from index.segment import Segment
from index.snapshot import Snapshot
from search.edits import within_edits
from search.query import Exact, Fuzzy, Near, Phrase, Prefix, Wildcard, Word

MOST_FORMS = 1_000  # that a prefix, a wildcard or a fuzzy word may stand for

Leaf = Word | Exact | Phrase | Near | Prefix | Wildcard | Fuzzy
Broad = Prefix | Wildcard | Fuzzy


def stem_forms(snapshot: Snapshot, form: str) -> frozenset[str]:
    """The form itself and all that share its stem, in any language and anywhere in the archive."""
    return frozenset({form}).union(
        segment.forms[int(ordinal)]
        for segment in snapshot.segments
        for language in segment.languages
        for ordinal in segment.sharing_stem(form, language)
    )


def broad_forms(segment: Segment, leaf: Broad) -> Array:
    """The ordinals of every form that fits, acronyms left out."""
    match leaf:
        case Prefix():
            fitting = segment.forms.starting(leaf.text)
            return np.arange(fitting.start, fitting.stop)
        case Wildcard():
            return segment.forms.matching(wildcard_pattern(leaf.pattern))
        case Fuzzy():
            return within_edits(segment.forms, leaf.text, leaf.distance)


def wildcard_pattern(pattern: str) -> str:
    """The regular expression, over UTF-8, of a pattern of `?` and `*`.

    What stands between two stars is taken where it first fits, for good: later would fit no
    better, and so a pattern of many stars can't make the search try every combination.
    """
    first, *rest = ("".join(map(_letter_pattern, part)) for part in pattern.split("*"))
    if not rest:
        return first
    *middle, last = rest
    return first + "".join(rf"(?>[^\n]*?{part})" for part in middle) + rf"[^\n]*{last}"


def _letter_pattern(letter: str) -> str:
    return r"[^\n\x80-\xbf][\x80-\xbf]*+" if letter == "?" else re.escape(letter)


def most_frequent(snapshot: Snapshot, leaf: Broad) -> tuple[frozenset[str], int]:
    """The most frequent forms that fit, at most MOST_FORMS, and how many fit in all."""
    counts: Counter[str] = Counter()
    total = 0
    for segment in snapshot.segments:
        ordinals = broad_forms(segment, leaf)
        total = max(total, len(ordinals))
        frequent = _top(ordinals, segment.doc_counts(ordinals))
        for ordinal, count in zip(frequent, segment.doc_counts(frequent), strict=True):
            counts[segment.forms[ordinal]] += int(count)
    chosen = frozenset(form for form, _ in counts.most_common(MOST_FORMS))
    return chosen, max(total, len(counts))


def _top(ordinals: Array, counts: Array) -> list[int]:
    """The ordinals with the highest counts, at most MOST_FORMS."""
    if len(ordinals) > MOST_FORMS:
        ordinals = ordinals[np.argpartition(-counts, MOST_FORMS)[:MOST_FORMS]]
    return [int(each) for each in ordinals]
