"""From a typed word to forms of the index, and from a form back to a word that is read as it."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import zip_longest

from index.words import MAX_FORM, RAW_WORD, fold, read_word

MAX_RAW = 4 * MAX_FORM  # characters of a raw word that are looked at

# Letters that fold to what isn't a word by itself: there is no other way to write these forms.
_LETTERS = {fold(letter): letter for letter in "ำຳ½¼¾⅓⅔⅛⅜⅝⅞"}
_FOLDED = re.compile("|".join(map(re.escape, _LETTERS)))


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed word: its forms in a row, the same with acronyms in capitals, and its variant."""

    parts: tuple[str, ...]
    exact: tuple[str, ...]
    variant: str = ""


def typed(raw: str, shouted: bool) -> Typed:
    """How a raw word of a query is read; only forms that `spelled` can write are in it."""
    reading = read_word(raw[:MAX_RAW], shouted)
    acronyms = () if shouted else reading.acronyms
    pairs = [
        pair
        for part, acronym in zip_longest(reading.parts, acronyms, fillvalue="")
        for pair in _writable(part, acronym)
    ]
    return Typed(
        parts=tuple(part for part, _ in pairs),
        exact=tuple(exact for _, exact in pairs),
        variant=reading.variant if spelled(reading.variant) else "",
    )


def _writable(part: str, acronym: str) -> list[tuple[str, str]]:
    if spelled(part):
        return [(part, acronym if acronym and _is_acronym(acronym) else part)]
    again = [form for raw in RAW_WORD.findall(part) for form in read_word(raw).parts]
    return [(form, form) for form in again if spelled(form)]


def spelled(form: str) -> str:
    """A raw word that is read as just this form; "" where there is none."""
    raw = _FOLDED.sub(lambda found: _LETTERS[found[0]], form)
    if not RAW_WORD.fullmatch(raw):
        return ""
    reading = read_word(raw)
    plain = reading.parts == (form,) and not reading.variant
    return raw if plain and set(reading.acronyms) <= {form} else ""


def _is_acronym(form: str) -> bool:
    """Whether the form, typed, is read as this acronym (letters without case are none)."""
    return bool(RAW_WORD.fullmatch(form)) and read_word(form).acronyms == (form,) != (fold(form),)


def is_unspaced(raw: str) -> bool:
    """Whether the raw word is a letter of a script that puts no spaces between words."""
    return len(raw) == 1 and not RAW_WORD.fullmatch(raw * 2)


def settled(text: str) -> str:
    """The text folded until that changes nothing more, cut as forms are; "" if it never ends."""
    text = text[:MAX_RAW]
    for _ in range(4):
        folded = fold(text)[:MAX_FORM]
        if folded == text:
            return text
        text = folded
    return ""


def wild_pieces(text: str) -> list[str]:
    """Runs of letters, marks, digits, `?` and `*`, folded; runs of `*` are one."""
    folded = re.sub(r"\*+", "*", fold(text[:MAX_RAW]))
    kept = (sign if sign in "*?" or _is_letter(sign) else " " for sign in folded)
    pieces = (settled(piece) for piece in "".join(kept).split())
    return [piece for piece in pieces if piece]


def _is_letter(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LNM"


def is_shouted(text: str) -> bool:
    """Whether a query is all in capitals, so that `US` may well be `us`."""
    if any(map(str.islower, text)):
        return False
    return any(_is_shout(raw) for raw in RAW_WORD.findall(text) if raw not in ("AND", "OR", "NOT"))


def _is_shout(raw: str) -> bool:
    raw = raw[:MAX_RAW]
    return bool(re.search(r"[^\W\d_]{4}", raw)) and raw.isupper() and fold(raw) != raw
