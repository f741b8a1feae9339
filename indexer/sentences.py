"""The sentence of a text that something stands in: what is shown as evidence."""

import re

LONGEST = 300  # characters of a sentence that is shown
_REACH = 600  # characters to either side in which its ends are sought
# A full stop after one capital or a title's short form ends nothing: `U.S.`, `St. Louis`.
_END = re.compile(
    r"(?<![A-Z.]\b[A-Z]\.)(?<!\b[A-Z]\.)(?<!\b[SMD][trs]\.)(?<!\bMrs\.)(?<!\bGen\.)(?<!\bSen\.)"
    r"(?<=[.!?…])[\"”’»)]*\s+(?=[\"“‘«(]?[^\W\d_a-z])|\n\s*\n"
)


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence around `start` to `end` on one line; cut at words where it is very long."""
    low, high = max(0, start - _REACH), min(len(text), end + _REACH)
    ends = [found.end() for found in _END.finditer(text, low, end)]
    begin = max((each for each in ends if each <= start), default=low)
    close = _END.search(text, end, high)
    shown = text[begin : close.start() if close else high]
    return _cut(" ".join(shown.split()), len(" ".join(text[begin:start].split())))


def _cut(sentence: str, at: int) -> str:
    """A sentence of bearable length that still has what stands at a position."""
    if len(sentence) <= LONGEST:
        return sentence
    begin = max(0, min(at - LONGEST // 2, len(sentence) - LONGEST))
    words = sentence[begin : begin + LONGEST]
    if begin:
        words = "… " + words.partition(" ")[2]
    return words if begin + LONGEST >= len(sentence) else words.rpartition(" ")[0] + " …"
