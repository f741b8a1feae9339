"""A .json file: one article, a list of them, an object that holds such a list, or JSON lines."""

import json
from collections.abc import Iterator
from itertools import islice

from index.rejected import Rejected
from indexer.json_fields import field_of
from indexer.json_values import DECODER
from indexer.raw import Record

# Under these names a search server or a feed's API gives its list of articles.
LISTS = (
    "articles", "items", "results", "docs", "data", "hits", "stories", "entries", "response",
    "item", "posts", "documents", "records", "news", "newsitems", "feed", "entry", "channel",
    "rss", "value",
)  # fmt: skip
_SPACE = " \t\r\n"


def read_document(data: bytes, path: str, fault: str = "") -> Iterator[Record | Rejected]:
    """The articles of a file's bytes, each with the line on which it begins.

    What stands before a mistake is read; `fault` says why the bytes end early, if they do.
    """
    try:
        text = data.decode("utf-8-sig", errors="ignore" if fault else "strict")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        reason = f"byte {error.start + 1} isn't UTF-8: convert the file to UTF-8"
        yield Rejected(f"{path}:{line}", reason, data, "json")
        return
    if not text.strip():
        yield Rejected(path, fault or "is empty: there is no article in it", data)
        return
    if _is_lines(text):
        yield from _lines(text, path)
    else:
        yield from _Document(text, path, fault).records()
        return
    if fault:
        yield Rejected(path, fault)


def _is_lines(text: str) -> bool:
    """Whether each line is an object of its own."""
    lines = (line.strip() for line in islice(text.split("\n"), 1000))
    first = list(islice((line for line in lines if line), 2))
    return len(first) == 2 and all(line[0] == "{" for line in first) and first[0][-1] == "}"


def _lines(text: str, path: str) -> Iterator[Record]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield Record(line.strip().encode(), "json", f"{path}:{number}")


class _Document:
    """One text of JSON, walked value by value so that each article keeps its own text."""

    def __init__(self, text: str, path: str, fault: str) -> None:
        self.text = text
        self.path = path
        self.fault = fault
        self.line, self.counted = 1, 0

    def records(self) -> Iterator[Record | Rejected]:
        start = self._skip(0)
        try:
            if self.text[start] == "[":
                yield from self._listed(start)
            else:
                end = self._end(start)
                at = self._list_in(start) if self.text[start] == "{" else None
                if at is None:
                    yield self._record(start, end)
                else:
                    yield from self._listed(at)
                if rest := self.text[end:].strip():
                    yield Rejected(self._origin(end), f"stands after the JSON's end: {rest[:40]!r}")
        except (json.JSONDecodeError, RecursionError, IndexError) as error:
            yield self._broken(error, start)

    def _broken(self, error: Exception, start: int) -> Rejected:
        if self.fault:
            return Rejected(self.path, f"{self.fault}; the articles before were read")
        if not isinstance(error, json.JSONDecodeError):
            reason = "is nested too deep" if isinstance(error, RecursionError) else "is cut off"
            return Rejected(self._origin(start), reason)
        where = f"{self.path}:{error.lineno}"
        fault = f"{error.msg.removesuffix(' at')} at column {error.colno}"
        reason = f"isn't JSON: {fault}; what stands before was read"
        return Rejected(where, reason, self.text[self.counted :].encode(), "json")

    def _listed(self, start: int) -> Iterator[Record | Rejected]:
        """The values of the list that begins at `start`."""
        at = self._skip(start + 1)
        while self.text[at] != "]":
            end = self._end(at)
            yield self._record(at, end)
            at = self._skip(end)
            if self.text[at] == ",":
                at = self._skip(at + 1)
            elif self.text[at] != "]":
                raise json.JSONDecodeError("Expecting ',' or ']'", self.text, at)

    def _list_in(self, start: int) -> int | None:
        """Where the list of articles begins in the object at `start`, if it holds one.

        An object with a text of its own is an article, whatever it lists.
        """
        found = None
        at = self._skip(start + 1)
        while self.text[at] != "}":
            key, end = DECODER.raw_decode(self.text, at)
            at = self._skip(self._skip(end) + 1)
            if found is None and key in LISTS:
                if self.text[at] == "[" and self.text[self._skip(at + 1)] in "{]":
                    found = at
                elif self.text[at] == "{":
                    found = self._list_in(at)
            elif self.text[at] == '"' and (field_of(key) or ("",))[0] == "body":
                return None
            at = self._skip(self._end(at))
            at = self._skip(at + 1) if self.text[at] == "," else at
        return found

    def _record(self, start: int, end: int) -> Record:
        # Half a surrogate pair can't stand in UTF-8, but then the text was UTF-8.
        return Record(self.text[start:end].encode(), "json", self._origin(start))

    def _end(self, start: int) -> int:
        return DECODER.raw_decode(self.text, start)[1]

    def _skip(self, at: int) -> int:
        while self.text[at : at + 1] and self.text[at] in _SPACE:
            at += 1
        return at

    def _origin(self, at: int) -> str:
        """The path and line; counted on from the last, so a list costs one pass."""
        self.line += self.text.count("\n", self.counted, at)
        self.counted = max(at, self.counted)
        return f"{self.path}:{self.line}"
