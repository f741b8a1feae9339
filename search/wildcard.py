"""Wildcards as regular expressions over a table of strings."""

import re


def wildcard_pattern(pattern: str) -> str:
    """The regular expression, over UTF-8, of a pattern of `?` and `*`.

    What stands between two stars is taken where it first fits, for good: later would fit no
    better, and so a pattern of many stars can't make the search try every combination.
    """
    first, *rest = ("".join(map(_letter_pattern, part)) for part in pattern.split("*"))
    if not rest:
        return first
    *middle, last = rest
    return first + "".join(rf"(?>[^\n]*?{part})" for part in middle) + rf"[^\n]*{last}"


def _letter_pattern(letter: str) -> str:
    return r"[^\n\x80-\xbf][\x80-\xbf]*+" if letter == "?" else re.escape(letter)
