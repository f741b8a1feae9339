"""From text to the forms that are indexed: where words begin and end, and how letters fold.

A *raw word* is a word as written, with its inner hyphens, dots and apostrophes (`Turkey’s`,
`post-coup`, `U.S`, `12,500`). Each distinct raw word is read once into a `Reading`: the folded
forms at successive positions, and beside them another spelling and acronyms in capitals.
Why raw words first: a batch of news has a thousand times more words than distinct ones, so all
that is costly happens once a distinct word.
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

MAX_FORM = 64  # characters; longer ones are cut, in texts and in queries alike

# Scripts that put no spaces between words: each letter is a word, found again as a phrase.
UNSPACED = (
    "\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
# Marks belong to their letter, though `\w` leaves them out; so do joiners and the soft hyphen.
MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0900-\u0963"
    "\u0966-\u0dff\u200c\u200d\u00ad"
)
_APOSTROPHES = "'’‘ʼ＇`´"
_HYPHENS = "&‐‑-"  # the plain one last, where a character class takes it as itself
# The classes of letters that RAW_WORD is made of; `index.compiled` has them as a table.
LETTERS = rf"^\W_{UNSPACED}"
INNER = rf"{_APOSTROPHES}.,{_HYPHENS}"
# Letters with the marks on them. Nothing is tried twice (`++`): it is the hottest loop of all.
_PIECE = rf"[{LETTERS}]++(?:[{MARKS}]++[{LETTERS}]*+)*+"
RAW_WORD = re.compile(rf"{_PIECE}(?:[{INNER}]{_PIECE})*+|[{UNSPACED}]")

_SPECIAL = str.maketrans(
    {
        "ß": "ss", "ẞ": "ss", "đ": "d", "Đ": "d", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o",
        "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ı": "i", "ð": "d", "Ð": "d", "þ": "th",
        "Þ": "th", "ħ": "h", "Ħ": "h", "ŧ": "t", "Ŧ": "t", "ŋ": "n", "Ŋ": "n", "ŉ": "n",
        "ə": "e", "Ə": "e",
        "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": "", "\u00ad": "", "\u200c": "", "\u200d": "",
        **{chr(0x660 + digit): str(digit) for digit in range(10)},
        **{chr(0x6F0 + digit): str(digit) for digit in range(10)},
    }
)  # fmt: skip
# Marks that may be left out when typing; those of Indic scripts are vowels and stay.
_OPTIONAL = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]"
)
_SHORT_I = re.compile("([иИ])\u0306")  # й is a letter of its own


# Other shapes of the same letters: ligatures, presentation forms, full width, high and low digits.
_SHAPED = re.compile("[²³¹\u2070-\u209f\ufb00-\ufdcf\ufe70-\ufeff\uff00-\uffef]+")


def fold(text: str) -> str:
    """The text without case, accents and typographic forms: what is compared when searching."""
    if text.isascii():
        return text.lower()
    plain = _SHAPED.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    apart = _SHORT_I.sub("й", unicodedata.normalize("NFD", plain))
    plain = _OPTIONAL.sub("", apart).translate(_SPECIAL).casefold().translate(_SPECIAL)
    return unicodedata.normalize("NFC", plain)


@dataclass(frozen=True, slots=True)
class Reading:
    """How one raw word is indexed.

    `parts` are folded forms at successive positions; `variant` is the word in its other spelling,
    at the last of these (a compound as one form, Djokovic for Đoković), else ""; `acronyms`
    pairs each part with its form in capitals, or with "", and is empty where there is none.
    """

    parts: tuple[str, ...]
    variant: str = ""
    acronyms: tuple[str, ...] = ()

    def forms(self) -> tuple[tuple[int, str], ...]:
        """Every form with its position counted from the word's own."""
        last = len(self.parts) - 1
        found = [*enumerate(self.parts), *enumerate(self.acronyms), (last, self.variant)]
        return tuple((at, form) for at, form in found if form)


_DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_DECIMAL = re.compile(r"\d+\.\d+[^\W\d_]*")
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}][sS]$")
_INNER = re.compile(rf"[{INNER}]")
_CONTRACTED = frozenset({"t", "re", "ve", "ll", "d", "m", "s", "n", "em"})
_ELIDED = frozenset(
    {"l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "un", "all",
     "dell", "nell", "sull", "dall", "quell"}
)  # fmt: skip


def read_word(raw: str, shouted: bool = False) -> Reading:
    """How a raw word is indexed; in a `shouted` text, all in capitals, `US` may well be `us`."""
    word = _POSSESSIVE.sub("", raw)
    if _DOTTED.fullmatch(word):
        letters = word.replace(".", "")
        return _single(fold(letters), _capitals(letters))
    if _GROUPED.fullmatch(word):
        return _single(word.replace(",", ""))
    if _DECIMAL.fullmatch(word) or not _INNER.search(word):
        return _single(fold(word), "" if shouted else _capitals(word), _spelled_with_dj(word))
    return _compound(word, shouted)


def _compound(word: str, shouted: bool) -> Reading:
    pieces = _INNER.split(word)
    marks = _INNER.findall(word)
    groups = [pieces[0]]
    for (left, right), mark in zip(pairwise(pieces), marks, strict=True):
        if _belongs(left, mark, right, first=len(groups) == 1):
            groups[-1] += right
        else:
            groups.append(right)
    parts = tuple(fold(group)[:MAX_FORM] for group in groups)
    if len(parts) == 1:
        return _single(parts[0], variant=_spelled_with_dj(groups[0]))
    acronyms = tuple("" if shouted else _capitals(group) for group in groups)
    joins = not set(marks) & set(".,") and not "".join(parts).isdigit()
    variant = "".join(parts)[:MAX_FORM] if joins else ""
    return Reading(parts, variant, acronyms if any(acronyms) else ())


def _belongs(left: str, mark: str, right: str, first: bool) -> bool:
    """Whether two pieces are one word: `e-mail`, `F-16`, `O’Brien`, `don’t`, `Sana’a`."""
    if mark in ".,":
        return False
    single = first and len(left) == 1 and left.isalpha()
    if mark in _HYPHENS:
        return single
    if right.lower() in _CONTRACTED or len(right) == 1:
        return True
    return single and fold(left) not in _ELIDED


def _capitals(word: str) -> str:
    """The acronym's form where the word is two or three capitals, else ""."""
    if not (2 <= len(word) <= 3 and word.isalpha() and word.isupper()):
        return ""
    capitals = fold(word).upper()
    return capitals if len(capitals) <= 3 and capitals.isupper() else ""


def _spelled_with_dj(word: str) -> str:
    """`djokovic` for Đoković: `fold` gives the d of Vietnamese and of careless typing."""
    return fold(word.replace("Đ", "dj").replace("đ", "dj")) if "Đ" in word or "đ" in word else ""


def _single(form: str, acronym: str = "", variant: str = "") -> Reading:
    return Reading((form[:MAX_FORM],), variant[:MAX_FORM], (acronym,) if acronym else ())
