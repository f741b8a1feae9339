"""What an article is known by: its source's id, else its address, else its content."""

import re
from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from indexer.raw import RawArticle

# Parameters that tell where a reader came from, not which article it is.
_TRACKING = re.compile(
    r"(?:utm_.*|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|_ga|ref|ref_src|cmpid|ocid"
    r"|smid|smtyp|at_.*|wt_.*|amp)",
    re.IGNORECASE,
)
_PORTS = {"http": ":80", "https": ":443"}


def article_id(raw: RawArticle) -> str:
    """The source's own id, as it is; else `url-…` or `text-…`, which stay the same each time."""
    if own := raw.id.strip():
        return own
    if url := canonical_url(raw.url):
        return f"url-{_digest(url)}"
    return f"text-{_digest(raw.title, raw.date, raw.body)}"


def canonical_url(url: str) -> str:
    """The address without what doesn't tell articles apart; "" if it is none of the web.

    Host in small letters; no fragment, tracking parameters, standard port or last slash; `http`
    and `https` are one.
    """
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
    return urlunsplit(("https", host, parts.path.rstrip("/"), urlencode(kept), ""))


def _digest(*texts: str) -> str:
    return blake2b("\x1f".join(texts).encode(), digest_size=10).hexdigest()
