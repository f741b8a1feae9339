"""A row of a table as an article, by the names of its columns and the archive's `[columns]`."""

from collections.abc import Mapping

from index.rejected import Rejected
from indexer.json_fields import plain_name
from indexer.raw import RawArticle, Record
from indexer.read_json import article_from
from indexer.split_table import parts_of, text_lines

_LEFT_OUT = "-"


def read_table(record: Record, columns: Mapping[str, str]) -> RawArticle | Rejected:
    """The fields of the row; Rejected, with the columns' names, if none is a title or a text."""
    first, _, rest = record.data.decode("utf-8", "replace").partition("\n")
    rows = list(parts_of(text_lines(rest), first[4:5] or ","))
    if len(rows) < 2:
        reason = "isn't a header and a row"
        return record.rejected(reason)
    names = [name.strip(" \ufeff") for name in rows[0]]
    article = article_from(_named(names, rows[1], columns), [])
    if article.title or article.body:
        return article
    reason = (
        "has neither a title nor a body; name their columns under [columns] in dateline.toml:"
        f" there are {', '.join(names)}"
    )
    return record.rejected(reason)


def _named(names: list[str], row: list[str], columns: Mapping[str, str]) -> dict[str, object]:
    """The cells that hold something under their columns' names; several of one name are a list."""
    own = {plain_name(name): field for name, field in columns.items()}
    fields: dict[str, object] = {}
    for at, (name, cell) in enumerate(zip(names, row, strict=False), start=1):
        key = own.get(plain_name(name)) or own.get(str(at)) or name or f"column {at}"
        value = cell.strip()
        if not value or key == _LEFT_OUT:
            continue
        before = fields.get(key)
        fields[key] = value if before is None else [*_listed(before), value]
    return fields


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
