"""Look up: what the ledger knows of the articles that a batch may be of."""

from collections.abc import Mapping, Sequence

from index.articles import Articles
from index.names import Names, scoped
from index.register import Alias, Known, Register
from index.resolving import is_taken
from index.settling import Named


def look_up(named: Sequence[Named], register: Register, articles: Articles) -> Known:
    """What is known by these names."""
    ids = {each.names.id for each in named}
    known = Known(
        alias=register.aliases(ids),
        address=register.addresses({each.names.address for each in named} - {0}),
        buried=register.buried({each.content for each in named if each.content is not None}),
    )
    at_addresses = {each.article for each in known.address.values()}
    known.standing = articles.standings(
        ids.union(_articles_of(known.alias), at_addresses, known.buried.values())
    )
    if known.standing or known.alias:  # of most batches of a first ingest nothing is known
        taken = {scoped(each) for each in _names(named) if is_taken(each, known)}
        aliases = register.aliases(taken) if taken else {}
        known.alias.update(aliases)
        known.standing.update(articles.standings(taken.union(_articles_of(aliases))))
    return known


def _names(named: Sequence[Named]) -> list[Names]:
    return [each.names for each in named]


def _articles_of(aliases: Mapping[str, Alias]) -> set[str]:
    return {each.article for each in aliases.values()}
