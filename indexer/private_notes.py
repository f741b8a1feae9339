"""Private notes: what agencies send to desks below a text, and mark as not to be published."""

import re

_PRIVATE = re.compile(
    r"(?:(?:the|die) (?:following|folgenden?) )?\(?"
    r"(?:information(?:en)? (?:is|are) not (?:intended )?for publication"
    r"|informationen sind nicht zur ver.ffentlichung"
    r"|not for publication|nicht zur ver.ffentlichung)",
    re.IGNORECASE,
)


def without_private(text: str) -> str:
    """The text up to the words that forbid publishing the rest."""
    found = _PRIVATE.search(text)
    return text[: found.start()].strip() if found else text
