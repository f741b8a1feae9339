"""Which dateline is an article's: the one that its source declares, or the one above its text."""

from index.article import NO_DATELINE, Dateline
from index.words import fold
from indexer.dateline import read_dateline, split_dateline
from indexer.gazetteer import located
from indexer.text_heads import heads_of


def find_dateline(declared: str, body: str) -> tuple[Dateline, str]:
    """The declared dateline with what only the text's says, and the body without the latter.

    Sources that declare a dateline often leave it in the text too. Where the two name other places
    the declared one is right, unless it names none that is known; the text then stays as it is.
    """
    if not declared.strip():
        return split_dateline(body) if body else (NO_DATELINE, "")
    given = read_dateline(declared)
    written, rest = split_dateline(body)
    if written == NO_DATELINE:
        return given, body
    if not given.places or not (_is_same(given, written) or any(map(located, given.places))):
        return _completed(written, given), rest
    if not written.places or _is_same(given, written):
        return _completed(given, written), rest
    return given, body


def dateline_names(declared: str, body: str) -> set[str]:
    """The folded names of the places that a dateline, declared or above the text, names."""
    return _names(find_dateline(declared, heads_of(body).rest)[0])


def _is_same(one: Dateline, other: Dateline) -> bool:
    return bool(_names(one) & _names(other))


def _names(dateline: Dateline) -> set[str]:
    """The places without what they lie in, for only one of two may say that."""
    return {fold(each.partition(",")[0]) for each in dateline.places}


def _completed(dateline: Dateline, other: Dateline) -> Dateline:
    return Dateline(
        dateline.places or other.places,
        dateline.date or other.date,
        dateline.agency or other.agency,
    )
