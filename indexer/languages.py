"""The language that a source declares, as a code of two letters."""

import re
from functools import lru_cache

from index.words import fold

# ISO 639-1, ISO 639-2 (both forms), the name in English and its own.
_TABLE = """
ar ara arabic العربية
bg bul bulgarian български
bs bos bosnian bosanski
ca cat catalan català
cs cze ces czech čeština
da dan danish dansk
de ger deu german deutsch
el gre ell greek ελληνικά
en eng english
es spa spanish español castellano
et est estonian eesti
fa per fas persian farsi فارسی
fi fin finnish suomi
fr fre fra french français
he heb hebrew עברית
hi hin hindi हिन्दी
hr hrv croatian hrvatski
hu hun hungarian magyar
id ind indonesian
it ita italian italiano
ja jpn japanese 日本語
ko kor korean 한국어
lt lit lithuanian lietuvių
lv lav latvian latviešu
mk mac mkd macedonian македонски
nl dut nld dutch nederlands
no nor norwegian norsk
pl pol polish polski
pt por portuguese português
ro rum ron romanian română
ru rus russian русский
sk slo slk slovak slovenčina
sl slv slovenian slovene slovenščina
sq alb sqi albanian shqip
sr srp serbian srpski српски
sv swe swedish svenska
th tha thai
tr tur turkish türkçe
uk ukr ukrainian українська
ur urd urdu اردو
vi vie vietnamese
zh chi zho chinese 中文
"""
_CODES = {
    fold(name): line.split()[0] for line in _TABLE.strip().splitlines() for name in line.split()
}
_CODE = re.compile(r"[a-z]{2}")


@lru_cache(1024)
def language_code(text: str) -> str:
    """The code of a language given as `en`, `en-GB`, `eng` or `English`; "" if it isn't known."""
    first = re.split(r"[-_ ,;(]", text.strip().lower())[0]
    known = _CODES.get(fold(first))
    return known or (first if _CODE.fullmatch(first) else "")
