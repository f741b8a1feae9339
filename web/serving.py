"""Serving: how an app is served, beside what its archive's settings say."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field

from web.tally import Tally
from web.tokens import Tokens

Aside = Callable[[], AbstractContextManager[None]]


@dataclass(frozen=True, slots=True)
class Serving:
    """Who may write, who makes it searchable, and how others have their turn meanwhile.

    `index` asks for the index to be brought up to the ledger; None: the app does it itself, before
    it answers. In `aside` another thread may be in the app: see web.turn.
    """

    tokens: Tokens = ()
    index: Callable[[], None] | None = None
    aside: Aside = nullcontext
    tally: Tally = field(default_factory=Tally)
