"""Lists of places as news writes them: where one ends, what its qualifier is, tidy capitals."""

import re

from indexer.dateline_words import ACRONYMS, PARTICLES
from indexer.gazetteer import bearers, qualifies

_PARTS = re.compile(r"\s*[/|;•·]\s*")
_RIVER = re.compile(r"(?P<town>[^\W\d_]{3,})/(?P<river>[^\W\d_]{3,})")
_AND = re.compile(r"\s+(?:and|und|et|y|ve|&)\s+", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?")  # `D.C.`
_FIRST_LETTER = re.compile(r"[^\W\d_]")


def split_places(text: str) -> tuple[str, ...]:
    """The places of a list in tidy capitals, each with its qualifier: `Tripoli, Lebanon`."""
    found: list[str] = []
    for part in _PARTS.split(_RIVER.sub(_by_its_river, text.strip(" ,:-–—_"))):
        known = bool(bearers(part))
        names = [part] if known else [each for each in _AND.split(part) if each]
        found += [place for name in names for place in _with_qualifiers(name)]
    return tuple(dict.fromkeys(found))


def _by_its_river(found: re.Match[str]) -> str:
    """`Frankfurt/Main` by the name that it is known by: it is one place, and no two."""
    town, river = found["town"], found["river"]
    names = (f"{town} {between} {river}" for between in ("am", "an der", "in der"))
    return next((each for each in (*names, f"{town} ({river})") if bearers(each)), found[0])


def tidy(name: str) -> str:
    """A place's name with capitals as in prose: `ST PETERSBURG` is `St Petersburg`."""
    words = name.split()
    return " ".join(_tidy_word(word, first=at == 0) for at, word in enumerate(words))


def _with_qualifiers(text: str) -> list[str]:
    places: list[str] = []
    for part in (piece.strip() for piece in text.split(",")):
        if not part.strip(". "):
            continue
        head = places[-1].partition(",")[0] if places else ""
        if head and qualifies(head, part):
            places[-1] += ", " + _tidy_qualifier(part)
        else:
            places.append(tidy(part))
    return places


def _tidy_qualifier(text: str) -> str:
    acronym = len(text) < 4 and not text.endswith(".")
    return text if acronym else tidy(text)


def _tidy_word(word: str, first: bool) -> str:
    pieces = re.split(r"([-'’])", word)
    shown = [
        _tidy_piece(piece, first=first and at == 0, before=pieces[at - 2 : at] if at else [])
        for at, piece in enumerate(pieces)
    ]
    return "".join(shown)


def _tidy_piece(piece: str, first: bool, before: list[str]) -> str:
    lower = piece.replace("İ", "i").lower()
    if not lower.strip("().,").isalpha() or piece in ACRONYMS or _INITIALS.fullmatch(piece):
        return piece
    after_apostrophe = len(before) == 2 and before[1] in "'’"
    if (not first and lower in PARTICLES) or (after_apostrophe and len(before[0]) > 1):
        return lower
    capitals = sum(letter.isupper() for letter in piece)
    if lower.startswith("mc") and capitals > 1:
        return "Mc" + lower[2:].capitalize()
    if piece.islower() or capitals > len(piece) / 2:
        return _FIRST_LETTER.sub(lambda found: piece[found.start()].upper(), lower, count=1)
    return piece
