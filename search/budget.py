"""Budget: how much one query may look at, in steps of 5 to 10 ns, known before they are taken.

Steps are counted by what the index holds, and not by the clock, and for what is kept as well: so
the same question is answered alike however busy the machine is.
"""

from collections.abc import Sequence

from search.collection import Collection
from search.expand import Leaf, Terms
from search.query import Fuzzy, Near, Phrase, Prefix, Wildcard

LIMIT = 100_000_000  # steps of a query: a second, or less

# Steps for each form that a leaf is compared with.
_COMPARED = {Wildcard: 2, Fuzzy: 5}
_CHOSEN = 500_000  # to choose among too many forms
_POSITIONS = {Phrase: 1, Near: 4}  # for each position of its words


def steps_before(collection: Collection, leaf: Leaf) -> int:
    """The steps that it takes to know the terms of a leaf."""
    match leaf:
        case Wildcard() | Fuzzy():
            forms = sum(len(segment.forms) for segment in collection.segments)
            return _CHOSEN + forms * _COMPARED[type(leaf)]
        case Prefix():
            return _CHOSEN
        case _:
            return 0


def steps_of(leaf: Leaf, terms: Sequence[Terms]) -> int:
    """The steps that it takes to read the postings of its terms, for the leaf."""
    if isinstance(leaf, Phrase | Near):
        return sum(_POSITIONS[type(leaf)] * each.positions for each in terms)
    return sum(each.postings for each in terms)
