"""Resolving: which article a delivery is of, by all that is known of it.

No article may be lost in another's, and none that was withdrawn may come back by another name. So
an id of its source's own is believed first, an address joins a page with the entries that point to
it, and joins what has ids of its own only until two of a kind have one address. What was withdrawn
is known by its address and by what it said, too.
"""

from typing import NamedTuple

from index.names import Names, is_unique, same_source, scoped
from index.register import Address, Alias, Known
from index.standing import is_entry


def is_taken(names: Names, known: Known) -> bool:
    """Whether an id that a source gives is of another source's article."""
    alias, standing = known.alias.get(names.id), known.standing.get(names.id)
    if not (alias or standing) or not names.own or is_unique(names.id):
        return False
    holder = alias.source if alias else standing.source if standing else None
    return not same_source(holder, names.source)


_SHARED = Address()


class Found(NamedTuple):
    """The article's id; `copy` tells that it is known by what it says alone."""

    id: str
    copy: bool = False


def meant_by(names: Names, known: Known) -> str:
    """The article that is known by this id, whoever gave it; "" where there is none."""
    if names.id in known.standing:
        return names.id
    alias = known.alias.get(names.id)
    return alias.article if alias and alias.article in known.standing else ""


def resolve(names: Names, format_: str, content: int | None, known: Known) -> Found:
    """The article that a delivery is of: one that is known, or a new one."""
    own = _by_id(names, known)
    if own in known.standing:
        return Found(own)
    if found := _by_address(names, format_, known):
        return Found(found)
    if content is not None and (buried := known.buried.get(content)):
        return Found(buried, copy=True)
    return Found(own)


def _by_id(names: Names, known: Known) -> str:
    """The id that the delivery would have by its own; another source's article keeps it."""
    id_ = names.id
    if id_ not in known.standing and id_ not in known.alias:  # as most that are new
        return id_
    if is_taken(names, known):
        id_ = scoped(names)
    alias = known.alias.get(id_)
    return alias.article if alias else id_


def _by_address(names: Names, format_: str, known: Known) -> str:
    """The article that has the address; "" where it is of none, or of one with another id."""
    address = known.address.get(names.address) if names.address else None
    if address is None or not address.article:
        return ""
    standing = known.standing.get(address.article)
    if standing is None:
        return ""
    former = address.entry if is_entry(format_) else address.full
    joins = not names.own or former in (None, names.id) or standing.withdrawn is not None
    return address.article if joins else ""


def note(names: Names, format_: str, found: str, known: Known, changed: Known) -> None:
    """Remember under which names an article came in."""
    if found != names.id:
        _note_id(names, found, known, changed)
    if names.address:
        before = known.address.get(names.address)
        after = _grown(before, names, format_, found)
        if after != before:
            known.address[names.address] = changed.address[names.address] = after


def _note_id(names: Names, found: str, known: Known, changed: Known) -> None:
    key = scoped(names) if is_taken(names, known) else names.id
    if key != found and key not in known.alias:
        known.alias[key] = changed.alias[key] = Alias(found, names.source)


def _grown(before: Address | None, names: Names, format_: str, found: str) -> Address:
    if before and before.article != found:
        return _SHARED
    own = names.id if names.own else None
    full, entry = (None, own) if is_entry(format_) else (own, None)
    if before:
        full, entry = before.full or full, before.entry or entry
    return Address(found, full, entry)
