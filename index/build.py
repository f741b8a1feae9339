"""From versions of articles to the arrays of one segment, without a loop over postings.

A segment's arrays, for n documents, f forms, z zones and, for each keyword field K, v values:

- `seq` i64[n]: the version of the ledger each document is; documents are in this order
- `length` u32[n] (words by boost), `zones` u16 or u32 [n, z + 1]: where each zone begins, and
  last where the document ends
- `first_day`, `last_day` i32[n] (days since 1970, NO_DAY where undated), `instant` i64[n]
- `visible_from` i64[n] (seconds since 1970), `access` u8[n] (an index of index.draft.ACCESS)
- `form` strings[f], `form.postings` [f + 1] -> `docs` u16, `freqs` u8, u16 or u32;
  `form.positions` [f + 1] -> `positions` u16 or u32, of which each posting takes as many as its
  frequency says; offsets such as these are u32, or u64 in a segment that needs it
- `K` strings[v]; `K.ords`, `K.inferred` by document from `K.of` [n + 1]; `K.docs` by value from
  `K.at` [v + 1]
- `stem.L` strings, `stem.L.forms` from `stem.L.at`, for each language L: which forms of its
  documents share a stem; `languages` strings: those languages
- `story` strings, `story.docs` u16 -> `story.ords`: which documents are copies of which story;
  they are left out where none is

Documents are numbered in 16 bits, which halves the longest array of all: n is at most LARGEST.
"""

from collections.abc import Callable, Sequence
from datetime import tzinfo
from functools import partial

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, Mask, distinct, offsets_of, runs, smallest
from index.article import Article
from index.columns import Column, Stems, column_arrays, stem_arrays
from index.draft import Draft
from index.fields import KEYWORDS, ZONE_GAP, ZONES
from index.kernels import Filled, Layout, Places, kernels_for
from index.keywords import values_of
from index.stems import UNTOLD, has_stemmer
from index.stories import story_arrays
from index.strings import string_arrays
from index.vocabulary import Vocabulary

_LAYOUT = Layout(np.array([zone.boost for zone in ZONES], np.int64), ZONE_GAP)


def build_segment(
    seqs: Sequence[int], articles: Sequence[Article], zone: tzinfo
) -> dict[str, Array]:
    """The arrays of a segment of these versions; `zone` is where the archive's days begin."""
    draft = Draft(kernels_for(len(articles)), zone)
    draft.add(seqs, articles)
    return segment_arrays(draft, seqs)


def segment_arrays(draft: Draft, seqs: Sequence[int]) -> dict[str, Array]:
    """The arrays of a segment of versions that the draft has, in this order."""
    docs = draft.docs(seqs)
    arrays = {"seq": np.array(seqs, np.int64), **draft.columns(docs), **_text(draft, docs)}
    for field in KEYWORDS:
        arrays |= column_arrays(field, _column(draft, field, docs))
    return arrays | story_arrays(*draft.stories(docs))


def _text(draft: Draft, docs: NDArray[np.int64]) -> dict[str, Array]:
    """The forms, where they stand, and their stems."""
    words, readings = draft.words(docs), draft.vocabulary.readings
    languages, language = _languages(draft, docs)
    counted = draft.kernels.count(words, readings, _LAYOUT, language, len(languages) + 1)
    order = draft.vocabulary.order()
    order = order[counted.postings[order] > 0]
    postings_at = offsets_of(counted.postings[order])
    positions_at = offsets_of(counted.positions[order])
    places = Places(
        _by_number(postings_at, order, readings.forms),
        _by_number(positions_at, order, readings.forms),
    )
    fill = partial(draft.kernels.fill, words, readings, _LAYOUT, places)
    filled = _filled(fill, places, int(counted.zones.max(initial=0)))
    return {
        "length": counted.lengths.astype(np.uint32),
        "zones": smallest(counted.zones, least=2),
        **string_arrays("form", [draft.vocabulary.forms[form] for form in order.tolist()]),
        "form.postings": postings_at,
        "form.positions": positions_at,
        "docs": filled.docs,
        "freqs": smallest(filled.freqs[1:]),
        "positions": filled.positions,
        **stem_arrays(
            {
                each: _stems(draft.vocabulary, each, order, spoken)
                for each, spoken in zip(languages, counted.spoken, strict=False)
            }
        ),
    }


def _filled(fill: Callable[[Filled], int], places: Places, highest: int) -> Filled:
    """Postings, with positions up to the highest.

    A word that stands more than 255 times in one article is so rare that all is done again then.
    """
    postings, positions = int(places.postings[-1]), int(places.positions[-1])
    filled = Filled(
        np.empty(postings, np.uint16),
        np.empty(postings + 1, np.uint8),
        np.empty(positions, np.uint16 if highest < 2**16 else np.uint32),
    )
    if fill(filled) > np.iinfo(np.uint8).max:
        filled = filled._replace(freqs=np.empty(postings + 1, np.uint32))
        fill(filled)
    return filled


def _by_number(at: Array, order: NDArray[np.int64], forms: int) -> NDArray[np.int64]:
    """Offsets by rank as those by the form's number, and last how many there are in all."""
    offsets = np.zeros(forms + 1, np.int64)
    offsets[order], offsets[-1] = at[:-1], at[-1]
    return offsets


def _languages(draft: Draft, docs: NDArray[np.int64]) -> tuple[list[str], NDArray[np.int64]]:
    """The languages that have stems, and each version's; theirs is the last that have none."""
    given, numbers = draft.borne("language", docs)
    names = [name or UNTOLD for (name,), _ in given]
    spoken = {names[number] for number in np.unique(numbers)}
    languages = sorted(each for each in spoken if has_stemmer(each))
    rank = {each: number for number, each in enumerate(languages)}
    table = np.array([rank.get(name, len(languages)) for name in names], np.int64)
    return languages, table[numbers] if len(table) else np.empty(0, np.int64)


def _stems(vocabulary: Vocabulary, language: str, order: NDArray[np.int64], spoken: Mask) -> Stems:
    """The stems of the forms, by rank, that documents in a language have."""
    ranks = np.flatnonzero(spoken[order] & ~vocabulary.capitals[order])
    return Stems(ranks, *vocabulary.stems(language, order[ranks]))


def _column(draft: Draft, field: str, docs: NDArray[np.int64]) -> Column:
    """The values of a field; those of what many versions bear are made once."""
    given, numbers = draft.borne(field, docs)
    used = distinct(np.sort(numbers)).tolist()
    pairs = [values_of(field, given[number]) for number in used]
    values = sorted({value for pair in pairs for part in pair for value in part})
    ordinal = {value: at for at, value in enumerate(values)}
    ords = np.array([ordinal[each] for pair in pairs for part in pair for each in part], np.int64)
    flags = [flag for pair in pairs for part, flag in zip(pair, (0, 1), strict=True) for _ in part]
    counts = np.array([len(declared) + len(inferred) for declared, inferred in pairs], np.int64)
    each = np.searchsorted(used, numbers)
    entry = runs((np.cumsum(counts) - counts)[each], counts[each])
    return Column(values, counts[each], ords[entry], np.array(flags, np.uint8)[entry])
