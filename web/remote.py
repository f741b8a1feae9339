"""From what a person names on the command line to a source: a path, or an address with rules."""

import re
from pathlib import Path

from index.errors import SourceError
from indexer.addresses import anywhere
from indexer.fetch import FetchRules, is_address
from indexer.visits import Visits
from indexer.web_source import WebSource

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
VISITS = "visits.json"  # in the archive's folder


def source_of(named: str, visits: Visits, allow_private: bool) -> Path | WebSource:
    """The source of this name."""
    if is_address(named):
        return web_source(named, visits, allow_private)
    if _SCHEME.match(named):
        raise SourceError(f"{named}: isn't an address that begins with http:// or https://")
    return Path(named)


def web_source(url: str, visits: Visits, allow_private: bool) -> WebSource:
    """The source at this address."""
    rules = FetchRules(permits=anywhere) if allow_private else FetchRules()
    return WebSource(url, rules, visits)
