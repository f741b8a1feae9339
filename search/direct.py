"""Direct: the article that a pasted address or id names."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

_LONGEST = 2_000  # characters of an address or an id
_HOST = r"[^\s/?#\"()]+"
_ADDRESS = re.compile(rf"(?:https?://{_HOST}|{_HOST}\.{_HOST})/\S+", re.IGNORECASE)
_OWN = "/article/"  # before the id in the address of an article's page here


def is_address(text: str) -> bool:
    """Whether a text is the address of a web page and nothing else."""
    return len(text) <= _LONGEST and bool(_ADDRESS.fullmatch(text.strip()))


def names_in(text: str) -> Iterator[str]:
    """The ids and addresses that a text may be, the likeliest first."""
    name = text.strip()
    if not name or len(name) > _LONGEST or not _is_sound(name):
        return
    yield name
    if not is_address(name):
        return
    address = name if "://" in name else f"https://{name}"
    yield address
    _, own, id_ = urlsplit(address).path.partition(_OWN)
    if own:
        yield unquote(id_)


def _is_sound(text: str) -> bool:
    """Whether the ledger could have it: a command's argument may have halves of letters."""
    return not any("\ud800" <= each <= "\udfff" for each in text)
