"""From a batch of articles to the arrays of one segment, without a loop over postings.

A segment's arrays, for n documents, f forms, z zones and, for each keyword field K, v values:

- `seq` i64[n]: the version of the ledger each document is; documents are in this order
- `length` u32[n], `zones` u16 or u32 [n, z + 1]: see index.tokens
- `first_day`, `last_day` i32[n] (days since 1970, NO_DAY where undated), `instant` i64[n]
- `visible_from` i64[n] (seconds since 1970), `access` u8[n] (an index of ACCESS)
- `form` strings[f], `form.postings` [f + 1] -> `docs` u16, `freqs` u8, u16 or u32;
  `form.positions` [f + 1] -> `positions` u16 or u32, of which each posting takes as many as its
  frequency says; offsets such as these are u32, or u64 in a segment that needs it
- `K` strings[v]; `K.ords`, `K.inferred` by document from `K.of` [n + 1]; `K.docs` by value from
  `K.at` [v + 1]
- `stem.L` strings, `stem.L.forms` from `stem.L.at`, for each language L: which forms of its
  documents share a stem; `languages` strings: those languages

Documents are numbered in 16 bits, which halves the longest array of all: n is at most LARGEST.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import tzinfo

import numpy as np

from index.arrays import Array, offsets_of, smallest
from index.article import Access, Article
from index.columns import Column, StemPairs, column_arrays, stem_arrays
from index.dates import NO_DAY, NO_INSTANT, day_number
from index.fields import KEYWORDS
from index.keywords import keyword_values
from index.stems import has_stemmer, stem
from index.strings import string_arrays
from index.tokens import Tokens, tokenize

ACCESS = (None, Access.FULL, Access.SNIPPET, Access.NONE)


def build_segment(
    seqs: Sequence[int], articles: Sequence[Article], zone: tzinfo
) -> dict[str, Array]:
    """The arrays of a segment of these versions; `zone` is where the archive's days begin."""
    tokens = _by_form(tokenize(articles))
    arrays: dict[str, Array] = {
        "seq": np.array(seqs, np.int64),
        "length": tokens.lengths.astype(np.uint32),
        "zones": smallest(tokens.zones, least=2),
        **_dates(articles, zone),
        "visible_from": np.array([each.visible_from or 0 for each in articles], np.int64),
        "access": np.array([ACCESS.index(each.access) for each in articles], np.uint8),
        **_postings(tokens),
        **_stems(tokens, articles),
    }
    for field in KEYWORDS:
        arrays |= _keywords(field, articles)
    return arrays


def _by_form(tokens: Tokens) -> Tokens:
    """The same tokens by form; within one they keep their order, by document and position.

    The form goes into the high bits and the token's number into the low, since numpy sorts plain
    numbers many times faster than it sorts stably.
    """
    numbers = np.arange(len(tokens.form), dtype=np.uint64)
    keys = (tokens.form.astype(np.uint64) << np.uint64(32)) | numbers
    keys.sort()
    order = keys & np.uint64(0xFFFFFFFF)
    return replace(
        tokens,
        form=tokens.form[order],
        doc=tokens.doc[order],
        position=tokens.position[order],
    )


def _postings(tokens: Tokens) -> dict[str, Array]:
    """Documents, frequencies and positions of each form, of tokens in order of form."""
    new = np.ones(len(tokens.form), np.bool_)
    new[1:] = np.diff(tokens.form) | np.diff(tokens.doc)
    first = np.flatnonzero(new)
    forms = len(tokens.forms)
    return {
        **string_arrays("form", tokens.forms),
        "form.postings": offsets_of(np.bincount(tokens.form[first], minlength=forms)),
        "form.positions": offsets_of(np.bincount(tokens.form, minlength=forms)),
        "docs": tokens.doc[first].astype(np.uint16),
        "freqs": smallest(np.diff(first, append=len(new))),
        "positions": smallest(tokens.position, least=2),
    }


def _dates(articles: Sequence[Article], zone: tzinfo) -> dict[str, Array]:
    days = [each.date.days(zone) if each.date else None for each in articles]
    instants = [each.date.instant(zone) if each.date else NO_INSTANT for each in articles]
    return {
        "first_day": np.array([day_number(span[0]) if span else NO_DAY for span in days], np.int32),
        "last_day": np.array([day_number(span[1]) if span else NO_DAY for span in days], np.int32),
        "instant": np.array(instants, np.int64),
    }


def _keywords(field: str, articles: Sequence[Article]) -> dict[str, Array]:
    borne = [keyword_values(article, field) for article in articles]
    values = sorted({value for pair in borne for part in pair for value in part})
    ordinal = {value: number for number, value in enumerate(values)}
    ords = [ordinal[value] for pair in borne for part in pair for value in part]
    flags = [flag for pair in borne for part, flag in zip(pair, (0, 1), strict=True) for _ in part]
    counts = [len(declared) + len(inferred) for declared, inferred in borne]
    column = Column(
        values, np.array(counts, np.int64), np.array(ords, np.int64), np.array(flags, np.uint8)
    )
    return column_arrays(field, column)


def _stems(tokens: Tokens, articles: Sequence[Article]) -> dict[str, Array]:
    """For each language, the forms that its documents have, by stem."""
    languages = sorted({each.language for each in articles if has_stemmer(each.language)})
    stems: dict[str, StemPairs] = {}
    for language in languages:
        spoken = np.array([each.language == language for each in articles], np.bool_)
        used = np.flatnonzero(
            np.bincount(tokens.form[spoken[tokens.doc]], minlength=len(tokens.forms))
        )
        words = [int(number) for number in used if not tokens.forms[number].isupper()]
        stems[language] = (words, stem(language, [tokens.forms[number] for number in words]))
    return stem_arrays(stems)
