"""Whoosh's schema of the index, derived from the table of fields."""

from collections.abc import Iterator
from typing import Any

from whoosh.analysis import Analyzer, Token
from whoosh.columns import NumericColumn
from whoosh.fields import COLUMN, KEYWORD, STORED, TEXT, FieldType, Schema

from index.fields import FIELDS, Kind
from index.words import RAW_WORD, read_word

TEXT_FIELD = "text"  # every zone together: what a query without a field asks


class FormAnalyzer(Analyzer):
    """Gives Whoosh's own parser and highlighter the forms that are in the index."""

    def __call__(self, value: str, **_: Any) -> Iterator[Token]:  # noqa: ANN401
        """Whoosh's tokens of a text, with positions."""
        at = 0
        for raw in RAW_WORD.findall(value):
            reading = read_word(raw)
            for offset, form in reading.forms():
                yield Token(text=form, pos=at + offset, boost=1.0, stopped=False)
            at += len(reading.parts)


def schema() -> Schema:
    """The schema; its pickled form is part of every commit."""
    fields: dict[str, FieldType] = {each.name: _field(each.kind) for each in FIELDS}
    fields[TEXT_FIELD] = _field(Kind.TEXT)
    fields["seq"] = STORED()
    return Schema(**fields)


def _field(kind: Kind) -> FieldType:
    match kind:
        case Kind.TEXT:
            return TEXT(analyzer=FormAnalyzer(), phrase=True)
        case Kind.KEYWORD:
            return KEYWORD(commas=True)
        case Kind.DATE:
            return COLUMN(NumericColumn("i"))
