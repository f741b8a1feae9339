"""From what was typed in the search box to a query, with notes on how it was read.

    alternatives = sequence (OR sequence)*
    sequence     = operand (AND? operand)*
    operand      = (NOT | - | + | field:)* (word | quote | "(" alternatives ")")

Nothing that is typed is an error: what fits nowhere is passed over, with a note.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from index.words import RAW_WORD
from search.combine import all_of, any_of, none_of
from search.forms import is_shouted
from search.lexer import END, Kind, Token, tokens
from search.query import All, And, Not, Or, Query, Range
from search.request import Mode
from search.trim import cut, size, undivided
from search.typed import Context, read_quote, read_typed

MAX_TEXT = 100_000  # characters; room for the longest query that `print_query` can write
MAX_WORDS = 256
MAX_DEPTH = 20
MAX_NOTES = 10

_STARTERS = frozenset({Kind.WORD, Kind.QUOTE, Kind.SIGN, Kind.FIELD, Kind.NOT, Kind.OPEN})
_TOO_DEEP = f"Brackets more than {MAX_DEPTH} deep were passed over."


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query in normal form (see `search.combine`), and how it was read, for a reader."""

    query: Query
    notes: tuple[str, ...] = ()


def parse(text: str, mode: Mode = Mode.ALL) -> Parsed:
    """The query that a text asks for; never raises.

    In mode ANY one of the words outside brackets is enough, but what is excluded and what is
    asked of a field still hold.
    """
    parser = _Parser(text[:MAX_TEXT], mode)
    if len(text) > MAX_TEXT:
        parser.note(f"Only the first {MAX_TEXT:,} characters were read.")
    query = parser.alternatives()
    if query is None and text.strip():
        parser.note("There is no word to look for, so nothing was left out.")
    return Parsed(query or All(), tuple(parser.notes))


class _Parser:
    """Walks the tokens of one text once."""

    def __init__(self, text: str, mode: Mode) -> None:
        self.notes: dict[str, None] = {}
        self.tokens = _without_question(tokens(text), self.note)
        self.at = 0
        self.mode = mode
        self.left = MAX_WORDS
        self.full = False
        self.depth = 0
        self.ignored = 0  # open brackets that are too deep to count
        self.context = Context(is_shouted(text), self.note)

    def note(self, text: str) -> None:
        if len(self.notes) < MAX_NOTES:
            self.notes[text] = None

    def peek(self) -> Token:
        return self.tokens[self.at] if self.at < len(self.tokens) else END

    def take(self) -> Token:
        token = self.peek()
        self.at += 1
        return token

    def alternatives(self, field: str = "") -> Query | None:
        found = [self.sequence(field)]
        while self.peek().kind is Kind.OR:
            self.take()
            found.append(self.sequence(field))
            if None in found[-2:] and not self.full:
                self.note(_lonely("OR"))
        return any_of(found)

    def sequence(self, field: str) -> Query | None:
        """Operands in a row; those that AND joins are one run."""
        runs: list[list[Query | None]] = []
        joined = False
        while True:
            kind = self.peek().kind
            if kind in _STARTERS:
                if not (joined and runs):
                    runs.append([])
                runs[-1].append(self.operand(field))
                joined = False
            elif kind is Kind.AND:
                joined = self.join(bool(runs))
            elif kind is not Kind.CLOSE or not self.pass_close():
                break
        if self.mode is Mode.ANY and not self.depth:
            return _optional(runs)
        return all_of(part for run in runs for part in run)

    def join(self, follows: bool) -> bool:
        """Whether the AND at hand has something on both sides."""
        self.take()
        if follows and self.peek().kind in _STARTERS:
            return True
        self.note(_lonely("AND"))
        return False

    def pass_close(self) -> bool:
        """Whether a closing bracket that closes nothing was passed over."""
        if self.ignored:
            self.ignored -= 1
        elif not self.depth:
            self.note("A closing bracket without an opening one was passed over.")
        else:
            return False
        self.take()
        return True

    def operand(self, field: str) -> Query | None:
        negated, pending = False, ""
        while True:
            token = self.take()
            match token.kind:
                case Kind.NOT:
                    negated, pending = not negated, "NOT"
                case Kind.SIGN:
                    negated ^= self.is_minus(token.text)
                case Kind.FIELD:
                    field, pending = token.text.casefold(), f"{token.text}:"
                case Kind.OPEN if self.depth == MAX_DEPTH:
                    self.ignored += 1
                    self.note(_TOO_DEEP)
                case _:
                    break
        found = self.value(token, field, pending)
        return none_of(found) if found and negated else found

    def is_minus(self, signs: str) -> bool:
        minuses = signs.count("-")
        if minuses > 1:
            self.note("A row of hyphens before a word was passed over.")
        return minuses == 1

    def value(self, token: Token, field: str, pending: str) -> Query | None:
        at = replace(self.context, field=field)
        match token.kind:
            case Kind.OPEN:
                return self.group(field)
            case Kind.WORD:
                return self.fit(read_typed(token.text, token.glued, at))
            case Kind.QUOTE:
                if not token.closed:
                    self.note("The quote that was never closed was read as closed at the end.")
                return self.fit(read_quote(token.text, token.slop, at))
            case _:
                self.at -= 1
                if pending:
                    self.note(_lonely(pending))
                return None

    def group(self, field: str) -> Query | None:
        self.depth += 1
        found = self.alternatives(field)
        self.depth -= 1
        if self.take().kind is Kind.END and not self.full:
            self.note("The bracket that was never closed was read as closed at the end.")
        return found

    def fit(self, leaf: Query | None) -> Query | None:
        """The leaf if there is room for its words, else what there is room for."""
        if leaf is None:
            return None
        if self.depth == MAX_DEPTH:
            leaf = undivided(leaf)  # the brackets it would be printed with are too deep
        needed = size(leaf)
        if needed > self.left:
            return self.fill(leaf)
        self.left -= needed
        return leaf

    def fill(self, leaf: Query) -> Query | None:
        """What there is room for; everything after it is left unread."""
        self.note(f"Only the first {MAX_WORDS} words were read.")
        room, self.left, self.full = self.left, 0, True
        self.at = len(self.tokens)
        return cut(leaf, room)


def _lonely(operator: str) -> str:
    return f"{operator} without a word beside it was passed over."


def _without_question(found: list[Token], note: Callable[[str], None]) -> list[Token]:
    """The tokens without the mark of a question in several words, which is no wildcard."""
    if len(found) < 2 or found[-2].kind in (Kind.SIGN, Kind.FIELD):
        return found
    last = found[-1]
    if last.kind is not Kind.WORD or not last.text.endswith("?"):
        return found
    if not RAW_WORD.fullmatch(last.text[:-1]):
        return found
    note("The ? at the end was read as the mark of a question.")
    return [*found[:-1], replace(last, text=last.text[:-1])]


def _optional(runs: Iterable[list[Query | None]]) -> Query | None:
    """At least one of the runs, and every filter in any of them."""
    filters: list[Query] = []
    wanted: list[Query | None] = []
    for run in runs:
        parts = [part for part in run if part is not None]
        filters += [part for part in parts if _is_filter(part)]
        wanted.append(all_of(part for part in parts if not _is_filter(part)))
    return all_of([any_of(wanted), *filters])


def _is_filter(query: Query) -> bool:
    match query:
        case Not() | Range():
            return True
        case And(parts) | Or(parts):
            return all(map(_is_filter, parts))
        case All():
            return False
        case _:
            return bool(query.field)
