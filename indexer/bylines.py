"""Bylines: who wrote a story, from the line that says so."""

import re

_BY = re.compile(r"^(?:by|von|par|por|de|di|autor|author|written by|reported by)[:\s]\s*", re.I)
_AND = re.compile(r"\s+(?:and|und|et|y|e|ve|i|&)\s+|\s*[;|/\n]\s*", re.I)
# What follows a comma and still belongs to the name before.
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "mp"})


def split_authors(text: str) -> tuple[str, ...]:
    """The names of a byline such as `By Ada Byron and Mary Shelley`; `Shelley, Mary` is one."""
    text = " ".join(_BY.sub("", text.strip()).replace("\n", ";").split(" ")).strip()
    names = [name for part in _AND.split(text) for name in _by_comma(part)]
    return tuple(dict.fromkeys(name for name in map(_tidy, names) if name))


def _by_comma(text: str) -> list[str]:
    """The names between commas; one name where the family name stands first."""
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    if pieces and len(pieces[0].split()) == 1 and len(pieces) <= 2:
        return [", ".join(pieces)]
    names: list[str] = []
    for piece in pieces:
        if names and piece.lower().replace(".", "") in _SUFFIXES:
            names[-1] += f", {piece}"
        else:
            names.append(piece)
    return names


def _tidy(name: str) -> str:
    return " ".join(name.split()).strip(" ,;")
