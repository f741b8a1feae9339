"""And, Or and Not in normal form: flat, without doubles, never of one part."""

from collections.abc import Iterable, Iterator

from search.query import And, Not, Or, Query


def all_of(parts: Iterable[Query | None]) -> Query | None:
    """What every part finds; None where there is no part."""
    return _join(And, parts)


def any_of(parts: Iterable[Query | None]) -> Query | None:
    """What at least one part finds; None where there is no part."""
    return _join(Or, parts)


def none_of(part: Query) -> Query:
    """What the part doesn't find; the opposite of a Not is its part."""
    return part.part if isinstance(part, Not) else Not(part)


def _join(kind: type[And] | type[Or], parts: Iterable[Query | None]) -> Query | None:
    distinct = tuple(dict.fromkeys(_flat(kind, parts)))
    if len(distinct) < 2:
        return distinct[0] if distinct else None
    return kind(distinct)


def _flat(kind: type[And] | type[Or], parts: Iterable[Query | None]) -> Iterator[Query]:
    for part in parts:
        if isinstance(part, kind):
            yield from part.parts
        elif part is not None:
            yield part
