"""Bylines: who wrote a story, from the line that says so."""

import re

from index.words import fold
from indexer.dateline_words import AGENCIES

_BY = re.compile(r"^(?:by|von|par|por|de|di|autor|author|written by|reported by)[:\s]\s*", re.I)
_AND = re.compile(r"\s+(?:and|und|et|y|e|ve|i|&)\s+|\s*[;|/\n]\s*", re.I)
_POSTS = frozenset(
    {"correspondent", "correspondents", "editor", "reporter", "reporters", "writer", "writers"}
    | {"columnist", "bureau", "staff", "korrespondent", "redakteur", "redaktion", "journaliste"}
)
# What follows a comma and still belongs to the name before.
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "mp"})


def split_authors(text: str) -> tuple[str, ...]:
    """The names of a byline such as `By Ada Byron and Mary Shelley`; `Shelley, Mary` is one."""
    text = " ".join(_BY.sub("", text.strip()).replace("\n", ";").split(" ")).strip()
    names = [name for part in _AND.split(text) for name in _by_comma(part)]
    tidy = tuple(dict.fromkeys(name for name in map(_tidy, names) if name))
    return tuple(name for name in tidy if not _is_post(name)) or tidy


def _is_post(name: str) -> bool:
    """Whether a piece of a byline says for whom, as what or when someone writes, and not who."""
    words = fold(name).replace(".", "").split()
    if not words or words[-1] in _POSTS or any(letter.isdigit() for letter in name):
        return True
    agency = "-".join(words).removeprefix("the-")
    # `Ana` is a person's name, `ANA` an agency's.
    return agency in AGENCIES and (name.isupper() or name.islower() or len(agency) > 5)


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
