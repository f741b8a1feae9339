"""Turn: threads go one at a time through the app, and let others through while they wait."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any

App = Callable[..., Iterable[bytes]]
_A_MOMENT = 0.0005  # seconds: a thread that takes the lock again at once leaves it to no other


class Turn:
    """The right to be in the app: archive and searcher need no locks of their own."""

    def __init__(self) -> None:
        self._lock = Lock()

    def entered(self, app: App) -> App:
        """The app, entered by one thread at a time."""

        def call(*args: Any) -> Iterable[bytes]:  # noqa: ANN401
            with self._lock:
                return app(*args)

        return call

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Let others have their turn meanwhile; archive and searcher are theirs."""
        self._lock.release()
        try:
            yield
            time.sleep(_A_MOMENT)
        finally:
            self._lock.acquire()
