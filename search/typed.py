"""From one typed word or quote to a query; how it was read goes to the notes."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from index.fields import KEYWORDS
from index.words import RAW_WORD, fold
from search.combine import all_of, any_of
from search.days import is_backward, read_range
from search.forms import Typed, is_unspaced, settled, typed, wild_pieces
from search.query import Exact, Fuzzy, Near, Phrase, Prefix, Query, Range, Wildcard, Word

MAX_SLOP = 100
MAX_VALUE = 256  # characters of a keyword
MAX_DISTANCE = 2

_EMPTY = "Empty quotes were passed over."
_FUZZY = re.compile(r"([^~]+)~([0-9]*)")
_PREFIX = re.compile(r"([^*?]+)\*+")
_LISTED = ",;"  # after a value in a list
_STARS = re.compile(r"\*+")
_VALUE = re.compile(r'[^\s()"“”„«»]+')
_COLON = re.compile(r"([^\W\d_]+):(?:[^/:].*)?", re.DOTALL)
_MARKS = frozenset("/\\#@%_")  # with symbols such as `+`, what one might expect to find


@dataclass(frozen=True, slots=True)
class Context:
    """Where a word stands: its field, whether the query is all in capitals, who takes notes."""

    shouted: bool
    note: Callable[[str], None]
    field: str = ""


def read_typed(text: str, glued: bool, at: Context) -> Query | None:
    """The query for a word as typed, with its wildcards; None where nothing is in it."""
    if at.field == "date":
        return _date(text, at) or read_typed(text, glued, replace(at, field=""))
    if at.field in KEYWORDS:
        return _keyword(text[:MAX_VALUE].rstrip(_LISTED), at)
    if (colon := _COLON.fullmatch(text)) and (glued or not text.endswith(":")):
        at.note(f"There is no field {_short(colon[1])}, so it was read as a word.")
    if fuzzy := _FUZZY.fullmatch(text):
        return _fuzzy(fuzzy[1], fuzzy[2], at)
    if "*" in text or "?" in text:
        return _wild(text, at)
    return _words(text, at)


def read_quote(text: str, slop: str | None, at: Context) -> Query | None:
    """The query for what stands in quotes; None where nothing is in it."""
    if at.field == "date":
        return _date(text, at) or read_quote(text, slop, replace(at, field=""))
    if at.field in KEYWORDS:
        value = _value(text)
        if not value:
            at.note(_EMPTY)
        return Exact(value, at.field) if value else None
    return _near(_raws(text, at), slop, at)


def _raws(text: str, at: Context) -> list[Typed]:
    read = (typed(raw, at.shouted) for raw in RAW_WORD.findall(text))
    return [each for each in read if each.parts]


def _near(found: list[Typed], slop: str | None, at: Context) -> Query | None:
    words = tuple(form for each in found for form in each.exact)
    if not words:
        at.note(_EMPTY)
        return None
    if slop == "":
        at.note("A ~ without a number was passed over.")
    if slop and len(words) > 1:
        return Near(words, _slop(slop, at), at.field)
    variant = found[0].variant if len(found) == 1 else ""
    return any_of([Exact(variant, at.field) if variant else None, _exactly(words, at.field)])


def _exactly(words: tuple[str, ...], field: str) -> Query:
    return Phrase(words, field) if len(words) > 1 else Exact(words[0], field)


def _slop(digits: str, at: Context) -> int:
    slop = int(digits[:9])
    if slop > MAX_SLOP:
        at.note(f"Words can be {MAX_SLOP} apart at most.")
    return min(slop, MAX_SLOP)


def _words(text: str, at: Context) -> Query | None:
    """Every raw word; letters of unspaced scripts that touch are one phrase."""
    runs: list[list[str]] = []
    end = -1
    for found in RAW_WORD.finditer(text):
        touches = found.start() == end and is_unspaced(found[0]) and is_unspaced(runs[-1][-1])
        if touches:
            runs[-1].append(found[0])
        else:
            runs.append([found[0]])
        end = found.end()
    _tell_leftovers(text, [raw for run in runs for raw in run], at)
    return all_of(_run(run, at) for run in runs)


def _run(run: list[str], at: Context) -> Query | None:
    if len(run) == 1:
        return _word(typed(run[0], at.shouted), at.field)
    forms = tuple(form for raw in run for form in typed(raw, at.shouted).parts)
    return _exactly(forms, at.field) if forms else None


def _word(word: Typed, field: str) -> Query | None:
    if not word.parts:
        return None
    variant = Word(word.variant, field) if word.variant else None
    if len(word.parts) > 1:
        return any_of([variant, Phrase(word.parts, field)])
    plain = word.parts == word.exact
    return any_of([Word(word.parts[0], field) if plain else Exact(word.exact[0], field), variant])


def _tell_leftovers(text: str, raws: list[str], at: Context) -> None:
    left = set(RAW_WORD.sub("", text))
    if not raws and left & set("*?~"):
        at.note(f"{_short(text)} was passed over, since there is no letter in it.")
    if raws and "://" not in text and any(map(_is_telling, left)):
        at.note(f"{_short(text)} was read as {_short(' '.join(fold(raw) for raw in raws[:20]))}.")


def _is_telling(sign: str) -> bool:
    return sign in _MARKS or (sign not in "`´~" and unicodedata.category(sign)[0] == "S")


def _fuzzy(stem: str, digits: str, at: Context) -> Query | None:
    found = _raws(stem, at)
    distance = _distance(digits, at)
    if distance == 0 or "*" in stem or "?" in stem or len(found) != 1 or len(found[0].parts) != 1:
        if distance and found:
            at.note("A ~ works on one word without * and ?, and was passed over elsewhere.")
        return read_typed(stem, False, at) if found else _words(f"{stem}~", at)
    return Fuzzy(found[0].parts[0], distance, at.field)


def _distance(digits: str, at: Context) -> int:
    distance = int(digits[:9]) if digits else 1
    if distance > MAX_DISTANCE:
        at.note(f"A fuzzy word can differ by {MAX_DISTANCE} letters at most.")
    return min(distance, MAX_DISTANCE)


def _wild(text: str, at: Context) -> Query | None:
    if prefix := _PREFIX.fullmatch(text):
        return _prefix(prefix[1], at)
    pieces = wild_pieces(text)
    if not any(piece.strip("*?") for piece in pieces):
        return _words(text, at)
    return all_of(_piece(piece, at) for piece in pieces if piece.strip("*?"))


def _piece(piece: str, at: Context) -> Query | None:
    if "?" in piece or "*" in piece[:-1]:
        return Wildcard(piece, at.field)
    return _prefix(piece[:-1], at) if piece.endswith("*") else _words(piece, at)


def _prefix(stem: str, at: Context) -> Query | None:
    """Words in a row, of which the last is the beginning of one."""
    found = _raws(stem, at)
    if not found:
        return _words(f"{stem}*", at)
    *before, last = (form for each in found for form in each.parts)
    variant = found[-1].variant if len(found[-1].parts) == 1 else ""
    ends = [Prefix(last, at.field), Prefix(variant, at.field) if variant else None]
    return all_of([*(Word(form, at.field) for form in before), any_of(ends)])


def _date(text: str, at: Context) -> Query | None:
    try:
        days = read_range(text.rstrip(_LISTED))
    except ValueError:
        at.note(
            f"{_short(text)} isn't a date such as 2016, 2016-08 or 2016-08-09,"
            " so it was read as words."
        )
        return None
    if not is_backward(days):
        return days
    at.note(f"{_short(text)} ends before it starts and was read the other way round.")
    return Range(days.end, days.start)


def _keyword(text: str, at: Context) -> Query | None:
    """A whole value as typed, or a pattern of values."""
    if not text.strip("*?~"):
        return _words(text, at)
    if (fuzzy := _FUZZY.fullmatch(text)) and not set(text) & set("*?"):
        distance, stem = _distance(fuzzy[2], at), settled(fuzzy[1])
        if distance and _VALUE.fullmatch(stem):
            return Fuzzy(stem, distance, at.field)
        return Exact(fuzzy[1], at.field)
    pattern = _STARS.sub("*", settled(_STARS.sub("*", text)))  # what parted them may fold away
    if pattern and not pattern.strip("*?"):
        return _words(text, at)
    if not set(pattern) & set("*?") or not _VALUE.fullmatch(pattern):
        return Exact(text, at.field)
    if _PREFIX.fullmatch(pattern):
        return Prefix(pattern[:-1], at.field)
    return Wildcard(pattern, at.field)


def _value(text: str) -> str:
    return " ".join(text[:MAX_VALUE].split())


def _short(text: str) -> str:
    text = " ".join(text[:80].split())
    return text if len(text) <= 40 else f"{text[:39]}…"
