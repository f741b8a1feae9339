"""Tokens: the words of a batch of articles as arrays, each distinct raw word read only once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, runs
from index.article import Article
from index.fields import ZONES
from index.words import MAX_FORM, RAW_WORD, read_word

# Positions left free between two zones of an article, so that nothing near spans them.
ZONE_GAP = 128
_SHOUT = "\x01"  # before a word of a text that is all in capitals
_BOOSTS = np.array([zone.boost for zone in ZONES], np.uint8)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every indexed form of a batch, in order of document and position.

    `form`, `doc` and `position` are parallel; a word of a zone with boost n stands n times.
    `forms` has the distinct forms, sorted. `zones` has for each document where each zone begins,
    and last where the article ends (documents x zones + 1). `lengths` counts words by boost.
    """

    forms: list[str]
    form: NDArray[np.int32]
    doc: NDArray[np.int32]
    position: NDArray[np.int32]
    zones: NDArray[np.int64]
    lengths: NDArray[np.int64]


class _Vocabulary(dict[str, int]):
    """Numbers each distinct key as it is first asked for."""

    def __missing__(self, key: str) -> int:
        self[key] = number = len(self)
        return number


def tokenize(articles: Sequence[Article]) -> Tokens:
    """The tokens of a batch; each text is split by one regular expression, the rest is arrays."""
    raw, raws, counts = _split(articles)
    width, start, form, offset, forms = _read(raws)
    # A cell is one zone of one document; a batch has far less than 2**31 of anything.
    cells = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    after = np.cumsum(width[raw], dtype=np.int32)  # positions taken up to the end of each word
    ends = np.concatenate([[0], after])[np.concatenate([[0], np.cumsum(counts)])]
    cell_width = np.diff(ends).reshape(-1, len(ZONES))
    zones = _zone_starts(cell_width)
    shift = (zones[:, :-1].ravel() - ends[:-1]).astype(np.int32)
    position = after - width[raw] + shift[cells]
    copies = np.diff(start)[raw]
    boosts = _BOOSTS[cells % len(ZONES)]
    entry = runs(start[:-1][raw], copies).astype(np.int32)
    token = np.repeat(np.arange(len(raw), dtype=np.int32), copies)
    times = boosts[token]
    token, entry = np.repeat(token, times), np.repeat(entry, times)
    return Tokens(
        forms,
        form[entry],
        cells[token] // np.int32(len(ZONES)),
        position[token] + offset[entry],
        zones,
        cell_width @ _BOOSTS,
    )


def _split(articles: Sequence[Article]) -> tuple[Array, list[str], Array]:
    """Raw words by number, the raw words, and how many there are in each zone in turn."""
    vocabulary = _Vocabulary()
    numbers: list[int] = []
    counts: list[int] = []
    for article in articles:
        for zone in ZONES:
            text = getattr(article, zone.name)
            words = RAW_WORD.findall(text)
            if text.isupper():
                words = [_SHOUT + word for word in words]
            numbers.extend(map(vocabulary.__getitem__, words))
            counts.append(len(words))
    return np.array(numbers, np.int32), list(vocabulary), np.array(counts, np.int64)


def _read(raws: Sequence[str]) -> tuple[Array, Array, Array, Array, list[str]]:
    """The width of each raw word, and its entries (form, offset) from `start` on; the forms."""
    vocabulary = _Vocabulary()
    width: list[int] = []
    counts: list[int] = []
    entries: list[tuple[int, int]] = []
    for raw in raws:
        if raw.isascii() and raw.isalpha() and raw.islower():  # most are: it is its own form
            width.append(1)
            counts.append(1)
            entries.append((vocabulary[raw[:MAX_FORM]], 0))
            continue
        reading = read_word(raw.lstrip(_SHOUT), shouted=raw.startswith(_SHOUT))
        found = [(vocabulary[form], at) for at, form in reading.forms()]
        width.append(len(reading.parts))
        counts.append(len(found))
        entries += found
    forms = sorted(vocabulary)
    rank = np.empty(len(forms), np.int32)
    rank[[vocabulary[form] for form in forms]] = np.arange(len(forms))
    table = np.array(entries, np.int32).reshape(-1, 2)
    start = np.concatenate([[0], np.cumsum(counts, dtype=np.int32)]).astype(np.int32)
    return np.array(width, np.int32), start, rank[table[:, 0]], table[:, 1], forms


def _zone_starts(widths: Array) -> Array:
    """Where each zone of each document begins, and last the end of all."""
    taken = widths + np.where(widths > 0, ZONE_GAP, 0)
    return np.concatenate([np.zeros((len(widths), 1), np.int64), np.cumsum(taken, axis=1)], axis=1)
