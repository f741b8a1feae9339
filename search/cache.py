"""Cache: what is worth keeping between queries, bounded in bytes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

T = TypeVar("T")

LIMIT = 256 * 2**20


class Cache:
    """Values by key; those used longest ago go first. Keys name the segment, which never changes,
    so nothing kept is ever stale.
    """

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._held: OrderedDict[Hashable, tuple[object, int]] = OrderedDict()
        self.nbytes = 0

    def __contains__(self, key: Hashable) -> bool:
        return key in self._held

    def get(self, key: Hashable, make: Callable[[], T], nbytes: Callable[[T], int]) -> T:
        """The value kept under the key, else what `make` gives, which is kept from now on."""
        if key in self._held:
            self._held.move_to_end(key)
            return cast(T, self._held[key][0])
        value = make()
        size = nbytes(value) + 200
        if size <= self._limit // 4:
            self._held[key] = value, size
            self.nbytes += size
            while self.nbytes > self._limit:
                _, (_, freed) = self._held.popitem(last=False)
                self.nbytes -= freed
        return value
