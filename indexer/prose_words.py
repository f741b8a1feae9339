"""The words of a text that may begin a name: those with a capital, or of a script without any."""

import re
from dataclasses import dataclass
from functools import lru_cache

from indexer.gazetteer import place_key

# Every letter in its large form, Latin to Armenian; then scripts that have no large letters.
_LARGE = "A-Z" + "".join(
    letter for letter in map(chr, range(0xC0, 0x590)) if letter.isupper() or letter.istitle()
)
_CASELESS = "\u05d0-\u05ea\u0620-\u06d3\u0900-\u0dff\u10d0-\u10ff\u1200-\u137f\uac00-\ud7a3"
_UNSPACED = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"  # each letter is a word
_LETTER = re.compile(rf"(?<=[{_UNSPACED}])(?=.)|(?<=.)(?=[{_UNSPACED}])")
_CAPITAL = re.compile(
    rf"(?:[A-Z]\.){{2,}}|\b[A-Z]\.[A-Z]\b|[{_UNSPACED}]"
    rf"|\b(?:[LlDd]['’])?[{_LARGE}{_CASELESS}]\w*(?:['’ʼ]\w+)*"
)
# The genitive of English, and the cases of Turkish.
_POSSESSIVE = re.compile(
    r"['’ʼ](?:s?|[dt][ae](?:n|ki)?|n?[ıiuü]n|[yn][aeıiuü]|n[dt][ae]n?|l[ıiuü])$"
    r"|(?<=[bcçdfgğhjklmnpqrsştvwxyz])['’ʼ][aeıiuü]$",
    re.IGNORECASE,
)
_ELISION = re.compile(r"^[LlDd]['’](?=[^\W\d_]{3})")
_SMALL = re.compile(r"[a-zß-öø-ÿ]")
_BEFORE = re.compile(r"([^\W\d_]+)[\s\"'’“”‘«(\[-]*$")
_SENTENCE = re.compile(r"(?:^|[.!?:;…]|\n\s*\n)[\s\"'’“”‘«»)(\[*•–—-]*$")

SHOUTED = 0.2  # share of small letters below which case says nothing


@dataclass(frozen=True, slots=True)
class Text:
    """A text with the words that may begin a name: where each begins and ends, and its key."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    keys: tuple[str, ...]
    cased: bool  # whether a capital tells a name from a word

    def between(self, word: int) -> str:
        """What stands between a word and the next."""
        return self.text[self.ends[word] : self.starts[word + 1]]

    def shown(self, first: int, last: int) -> str:
        """The words as written, on one line."""
        return " ".join(self.text[self.starts[first] : self.ends[last]].split())

    def before(self, word: int) -> str:
        """The word before a word, in small letters; empty if none is near."""
        start = self.starts[word]
        found = _BEFORE.search(self.text, max(0, start - 24), start)
        return found[1].lower() if found else ""

    def is_possessive(self, word: int) -> bool:
        """Whether a word is in the genitive, as `Turkey’s`, so that a new name begins behind it."""
        return bool(_POSSESSIVE.search(self.text, self.starts[word], self.ends[word]))

    def begins_sentence(self, word: int) -> bool:
        """Whether a sentence begins with the word."""
        start = self.starts[word]
        return bool(_SENTENCE.search(self.text, max(0, start - 8), start))


def read_text(text: str, headline: bool = False) -> Text:
    """The words of a text; a headline's capitals say nothing where most of its words have them."""
    found = list(_CAPITAL.finditer(text))
    return Text(
        text,
        tuple(each.start() for each in found),
        tuple(each.end() for each in found),
        tuple(word_key(each[0]) for each in found),
        _is_cased(text, len(found), headline),
    )


@lru_cache(maxsize=16_384)
def word_key(word: str) -> str:
    """A word as it stands in a name's key: `Turkey’s` and `TURKEY` are `turkey`, `U.S.` is `us`."""
    return place_key(without_genitive(word))


def spaced(key: str) -> str:
    """A name's key with its words apart, where its script puts no spaces between them."""
    return key if key.isascii() else _LETTER.sub(" ", key)


def without_genitive(name: str) -> str:
    """A name without the ending of a genitive, and without an article run together with it."""
    return _ELISION.sub("", _POSSESSIVE.sub("", name))


def _is_cased(text: str, capitals: int, headline: bool) -> bool:
    if headline:
        return capitals < len(text.split()) / 2
    small = len(_SMALL.findall(text, 0, 1000))
    return small > SHOUTED * min(len(text), 1000)
