"""Frames: how the ledger keeps an article's JSON together with the raw record it came from.

Both lie in one zstd frame, since the record says again most of what the article says and then
costs next to nothing. A dictionary trained on the archive's own first articles halves short ones.
"""

from collections.abc import Sequence

import zstandard

from index.errors import LedgerError

LEVEL = 3
DICTIONARY_BYTES = 262_144
DICTIONARY_SAMPLES = 1_000
# The trainer would try for the best of these for seconds, and find no better.
_SEGMENT, _PIECE = 1_000, 8  # bytes taken together, and compared


def train(samples: Sequence[bytes]) -> bytes:
    """A dictionary for texts like these; empty where they are too few or too much alike."""
    if len(samples) < DICTIONARY_SAMPLES:
        return b""
    try:
        chosen: list[bytes | bytearray | memoryview] = [*samples]
        return zstandard.train_dictionary(DICTIONARY_BYTES, chosen, _SEGMENT, _PIECE).as_bytes()
    except zstandard.ZstdError:
        return b""


class Frames:
    """Packs and unpacks frames made with one dictionary; empty `dictionary` is none."""

    def __init__(self, dictionary: bytes = b"") -> None:
        given = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
        self._compressor = zstandard.ZstdCompressor(level=LEVEL, dict_data=given)
        self._decompressor = zstandard.ZstdDecompressor(dict_data=given)

    def pack(self, data: bytes) -> bytes:
        """The frame that `unpack` reads."""
        return self._compressor.compress(data)

    def unpack(self, frame: bytes) -> bytes:
        """What was packed; LedgerError where the frame is damaged."""
        try:
            return self._decompressor.decompress(frame)
        except zstandard.ZstdError as error:
            raise LedgerError(f"the ledger holds a damaged record: {error}") from error
