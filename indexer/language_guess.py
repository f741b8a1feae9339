"""The language that a text is written in, where its source doesn't say: a code or nothing.

py3langid tells it, by the letters that stand together (4.6 MB, 0.1 ms an article, loaded with the
first text that asks). It knows 140 languages; those that carry news are asked for, as dialects
take from the sureness of what they are akin to. The script has a word of its own: it settles
what only one language is written in, and refuses a guess that is written in another.
"""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from index.words import fold
from indexer.language_tables import EKAVIAN, IJEKAVIAN, KIN, LANGUAGES, SCRIPTS, Script

SURE = 0.9  # below it a guess is none
AKIN = 0.6  # what is enough where the rest is with its kin
HEAD, MIDDLE = 50, 40  # words of the sample
LETTERS = 40  # fewer tell nothing
SCRIPT_LETTERS = 8  # fewer don't tell a script

_WORD = re.compile(r"\S+")
_NO_WORD = re.compile(r"[/@\d]|\.\w")  # an address, a figure
_LETTER = re.compile(r"[^\W\d_]")
_FOREIGN = 0.25  # of Japanese is at least this much kana


def guess_language(title: str, body: str) -> str:
    """The ISO 639-1 code of the language; "" where the text is too short or leaves it open."""
    sample = _sample(body) or _sample(title)
    letters = len(_LETTER.findall(sample))
    script = _script_of(sample, letters)
    if script is None:
        return ""
    if len(script.languages) == 1:
        return next(iter(script.languages))
    return _guess(sample, script) if letters >= LETTERS or _is_han(script) else ""


def _sample(text: str) -> str:
    """Words from the head of a text and from its middle, without names in capitals and figures."""
    words = [word for word in _WORD.findall(text[:20_000]) if not _NO_WORD.search(word)]
    if not text.isupper():
        words = [word for word in words if len(word) < 2 or not word.isupper()]
    middle = max(HEAD, len(words) // 2)
    sample = " ".join((*words[:HEAD], *words[middle : middle + MIDDLE]))
    return sample[:1200].lower() if text.isupper() else sample[:1200]


def _script_of(sample: str, letters: int) -> Script | None:
    """The script that most letters are of, if there are enough to tell."""
    if letters < SCRIPT_LETTERS:
        return None
    for script in SCRIPTS:
        share = len(re.findall(script.letters, sample)) / letters
        if share > (_FOREIGN if script.languages == {"ja"} else 0.6):
            return script
    return None


def _is_han(script: Script) -> bool:
    return "zh" in script.languages


def _guess(sample: str, script: Script) -> str:
    """What the letters tell, where it is sure enough and written in that script."""
    ranked = _identifier().rank(sample)[:3]
    first, sureness = ranked[0]
    if first not in script.languages or sureness >= SURE:
        return first if first in script.languages else ""
    kin = next((each for each in KIN if first in each), frozenset())
    if sum(share for language, share in ranked if language in kin) < SURE:
        return ""
    return _settled(sample, kin) or (first if sureness >= AKIN else "")


def _settled(sample: str, kin: frozenset[str]) -> str:
    """Serbian in Latin letters, which alone of its kin has `e` for `ije` and `je`."""
    if "sr" not in kin:
        return ""
    words = set(fold(sample).split())
    return "sr" if len(words & EKAVIAN) >= 2 and not words & IJEKAVIAN else ""


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier
