"""Answer: what a request found, before any text is read."""

from dataclasses import dataclass

from index.errors import RequestError
from search.choosing import hidden_undated
from search.cursor import Cursor
from search.evaluate import Evaluation
from search.matches import Matches
from search.narrow import Narrowed
from search.paging import Order, search_number
from search.parse import Parsed
from search.request import SearchRequest
from search.result import Note
from search.stories import Beneath, beneath, leads
from search.top import Ranked


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request found: all that is told of it comes from here."""

    asked: SearchRequest
    request: SearchRequest  # the same with keys for what was chosen
    evaluation: Evaluation
    parsed: Parsed
    narrowed: Narrowed
    final: Matches
    order: Order
    unknown: tuple[Note, ...]  # what was asked for and isn't there

    @property
    def since(self) -> int:
        """The ledger's number when the first page of a walk by cursors was made."""
        reached = self.order.collection.snapshot.reached
        return self.request.cursor.since if self.request.cursor else reached

    @property
    def number(self) -> int:
        """Of what was asked: a cursor holds for no other search."""
        return search_number(self.asked, self.order.sort)

    def told(self) -> tuple[Note, ...]:
        """All notes: on how it was read, what was cut, what is unknown, and what is hidden."""
        read = map(Note, (*self.parsed.notes, *self.evaluation.notes))
        return (*read, *self.unknown, *hidden_undated(self.narrowed, self.request))

    def cards(self) -> Matches:
        """What was found, of each story the best alone."""
        return leads(self.order, self.final, self.since)

    def left(self, listed: Matches) -> Matches:
        """What is listed after the cursor, where there is one; RequestError for another's."""
        place = self.request.cursor
        if place is None:
            return listed
        if place.search != self.number:
            raise RequestError("cursor: is of another search; all else has to stay as it was")
        return self.order.after(listed, place)

    def page(self, left: Matches) -> Ranked:
        """The page asked for of what is left."""
        return self.order.page(left, self._first, self.request.size)

    def after(self, left: Matches, page: Ranked) -> Cursor | None:
        """The place after a page, where more is left."""
        if not page.docs or self._first + self.request.size >= len(left):
            return None
        return self.order.place(self.number, self.since, (page.docs[-1], page.scores[-1]))

    def beneath(self, page: Ranked) -> list[Beneath]:
        """What lies beneath each hit of a page of cards."""
        return beneath(self.order, self.final, page.docs)

    @property
    def _first(self) -> int:
        return (self.request.page - 1) * self.request.size
