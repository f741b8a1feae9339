"""From a leaf of a query to the forms that it stands for, in one segment and in the archive."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from index.arrays import Array
from index.segment import Segment
from index.snapshot import Snapshot
from index.stems import stem
from search.edits import within_edits
from search.query import Exact, Fuzzy, Near, Phrase, Prefix, Wildcard, Word

MOST_FORMS = 1_000  # that a prefix, a wildcard or a fuzzy word may stand for

Leaf = Word | Exact | Phrase | Near | Prefix | Wildcard | Fuzzy
Broad = Prefix | Wildcard | Fuzzy


def stem_forms(segment: Segment, form: str, languages: Sequence[str]) -> Array:
    """The ordinals of the form itself and of all that share its stem in one of the languages."""
    found = [np.array([own], np.int64)] if (own := segment.forms.find(form)) >= 0 else []
    found += [
        segment.sharing_stem(form, language)
        for language in languages
        if language in segment.languages
    ]
    return np.unique(np.concatenate(found)).astype(np.int64) if found else np.empty(0, np.int64)


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
    """The regular expression, over UTF-8, of a pattern of `?` and `*`."""
    letter = r"[^\n\x80-\xbf][\x80-\xbf]*"
    parts = {"?": letter, "*": r"[^\n]*"}
    return "".join(parts.get(each) or re.escape(each) for each in pattern)


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


def fits_stem(form: str, word: str, languages: Sequence[str]) -> bool:
    """Whether a form is one of a word's, in one of the languages: the rule of `stem_forms`."""
    return form == word or any(
        first == second for first, second in (stem(each, [form, word]) for each in languages)
    )
