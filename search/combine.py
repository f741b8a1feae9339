"""And, Or and Not in normal form: flat, without doubles, never of one part."""

from collections.abc import Iterable

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
    flat = [each for part in parts if part is not None for each in _parts(kind, part)]
    if len(flat) < 2:  # as mostly; to tell doubles takes longer
        return flat[0] if flat else None
    distinct = tuple(dict.fromkeys(flat))
    return kind(distinct) if len(distinct) > 1 else distinct[0]


def _parts(kind: type[And] | type[Or], part: Query) -> tuple[Query, ...]:
    return part.parts if isinstance(part, kind) else (part,)
