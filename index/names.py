"""Names: by what two deliveries are known to be of one article.

An id of its source's own names an article together with the source; the address does where a
source gives no id, and the content where it gives neither. What was withdrawn is known by all
three.
"""

import re
from functools import lru_cache
from hashlib import blake2b
from struct import Struct
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from index.article import Article

# Parameters that tell where a reader came from, not which article it is.
_TRACKING = re.compile(
    r"(?:utm_.*|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_ga|ref|ref_src|cmpid|ocid"
    r"|smid|smtyp|at_.*|wt_.*|amp)",
    re.IGNORECASE,
)
_PORTS = {"http": ":80", "https": ":443"}
_USUAL = re.compile(r"https?://([a-z0-9.-]+)(/[A-Za-z0-9._~/-]*)?", re.ASCII)  # all but a few
_DERIVED = re.compile(r"(?:url|text)-[0-9a-f]{20}")  # what derived_id makes
# Ids that no two sources give: names in a scheme of names, and UUIDs.
_UNIQUE = re.compile(
    r"(?:urn:|tag:|https?://).*|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER = Struct("<q")
_SHORT = 200  # letters of a text that several articles may have, as a rubric's or a notice's


class Names(NamedTuple):
    """What a delivered article is known by; `address` is 0 where it has none of its own."""

    id: str
    own: bool  # whether its source gave the id
    source: str
    address: int


def names_of(article: Article) -> Names:
    """The names of an article as it was delivered."""
    id_ = article.id
    own = not (id_.startswith(("url-", "text-")) and _DERIVED.fullmatch(id_))
    return Names(id_, own, source_key(article.source), address_key(article.url))


def address_key(url: str) -> int:
    """The number of an article's address, however it is written; 0 where it is none."""
    canonical = canonical_url(url) if url else ""
    return _number(canonical) if canonical else 0


def content_key(article: Article) -> int:
    """The number of what an article says; of its day, too, where that is little."""
    date = str(article.date) if len(article.body) < _SHORT else ""
    return _number("\x1f".join((article.title.casefold(), date, article.body)))


def derived_id(kind: str, *texts: str) -> str:
    """The id of an article whose source gives none: `url-…` or `text-…`, the same each time."""
    return f"{kind}-{blake2b(_joined(texts), digest_size=10).hexdigest()}"


def same_source(left: str | None, right: str | None) -> bool:
    """Whether two names may be one source's: one is in the other, or isn't known."""
    return not left or not right or f" {left} " in f" {right} " or f" {right} " in f" {left} "


def is_unique(id_: str) -> bool:
    """Whether an id names one article the world over, and not one of its source's alone."""
    return bool(_UNIQUE.fullmatch(id_))


def scoped(names: Names) -> str:
    """The id of an article whose own is another source's article already."""
    source = re.sub(r"\W+", "-", names.source).strip("-")
    return f"{names.id}@{source}"


@lru_cache(1024)
def source_key(source: str) -> str:
    """A source's name as names are compared: in small letters, spaces as one."""
    return " ".join(source.casefold().split())


def canonical_url(url: str) -> str:
    """The address without what doesn't tell articles apart; "" if it is no article's.

    Host in small letters; no fragment, tracking parameters, standard port or last slash; `http`
    and `https` are one. A front page is that of no article.
    """
    if usual := _USUAL.fullmatch(url):
        host, path = usual.groups("")
        path = path.rstrip("/")
        return f"https://{host}{path}" if path else ""
    return _parsed(url)


def _parsed(url: str) -> str:
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return ""
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not parts.hostname:
        return ""
    host = parts.hostname + (f":{port}" if port and f":{port}" != _PORTS[scheme] else "")
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name)
    ]
    path = parts.path.rstrip("/")
    return urlunsplit(("https", host, path, urlencode(kept), "")) if path or kept else ""


def _number(text: str) -> int:
    """A number of 64 bits, as SQLite keeps them."""
    digest = blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()
    number: int = _NUMBER.unpack(digest)[0]
    return number


def _joined(texts: tuple[str, ...]) -> bytes:
    return "\x1f".join(texts).encode()
