"""Sign-offs: the last lines of wire copy, which tell desks that a text ends and who typed it."""

import re
from collections.abc import Sequence

from index.words import fold
from indexer.dateline_words import AGENCIES

_SIGN_OFF = re.compile(
    r"(?:(?i:ends?|endit|eom|mf|more)|NNNN|-\s?30\s?-|#{1,3}|=+|[_*-](?:\s?[_*-])+)\s*\.?"
    r"|[(/][A-Z][\w.-]{1,19}[)/]\.?|/[a-z][\w.-]{1,19}/\.?"  # `(ANSA).`, `/ritzau/`
    r"|[a-z]{2,4}(?:[/-][a-z]{2,4}){1,5}"  # `hh/ph/ts`
    r"|[A-Z]{2,5}-(?:[A-Z]{2}-)?\d\d-\d\d-\d\d.*"  # `AP-WF-05-14-19 1530GMT`
)
_BY_AGENCY = re.compile(r"([A-Za-z]{2,9})(?: [A-Za-zÀ-ÿ]{1,4}\d?){0,6}")  # `AAP RTV ar`
_LONGEST = 40  # characters


def is_sign_off(line: str) -> bool:
    """Whether a last line ends the transmission and not the story."""
    text = line.strip()
    if len(text) > _LONGEST:
        return False
    return bool(_SIGN_OFF.fullmatch(text)) or _is_by_agency(text)


def _is_by_agency(text: str) -> bool:
    found = _BY_AGENCY.fullmatch(text)
    if not found or fold(found[1]) not in AGENCIES:
        return False
    return found[1].isupper() or found[1].islower() or found[1] == text


def without_sign_off(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs without the sign-off below them; the first is always text."""
    end = len(paragraphs)
    while end > 1 and is_sign_off(paragraphs[end - 1]):
        end -= 1
    return list(paragraphs[:end])
