"""Wire messages: from the control characters of ANPA 1312 and IPTC 7901 to header, text and end.

Both were made for teleprinters: SOH begins a header, STX the text, ETX what follows it, EOT ends
the message. Where a system took the controls out, `ZCZC` and `NNNN` may be left.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.rejected import Rejected
from indexer.raw import Record
from indexer.source import Source
from indexer.streams import whole
from indexer.texts import decode

_LARGEST = 64 << 20  # bytes of one file of messages
_MESSAGE = re.compile(
    rb"\x01.*?(?:\x04|(?=[\x16\s]*\x01)|\Z)|ZCZC\b.*?(?:\nNNNN\b|(?=\nZCZC)|\Z)", re.DOTALL
)
_NOISE = re.compile("[\x00\x05-\x08\x0b\x0c\x0e-\x10\x15-\x1a\x1c-\x1e\x7f]")
_SHIFTS = re.compile("[\x11-\x14\x1b\x1f]+")  # of type and column: nothing of the words


class Message(NamedTuple):
    """A message in its three parts."""

    header: str
    text: str
    end: str


def split_wire(source: Source) -> Iterator[Record | Rejected]:
    """The messages of a file, each with the line on which it begins."""
    data, fault = whole(source.stream, _LARGEST)
    line, counted = 1, 0
    for found in _MESSAGE.finditer(data):
        line += data.count(b"\n", counted, found.start())
        counted = found.start()
        yield Record(found[0], "wire", f"{source.origin}:{line}")
    if fault:
        yield Rejected(source.origin, f"{fault}; the messages before were read")


def message_of(data: bytes) -> tuple[Message, tuple[str, ...]]:
    """The parts of a message, and a remark where its encoding was guessed."""
    text, remarks = decode(data)
    text = _NOISE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    header, mark, rest = text.lstrip("\x01").partition("\x02")
    if not mark:  # ZCZC, its header's line, and the text below it
        header, _, rest = text.partition("\n")
        header = header.removeprefix("ZCZC")
        rest = rest.rstrip().removesuffix("NNNN")
    body, _, end = rest.partition("\x03")
    parts = (header, body, end.rstrip("\x04"))
    return Message(*(_SHIFTS.sub(" ", each).strip("\n\x04") for each in parts)), remarks
