"""Cache: what is worth keeping between queries, bounded in bytes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

T = TypeVar("T")

_SMALL = 800  # bytes of a small value
_ENTRY = 200  # and of its key and its place
_LOST = 5  # for so many bytes one more is lost between values of many sizes that come and go


def nbytes(value: object) -> int:
    """What a value says that it takes; of a small one that says nothing, about as much."""
    return int(getattr(value, "nbytes", _SMALL))


class Cache:
    """Values by key; those used longest ago go first. Keys name the generation of the index, which
    never changes, so nothing kept is ever stale.
    """

    def __init__(self, limit: int) -> None:  # bytes
        self._limit = limit
        self._held: OrderedDict[Hashable, tuple[object, int]] = OrderedDict()
        self.nbytes = 0

    def peek(self, key: Hashable) -> Any:  # noqa: ANN401 - whatever was kept
        """The value kept under the key, None where there is none."""
        held = self._held.get(key)
        return None if held is None else held[0]

    def get(self, key: Hashable, make: Callable[[], T], size_of: Callable[[T], int] = nbytes) -> T:
        """The value kept under the key, else what `make` gives, which is kept from now on."""
        held = self._held.get(key)
        if held is not None:
            self._held.move_to_end(key)
            return cast(T, held[0])
        value = make()
        size = size_of(value) + _ENTRY
        size += size // _LOST
        if size <= self._limit // 4:
            self._held[key] = value, size
            self.nbytes += size
            while self.nbytes > self._limit:
                _, (_, freed) = self._held.popitem(last=False)
                self.nbytes -= freed
        return value

    def clear(self) -> None:
        """Give up all that is kept."""
        self._held.clear()
        self.nbytes = 0
