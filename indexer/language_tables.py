"""What is known of languages and scripts before a text is looked at."""

from typing import NamedTuple

# Not here: languages that no script and no newspaper keeps apart, and Latin, which is filler text.
_NEWS = """
af am ar as az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu ha he hi hr hu hy id
is it ja ka kk km kn ko ku ky lo lt lv mg mk ml mn mr ms my ne nl no or pa pl ps pt ro ru si sk
sl so sq sr sv sw ta te th tl tr uk ur uz vi zh
"""
LANGUAGES = tuple(_NEWS.split())
# Nearly one language to any method: a guess among them is taken where it leads.
KIN: tuple[frozenset[str], ...] = (
    frozenset({"hr", "bs", "sr"}),
    frozenset({"no", "da"}),
    frozenset({"id", "ms"}),
    frozenset({"cs", "sk"}),
    frozenset({"af", "nl"}),
    frozenset({"gl", "pt"}),
)
# Words of Serbian, which has `e` for what its neighbours write `ije` and `je`; and these words.
_WITH_E = """
vreme dece deca deci mesto mesta mestu gde pre posle uvek ovde vece veca dve dveju svet sveta
svetu covek coveka reci rec vest vesti delo deo cena cene zamenik predsednik predsednika
predsednica sednica sednice sledece sledeci nedelja nedelje nedelju sreda sredu reka promene
izmene bezbednost bezbednosti zeleo zelela zeleli razume primer srede leto uspeh resenje
"""
EKAVIAN = frozenset(_WITH_E.split())
_WITH_IJE = """
vrijeme djece djeca djeci mjesto mjesta mjestu gdje prije poslije uvijek ovdje vijece vijeca
dvije dviju svijet svijeta svijetu covjek covjeka rijeci rijec vijest vijesti djelo dio cijena
cijene zamjenik predsjednik predsjednika predsjednica sjednica sjednice sljedece sljedeci
nedjelja nedjelje nedjelju srijeda srijedu rijeka promjene izmjene zelio zeljela zeljeli
razumije primjer ljeto uspjeh rjesenje
"""
IJEKAVIAN = frozenset(_WITH_IJE.split())


class Script(NamedTuple):
    """A script by its letters, and what is written in it."""

    letters: str
    languages: frozenset[str]


def _script(letters: str, languages: str) -> Script:
    return Script(f"[{letters}]", frozenset(languages.split()))


_LATIN = """
    af az bs ca cs cy da de en es et eu fi fr ga gl ha hr hu id is it ku lt lv mg ms nl no pl pt ro
    sk sl so sq sr sv sw tl tr uz vi
"""
# Kana before Han: Japanese is written in both.
SCRIPTS = (
    _script("\u3040-\u30ff", "ja"),
    _script("\uac00-\ud7af\u1100-\u11ff", "ko"),
    _script("\u3400-\u4dbf\u4e00-\u9fff", "zh ja"),
    _script("\u0370-\u03ff\u1f00-\u1fff", "el"),
    _script("\u0590-\u05ff", "he"),
    _script("\u0530-\u058f", "hy"),
    _script("\u10a0-\u10ff", "ka"),
    _script("\u0e00-\u0e7f", "th"),
    _script("\u0e80-\u0eff", "lo"),
    _script("\u1000-\u109f", "my"),
    _script("\u1780-\u17ff", "km"),
    _script("\u1200-\u137f", "am"),
    _script("\u0b80-\u0bff", "ta"),
    _script("\u0c00-\u0c7f", "te"),
    _script("\u0c80-\u0cff", "kn"),
    _script("\u0d00-\u0d7f", "ml"),
    _script("\u0d80-\u0dff", "si"),
    _script("\u0a00-\u0a7f", "pa"),
    _script("\u0a80-\u0aff", "gu"),
    _script("\u0b00-\u0b7f", "or"),
    _script("\u0980-\u09ff", "as bn"),
    _script("\u0900-\u097f", "hi mr ne"),
    _script("\u0400-\u052f", "be bg kk ky mk mn ru sr uk uz"),
    _script("\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff", "ar fa ku ps ur"),
    _script("A-Za-z\u00c0-\u024f\u0259\u1e00-\u1eff", _LATIN),
)
