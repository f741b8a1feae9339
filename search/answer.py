"""Answer: what a request found, before any text is read."""

from dataclasses import dataclass

from index.errors import RequestError
from search.cursor import Cursor
from search.evaluate import Evaluation
from search.matches import Matches
from search.narrow import Narrowed
from search.paging import Order
from search.parse import Parsed
from search.request import SearchRequest
from search.result import Note
from search.stories import Beneath, beneath, leads
from search.top import Ranked


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request found: all that is told of it comes from here."""

    request: SearchRequest  # with keys for what was chosen
    number: int  # of what was asked: see search_number
    evaluation: Evaluation
    parsed: Parsed
    narrowed: Narrowed
    final: Matches
    order: Order
    notes: tuple[Note, ...]

    @property
    def since(self) -> int:
        """The ledger's number when the first page of a walk by cursors was made."""
        reached = self.order.collection.snapshot.reached
        return self.request.cursor.since if self.request.cursor else reached

    def told(self) -> tuple[Note, ...]:
        """All notes: on how it was read, what was cut, and what is hidden."""
        return (*map(Note, (*self.parsed.notes, *self.evaluation.notes)), *self.notes)

    def cards(self) -> Matches:
        """What was found, of each story the best alone."""
        return leads(self.order, self.final, self.since)

    def page(self, listed: Matches) -> tuple[Ranked, Cursor | None]:
        """The page asked for of what is listed, and the place after it where there is more."""
        request = self.request
        first, left = (request.page - 1) * request.size, listed
        if place := request.cursor:
            if place.search != self.number:
                raise RequestError("cursor: is of another search; all else has to stay as it was")
            left = self.order.after(left, place)
        page = self.order.page(left, first, request.size)
        if not page.docs or first + request.size >= len(left):
            return page, None
        return page, self.order.place(self.number, self.since, (page.docs[-1], page.scores[-1]))

    def beneath(self, page: Ranked) -> list[Beneath]:
        """What lies beneath each hit of a page of cards."""
        return beneath(self.order, self.final, page.docs)
