"""What Whoosh reads of our segments: terms, posting lists, lengths, deletions and dates."""

from collections.abc import Iterator
from typing import Any, NoReturn

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.base import EmptyCursor, PerDocumentReader, TermsReader
from whoosh.columns import Column, ColumnReader
from whoosh.matching import LeafMatcher, NullMatcher
from whoosh.reading import TermInfo

from index.fields import KEYWORDS, ZONES
from index.postings import Postings
from index.schema import TEXT_FIELD
from index.segment import Segment
from index.strings import Strings

_TEXTS = (TEXT_FIELD, *(zone.name for zone in ZONES))
_INFINITE = float("inf")


class ArrayTermsReader(TermsReader):
    """Terms of the text and its zones, and the values of the keyword fields."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def indexed_field_names(self) -> list[str]:
        return [*_TEXTS, *KEYWORDS]

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return len(self._postings(*term)) > 0

    def cursor(self, fieldname: str, fieldobj: object) -> "ArrayCursor | EmptyCursor":
        return ArrayCursor(self._table(fieldname)) if self._holds(fieldname) else EmptyCursor()

    def terms(self) -> Iterator[tuple[str, bytes]]:
        for fieldname in sorted(self.indexed_field_names()):
            yield from self.terms_from(fieldname, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        if self._holds(fieldname):
            table = self._table(fieldname)
            for at in range(table.lower_bound(prefix.decode()), len(table)):
                term = fieldname, table[at].encode()
                if term in self:
                    yield term

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        postings = self._postings(fieldname, text)
        if not len(postings):
            raise KeyError(text)
        lengths = self._segment.length[postings.docs]
        return TermInfo(
            weight=float(postings.freqs.sum()),
            df=len(postings),
            minlength=int(lengths.min()),
            maxlength=int(lengths.max()),
            maxweight=float(postings.freqs.max()),
            minid=int(postings.docs[0]),
            maxid=int(postings.docs[-1]),
        )

    def frequency(self, fieldname: str, text: bytes) -> float:
        return float(self._postings(fieldname, text).freqs.sum())

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        return len(self._postings(fieldname, text))

    def matcher(
        self,
        fieldname: str,
        text: bytes,
        format_: Any,  # noqa: ANN401
        scorer: Any = None,  # noqa: ANN401
    ) -> "ArrayMatcher | NullMatcher":
        postings = self._postings(fieldname, text)
        if not len(postings):
            return NullMatcher()
        return ArrayMatcher((fieldname, text), postings, format_, scorer)

    def _holds(self, fieldname: str) -> bool:
        return fieldname in _TEXTS or fieldname in KEYWORDS

    def _table(self, fieldname: str) -> Strings:
        if fieldname in _TEXTS:
            return self._segment.forms
        return self._segment.column(fieldname).values

    def _postings(self, fieldname: str, text: bytes) -> Postings:
        if fieldname in KEYWORDS:
            return self._segment.bearing(fieldname, text.decode())
        postings = self._segment.find(text.decode())
        return postings if fieldname == TEXT_FIELD else self._segment.within(postings, fieldname)


class ArrayCursor:
    """Walks the terms of one field in order."""

    def __init__(self, table: Strings) -> None:
        self._table = table
        self._at = 0

    def first(self) -> str | None:
        self._at = 0
        return self.text()

    def find(self, term: bytes | str) -> str | None:
        self._at = self._table.lower_bound(term.decode() if isinstance(term, bytes) else term)
        return self.text()

    def next(self) -> str | None:
        self._at += 1
        return self.text()

    def text(self) -> str | None:
        return self._table[self._at] if self.is_valid() else None

    def is_valid(self) -> bool:
        return self._at < len(self._table)


class ArrayMatcher(LeafMatcher):
    """Walks one posting list; it claims no block quality, which makes Whoosh's search exact."""

    def __init__(
        self,
        term: tuple[str, bytes],
        postings: Postings,
        format_: Any,  # noqa: ANN401
        scorer: Any,  # noqa: ANN401
    ) -> None:
        self._term = term
        self._postings = postings
        self._starts = np.concatenate([[0], np.cumsum(postings.freqs, dtype=np.int64)])
        self._at = 0
        self.format = format_
        self.scorer = scorer

    def is_active(self) -> bool:
        return self._at < len(self._postings)

    def reset(self) -> None:
        self._at = 0

    def copy(self) -> "ArrayMatcher":
        twin = ArrayMatcher(self._term, self._postings, self.format, self.scorer)
        twin._at = self._at
        return twin

    def id(self) -> int:
        return int(self._postings.docs[self._at])

    def all_ids(self) -> Iterator[int]:
        return (int(doc) for doc in self._postings.docs[self._at :])

    def next(self) -> bool:
        self._at += 1
        return True

    def skip_to(self, docnum: int) -> bool:
        self._at = max(self._at, int(np.searchsorted(self._postings.docs, docnum)))
        return True

    def weight(self) -> float:
        return float(self._postings.freqs[self._at])

    def value(self) -> NoReturn:
        raise NotImplementedError("there are no encoded values: ask for value_as('positions')")

    def supports(self, astype: str) -> bool:
        return astype in ("positions", "frequency")

    def value_as(self, astype: str) -> list[int] | int:
        low, high = self._starts[self._at], self._starts[self._at + 1]
        if astype == "frequency":
            return int(high - low)
        # A word of a boosted zone stands several times at one position: it is one place.
        return sorted({int(each) for each in self._postings.positions[low:high]})

    def supports_block_quality(self) -> bool:
        return False

    def max_quality(self) -> float:
        return _INFINITE


class ArrayDocumentReader(PerDocumentReader):
    """Deletions, lengths, the date and the sequence number of each document."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def doc_count(self) -> int:
        return len(self._segment) - len(self._segment.deleted)

    def doc_count_all(self) -> int:
        return len(self._segment)

    def has_deletions(self) -> bool:
        return len(self._segment.deleted) > 0

    def is_deleted(self, docnum: int) -> bool:
        return not self._segment.alive[docnum]

    def deleted_docs(self) -> list[int]:
        return [int(doc) for doc in self._segment.deleted]

    def supports_columns(self) -> bool:
        return True

    def has_column(self, fieldname: str) -> bool:
        return fieldname == "date"

    def column_reader(self, fieldname: str, column: Column) -> "DayColumn":
        return DayColumn(self._segment)

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        return int(self._lengths(fieldname)[docnum])

    def field_length(self, fieldname: str) -> int:
        return int(self._lengths(fieldname).sum(dtype=np.int64))

    def min_field_length(self, fieldname: str) -> int:
        return int(self._lengths(fieldname).min(initial=0))

    def max_field_length(self, fieldname: str) -> int:
        return int(self._lengths(fieldname).max(initial=0))

    def stored_fields(self, docnum: int) -> dict[str, int]:
        return {"seq": int(self._segment.seq[docnum])}

    def _lengths(self, fieldname: str) -> NDArray[Any]:
        if fieldname == TEXT_FIELD:
            return self._segment.length
        if fieldname in _TEXTS:
            return self._segment.zone_lengths(fieldname)
        return np.zeros(len(self._segment), np.uint32)


class DayColumn(ColumnReader):
    """The first day of each document's date, in days since 1970."""

    def __init__(self, segment: Segment) -> None:
        self._days = segment.first_day

    def __len__(self) -> int:
        return len(self._days)

    def __getitem__(self, docnum: int) -> int:
        return int(self._days[docnum])

    def sort_key(self, docnum: int) -> int:
        return int(self._days[docnum])

    def load(self) -> list[int]:
        return [int(day) for day in self._days]
