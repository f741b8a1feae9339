"""Zstandard streams, read so that one that is cut off is told from one that ends."""

from io import BufferedReader

import zstandard

MAGIC = b"\x28\xb5\x2f\xfd"
_PIECE = 1 << 16
_WIDEST_WINDOW = 1 << 31  # bytes that a stream may refer back to, as `zstd --long=31` does


class ZstdStream:
    """What a stream of one or more frames unpacks to; EOFError where the last isn't whole."""

    def __init__(self, packed: BufferedReader) -> None:
        self._packed = packed
        self._frame = _frame()
        self._begun = False
        self._ready = b""

    def read1(self, size: int) -> bytes:
        """The next piece, at most so long; nothing at the end."""
        while not self._ready:
            piece = self._packed.read1(_PIECE)
            if not piece:
                if self._begun:
                    raise EOFError
                return b""
            self._take(piece)
        ready, self._ready = self._ready[:size], self._ready[size:]
        return ready

    def _take(self, piece: bytes) -> None:
        while piece:
            self._begun = True
            self._ready += self._frame.decompress(piece)
            piece = b""
            if self._frame.eof:
                piece = self._frame.unused_data
                self._frame, self._begun = _frame(), False


def _frame() -> "zstandard.ZstdDecompressionObj":  # a name for checkers alone
    return zstandard.ZstdDecompressor(max_window_size=_WIDEST_WINDOW).decompressobj()
