"""Merging: several segments into one, as arrays, without the articles and without the deleted.

The result is what building the same articles anew would give. Documents keep their order, one
segment after the other, so the lists of a form follow one another and the place of each posting
can be reckoned: nothing is sorted. Forms are taken in portions, so that memory is bounded.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, ArrayWriter, Mask, offsets_of, runs, smallest
from index.columns import Column, Stems, column_arrays, stem_arrays
from index.fields import KEYWORDS
from index.segment import Segment
from index.stems import UNTOLD
from index.stories import numbered, story_arrays
from index.strings import Strings, string_arrays

PORTION = 8_000_000  # positions held at a time
_BY_DOCUMENT = (
    "seq", "length", "zones", "first_day", "last_day", "instant", "visible_from", "access"
)  # fmt: skip
_NARROWED = ("zones",)


@dataclass(frozen=True, slots=True)
class _Slice:
    """What lives on of some forms of one segment, in order of form and document."""

    form: Array
    docs: Array
    freqs: Array
    positions: Array


@dataclass(frozen=True)
class _Part:
    """One of the segments, and where its documents and forms go to."""

    segment: Segment
    first: int  # the new number of its first document that lives on
    forms: NDArray[np.int64]  # the ordinals of the forms that live on
    numbers: NDArray[np.int64]  # and their new ones, rising as well

    @cached_property
    def doc_map(self) -> NDArray[np.uint16]:
        """The new number of each document that lives on."""
        return (self.first + np.cumsum(self.segment.alive) - 1).astype(np.uint16)

    def slice(self, low: int, high: int) -> _Slice:
        """What lives on of the forms that get the numbers from `low` up to `high`."""
        inside = slice(*np.searchsorted(self.numbers, (low, high)))
        found = _living(self.segment, self.forms[inside])
        number = np.zeros(len(self.segment.forms), np.int64)
        number[self.forms[inside]] = self.numbers[inside]
        return _Slice(number[found.form], self.doc_map[found.docs], found.freqs, found.positions)


def merge(segments: Sequence[Segment], path: Path) -> None:
    """Write the segment of all that lives on in these segments, in their order."""
    forms, parts = _parts(segments)
    postings, positions = _totals(parts, len(forms))
    arrays = {
        **_documents(segments),
        **string_arrays("form", forms),
        "form.postings": offsets_of(postings),
        "form.positions": offsets_of(positions),
        **stem_arrays(_stems(parts)),
    }
    for field in KEYWORDS:
        arrays |= column_arrays(field, _column(segments, field))
    arrays |= _stories(segments)
    shapes = {name: (each.dtype.str, each.shape) for name, each in arrays.items()}
    for name, counts in (("docs", postings), ("freqs", postings), ("positions", positions)):
        dtype = np.result_type(*(each.arrays[name] for each in segments))
        shapes[name] = (dtype.str, (int(counts.sum()),))
    writer = ArrayWriter(path, shapes)
    for name, each in arrays.items():
        writer.append(name, each)
    for low, high in _portions(positions):
        for name, each in _interleaved([part.slice(low, high) for part in parts], low, high):
            writer.append(name, each)
    writer.close()


def _interleaved(slices: Sequence[_Slice], low: int, high: int) -> Iterator[tuple[str, Array]]:
    """The postings of some forms: of each form those of one segment after those of another."""
    width = high - low
    postings = [np.bincount(each.form - low, minlength=width) for each in slices]
    positions = [
        np.bincount(each.form - low, each.freqs, width).astype(np.int64) for each in slices
    ]
    yield "docs", _woven([each.docs for each in slices], postings)
    yield "freqs", _woven([each.freqs for each in slices], postings)
    yield "positions", _woven([each.positions for each in slices], positions)


def _woven(lists: Sequence[Array], counts: Sequence[Array]) -> Array:
    """Lists that have so many values of each form in order, as one that has all of each form."""
    total = np.sum(counts, axis=0)
    at = np.cumsum(total) - total
    woven = np.empty(int(total.sum()), np.result_type(*lists))
    for values, count in zip(lists, counts, strict=True):
        woven[runs(at, count)] = values
        at = at + count
    return woven


def _parts(segments: Sequence[Segment]) -> tuple[list[str], list[_Part]]:
    """The forms of the merged segment, sorted, and where those of each segment go to."""
    living = [_living_forms(each) for each in segments]
    names = [
        [strings[at] for at in ordinals.tolist()]
        for strings, ordinals in zip((each.forms.all() for each in segments), living, strict=True)
    ]
    forms = sorted(set().union(*names))
    number = {form: at for at, form in enumerate(forms)}
    parts = []
    first = 0
    for segment, ordinals, own in zip(segments, living, names, strict=True):
        numbers = np.array([number[form] for form in own], np.int64)
        parts.append(_Part(segment, first, ordinals, numbers))
        first += int(segment.alive.sum())
    return forms, parts


def _living_forms(segment: Segment) -> NDArray[np.int64]:
    everything = np.arange(len(segment.forms))
    if not len(segment.deleted):
        return everything
    return _used_by(segment, segment.alive)


def _used_by(segment: Segment, docs: Mask) -> NDArray[np.int64]:
    """The ordinals of forms that some of these documents have."""
    used = np.zeros(len(segment.forms), np.bool_)
    counts = np.diff(segment.arrays["form.postings"])
    for low, high in _portions(counts):
        found = _postings_of(segment, np.arange(low, high))
        used[found.form[docs[found.docs]]] = True
    return np.flatnonzero(used)


def _living(segment: Segment, forms: Array) -> _Slice:
    """The postings of neighbouring forms, of documents that live on."""
    found = _postings_of(segment, forms)
    if not len(segment.deleted):
        return found
    kept = segment.alive[found.docs]
    return _Slice(
        found.form[kept],
        found.docs[kept],
        found.freqs[kept],
        found.positions[np.repeat(kept, found.freqs)],
    )


def _postings_of(segment: Segment, forms: Array) -> _Slice:
    """All postings from the first of some forms to the last."""
    arrays = segment.arrays
    first, last = (int(forms[0]), int(forms[-1]) + 1) if len(forms) else (0, 0)
    at, position_at = arrays["form.postings"], arrays["form.positions"]
    postings = slice(int(at[first]), int(at[last]))
    positions = slice(int(position_at[first]), int(position_at[last]))
    return _Slice(
        np.repeat(np.arange(first, last), np.diff(at[first : last + 1])),
        arrays["docs"][postings],
        arrays["freqs"][postings],
        arrays["positions"][positions],
    )


def _totals(parts: Sequence[_Part], forms: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """How many postings and how many positions each form will have."""
    postings, positions = np.zeros(forms, np.int64), np.zeros(forms, np.int64)
    for part in parts:
        whole = np.diff(part.segment.arrays["form.positions"])[part.forms]
        if not len(part.segment.deleted):
            postings[part.numbers] += np.diff(part.segment.arrays["form.postings"])[part.forms]
            positions[part.numbers] += whole
            continue
        for low, high in _portions(whole):
            found = _living(part.segment, part.forms[low:high])
            ordinals = np.arange(low, high)
            number = np.zeros(len(part.segment.forms), np.int64)
            number[part.forms[ordinals]] = part.numbers[ordinals]
            postings += np.bincount(number[found.form], minlength=forms)
            positions += np.bincount(number[found.form], found.freqs, forms).astype(np.int64)
    return postings, positions


def _portions(counts: Array) -> Iterator[tuple[int, int]]:
    """Spans of neighbouring forms with about PORTION values in each."""
    whole = np.cumsum(counts, dtype=np.int64)
    total = int(whole[-1]) if len(whole) else 0
    cuts = np.searchsorted(whole, np.arange(PORTION, total, PORTION)) + 1
    yield from pairwise(np.unique([0, *cuts.tolist(), len(counts)]).tolist())


def _documents(segments: Sequence[Segment]) -> dict[str, Array]:
    joined = {
        name: np.concatenate([each.arrays[name][each.alive] for each in segments])
        for name in _BY_DOCUMENT
    }
    return joined | {name: smallest(joined[name], least=2) for name in _NARROWED}


def _column(segments: Sequence[Segment], field: str) -> Column:
    """The values of a field of all documents that live on."""
    columns = [each.column(field) for each in segments]
    kept = [
        segment.alive[column.doc_of_ord] for segment, column in zip(segments, columns, strict=True)
    ]
    names = [
        [column.values[int(at)] for at in np.flatnonzero(np.bincount(column.ords[keep]))]
        for column, keep in zip(columns, kept, strict=True)
    ]
    values = sorted(set().union(*names))
    number = {value: at for at, value in enumerate(values)}
    ords = []
    for column, keep in zip(columns, kept, strict=True):
        table = np.array([number.get(value, -1) for value in column.values], np.int64)
        ords.append(table[column.ords[keep]] if len(table) else np.empty(0, np.int64))
    return Column(
        values,
        np.concatenate(
            [
                np.diff(column.of)[segment.alive].astype(np.int64)
                for segment, column in zip(segments, columns, strict=True)
            ]
        ),
        np.concatenate(ords),
        np.concatenate([column.inferred[keep] for column, keep in zip(columns, kept, strict=True)]),
    )


def _stories(segments: Sequence[Segment]) -> dict[str, Array]:
    """The stories that documents which live on are copies of."""
    names, numbers = numbered([each.stories for each in segments], [*map(len, segments)])
    living = [of[each.alive] for of, each in zip(numbers, segments, strict=True)]
    return story_arrays(names, np.concatenate(living))


def _stems(parts: Sequence[_Part]) -> dict[str, Stems]:
    """The stem of each form in each language that documents which live on are in."""
    found: dict[str, dict[int, str]] = {}
    for part in parts:
        number = np.zeros(len(part.segment.forms), np.int64)
        number[part.forms] = part.numbers
        for language in part.segment.languages:
            spoken = _spoken(part.segment, language)
            if spoken.any():
                forms, of = _stem_table(part.segment, language, spoken)
                pairs = zip(number[forms].tolist(), of, strict=True)
                found.setdefault(language, {}).update(pairs)
    return {language: _in_order(found[language]) for language in sorted(found)}


def _in_order(pairs: Mapping[int, str]) -> Stems:
    forms, values = sorted(pairs), sorted(set(pairs.values()))
    rank = {each: number for number, each in enumerate(values)}
    ords = np.array([rank[pairs[form]] for form in forms], np.int64)
    return Stems(np.array(forms, np.int64), values, ords)


def _spoken(segment: Segment, language: str) -> Mask:
    """Which documents that live on are in the language, or are taken for it: see index.stems."""
    spoken = np.zeros(len(segment), np.bool_)
    if language == UNTOLD:
        spoken[:] = True
        spoken[segment.column("language").doc_of_ord] = False
    spoken[segment.bearing("language", language).docs] = True
    return spoken & segment.alive


def _stem_table(segment: Segment, language: str, spoken: Mask) -> tuple[Array, list[str]]:
    """The forms that documents which live on have in the language, and the stem of each."""
    name = f"stem.{language}"
    forms, at = segment.arrays[f"{name}.forms"], segment.arrays[f"{name}.at"]
    of = np.repeat(np.array(Strings.of(segment.arrays, name).all(), object), np.diff(at))
    if len(segment.deleted):
        kept = np.isin(forms, _used_by(segment, spoken))
        forms, of = forms[kept], of[kept]
    return forms, of.tolist()
