"""Stems: the Snowball stemmers, by ISO 639-1 language."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import Stemmer

_ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "et": "estonian", "eu": "basque", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch",
    "no": "norwegian", "nb": "norwegian", "nn": "norwegian", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sr": "serbian", "bs": "serbian", "hr": "serbian", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
UNTOLD = "en"  # by whose stems a text is indexed whose language nobody tells: a few words, mostly


def stem(language: str, forms: Sequence[str]) -> list[str]:
    """The stem of each folded form; the form itself where the language has no stemmer."""
    stemmer = _stemmer(language)
    return [*forms] if stemmer is None else [*stemmer.stemWords([*forms])]


def has_stemmer(language: str) -> bool:
    """Whether forms of this language have stems of their own."""
    return language in _ALGORITHMS


@cache
def _stemmer(language: str) -> Any:  # noqa: ANN401 - PyStemmer has no types
    name = _ALGORITHMS.get(language)
    return Stemmer.Stemmer(name, 0) if name else None
