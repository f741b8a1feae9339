"""The generated language: lemmas by rank of frequency, and their inflected forms.

Lemmas are syllables that end in a cluster of consonants, on which the usual English stemmers
(Porter, Snowball) agree: they take -s, -ed and -ing off again and leave the rest alone.
Every third lemma is a name, which has but one form; the first are real function words.
"""

from functools import cache
from math import prod

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]  # of forms: FORMS * lemma + form

ENDINGS = ("", "s", "ed", "ing")
FORMS = len(ENDINGS)
_FUNCTION_WORDS = (
    "the of and to a in that for on is with by at from it as said was be will an he are not but "
    "they would have or which were who their had been more after new two up when"
)
FUNCTION_WORDS = tuple(_FUNCTION_WORDS.split())
FUNCTIONS = len(FUNCTION_WORDS)
LEMMAS = 1_500_000  # the most that there are

_SOUNDS = (
    "b c d f g h j k l m n p r t v w bl br cl dr fl gr pl pr sl tr ch sh st sp",
    "a e i o u ai ea oa ou ee",
    "b d f g k l m n p r t v nd rm lt mb rk",
    "rk nd mp nk lt rn sk ft rd lm lk rp rm ld",
)
_ONSETS, _VOWELS, _INNER, _CODAS = (sounds.split() for sounds in _SOUNDS)
_LENGTHS = (  # what lemmas are made of, and how many of them
    ((_ONSETS, _VOWELS, _CODAS), 2_000),
    ((_ONSETS, _VOWELS, _INNER, _VOWELS, _CODAS), 500_000),
    ((_ONSETS, _VOWELS, _INNER, _VOWELS, _INNER, _VOWELS, _CODAS), LEMMAS),
)
_STRIDE = 7_368_787  # a prime: walks all words of a length in an order that looks random


def is_name(lemmas: Ids) -> NDArray[np.bool_]:
    """Which of the lemmas have one form alone."""
    single: NDArray[np.bool_] = (lemmas < FUNCTIONS) | (lemmas % 3 == 0)
    return single


@cache
def word(number: int) -> str:
    """The word of a form's id."""
    lemma, form = divmod(number, FORMS)
    if lemma < FUNCTIONS:
        return FUNCTION_WORDS[lemma]
    return _spelled(lemma - FUNCTIONS) + ENDINGS[form]


def _spelled(number: int) -> str:
    """The lemma of this rank: the more frequent, the shorter."""
    for places, most in _LENGTHS:
        if number < most:
            return _in_system(number, places)
        number -= most
    raise ValueError(f"there are no more than {LEMMAS:,} lemmas")


def _in_system(number: int, places: tuple[list[str], ...]) -> str:
    """The number, scrambled, in a system whose digits are those of each place."""
    left = number * _STRIDE % prod(map(len, places))
    found = []
    for digits in places:
        left, at = divmod(left, len(digits))
        found.append(digits[at])
    return "".join(found)
