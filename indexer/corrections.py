"""Corrections: what a source says that it corrected in an article, and where it says so."""

import re
from collections.abc import Mapping

from indexer.raw import RawArticle

_WORDS = (
    "corrections?", "clarifications?", "amendment", "erratum", "editor['’]s note \\(correction\\)",
    "korrektur", "berichtigung", "richtigstellung", "rectificatif", "rectification", "correctif",
    "correcci[oó]n", "fe de erratas", "fe de errores", "rettifica", "correzione", "errata corrige",
    "corre[cç][aã]o", "correctie", "rectificatie", "rättelse", "rettelse", "oikaisu", "korekta",
    "sprostowanie", "oprava", "ispravka", "ispravak", "исправление", "исправка", "düzeltme",
    "διόρθωση", "تصحيح", "更正", "訂正",
)  # fmt: skip
_THIS = r"(?:this|the) (?:article|story|report|piece|post|page|version|headline|text)"
_TOLD = (
    rf"\(?(?:{'|'.join(_WORDS)})\s*(?:[(,–—-][^:：\n]{{1,40}})?[:：]\s*\S"
    r"|\((?:corrects|correcting|corrected|clarifies|fixes)\b"
    rf"|an earlier version of {_THIS.replace('(?:this|the) ', 'this ')}"
    rf"|{_THIS} (?:was|has been) (?:amended|corrected)\b"
)
_PARAGRAPH = re.compile(rf"[\s*_•]*(?:{_TOLD})", re.IGNORECASE)
# In a note to editors, which says other things as well.
_NOTE = re.compile(
    r"\b(?:correct(?:s|ed|ing|ion|ions)?|clarifie[sd]|clarification|amend(?:s|ed)|erratum"
    r"|berichtig|korrigier|corrig|rectifi)",
    re.IGNORECASE,
)
_NOTES = ("note", "ednote")  # of `extra`
_LAST = 3  # paragraphs at the end of a text that may be such a note
_LONGEST = 1200  # characters of one


def read_correction(raw: RawArticle) -> str:
    """The source's own note: a field of the record, a note to editors, or a paragraph of the text.

    Such a paragraph is the first of the text, or one of its last.
    """
    if raw.correction.strip():
        return raw.correction.strip()
    return (_note(raw.extra) if raw.extra else "") or _paragraph(raw.body.strip())


def _note(extra: Mapping[str, object]) -> str:
    notes = (extra.get(name) for name in _NOTES)
    told = next((each for each in notes if isinstance(each, str) and _NOTE.search(each)), "")
    return " ".join(told.split())


def _paragraph(body: str) -> str:
    first = body[:_LONGEST].partition("\n\n")[0]
    for each in (*body.rsplit("\n\n", _LAST)[: -_LAST - 1 : -1], first):
        if _PARAGRAPH.match(each) and len(each) < _LONGEST:
            return each.strip()
    return ""
