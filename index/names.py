"""Names: by what two deliveries are known to be of one article."""

from functools import lru_cache


@lru_cache(1024)
def source_key(source: str) -> str:
    """A source's name as names are compared: in small letters, spaces as one."""
    return " ".join(source.casefold().split())
