"""Herds: an article with its copies, their copies, and so on, as they are kept on disk.

A herd is what hangs together by copies, whatever came first. When an article comes, its herd grows
or joins others; when one goes or changes, or a mark tells more or less than before, the herds that
it touches fall apart and are put together again. So they are always those that the articles held
would make if they came anew.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

from indexer.near_candidates import Candidates
from indexer.near_traits import Traits, may_be_copies

_CHUNK = 500  # rows read by one statement


class Moved(NamedTuple):
    """An article whose herd is another than before; without copies it is a herd of its own."""

    number: int
    before: int
    after: int


class Herds:
    """The herds of the table `held`, over a connection that it doesn't own."""

    def __init__(
        self,
        db: sqlite3.Connection,
        candidates: Candidates,
        are_copies: Callable[[int, int], bool],
    ) -> None:
        self._db = db
        self._candidates = candidates
        self._are_copies = are_copies

    def with_herds(self, numbers: Collection[int]) -> set[int]:
        """These articles, and the others of their herds."""
        herds = set(self._herds(numbers).values())
        return {*numbers, *(each for herd in herds if herd for each in self._members(herd))}

    def regroup(self, loose: Collection[int]) -> list[Moved]:
        """Put these articles together anew, and with what else they are copies of.

        Whoever shares a herd with one of them is to be among them.
        """
        before = self._herds(loose)
        self._db.executemany("UPDATE held SET herd = NULL WHERE number = ?", _each(loose))
        for nodes in self._joined(self._read_traits(loose)):
            self._join(nodes, before)
        after = self._herds(before)
        self._name(set(after.values()), before)
        told = (Moved(each, herd or each, after[each] or each) for each, herd in before.items())
        return [each for each in told if each.before != each.after]

    def _joined(self, traits: dict[int, Traits]) -> list[list[int]]:
        """What belongs together: articles without a herd, and the numbers of herds, negative."""
        union = _Union()
        for number, others in self._candidates.of(traits):
            near = self._read_traits(others)
            herds = self._herds(others)
            for other in others:
                node = -(herds[other] or -other)
                if (
                    union.find(number) != union.find(node)
                    and may_be_copies(traits[number], near[other])
                    and self._are_copies(number, other)
                ):
                    union.join(number, node)
        return union.sets()

    def _join(self, nodes: Sequence[int], before: dict[int, int | None]) -> None:
        """Make one herd of these, and note in `before` whose of those that weren't loose it was."""
        singles = sorted(each for each in nodes if each > 0)
        herds = sorted(-each for each in nodes if each < 0)
        herd, *joining = herds or singles[:1]
        for each in singles:
            before.setdefault(each, None)
        for other in joining:
            before.update(dict.fromkeys(self._members(other), other))
        moved = (*singles, *(each for other in joining for each in self._members(other)))
        self._db.executemany(
            "UPDATE held SET herd = ? WHERE number = ?", ((herd, each) for each in moved)
        )

    def _name(self, herds: Iterable[int | None], numbers: Iterable[int]) -> None:
        """Name the stories of herds, and of none those of articles without; tell who has another.

        The name is the least that a source declares, else one made of the least id.
        """
        self._db.executemany(
            "UPDATE held SET story = '', owed = 1"
            " WHERE number = ? AND herd IS NULL AND story != ''",
            _each(numbers),
        )
        for herd in herds:
            declared, least = self._db.execute(
                "SELECT min(nullif(declared, '')), min(id) FROM held WHERE herd = ?", (herd,)
            ).fetchone()
            if least is not None:
                self._db.execute(
                    "UPDATE held SET story = ?1, owed = 1 WHERE herd = ?2 AND story != ?1",
                    (declared or story_name(least), herd),
                )

    def _members(self, herd: int) -> list[int]:
        rows = self._db.execute("SELECT number FROM held WHERE herd = ?", (herd,))
        return [number for (number,) in rows]

    def _herds(self, numbers: Collection[int]) -> dict[int, int | None]:
        return dict(self._read("number, herd", numbers))

    def _read_traits(self, numbers: Collection[int]) -> dict[int, Traits]:
        rows = self._read("number, traits", numbers)
        return {number: Traits.unpack(data) for number, data in rows}

    def _read(self, columns: str, numbers: Collection[int]) -> Iterator[tuple[Any, ...]]:
        ordered = sorted(numbers)
        for start in range(0, len(ordered), _CHUNK):
            chunk = ordered[start : start + _CHUNK]
            marks = ",".join("?" * len(chunk))
            yield from self._db.execute(
                f"SELECT {columns} FROM held WHERE number IN ({marks})", chunk
            ).fetchall()


def story_name(id_: str) -> str:
    """The name of the story whose least id this is; it says nothing of the id."""
    return f"story-{blake2b(id_.encode('utf-8', 'replace'), digest_size=8).hexdigest()}"


class _Union:
    """Disjoint sets of numbers."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}

    def find(self, node: int) -> int:
        """The number that stands for its set."""
        root = node
        while (parent := self._parent.get(root, root)) != root:
            root = parent
        while self._parent.get(node, root) != root:
            self._parent[node], node = root, self._parent[node]
        return root

    def join(self, left: int, right: int) -> None:
        """Make one set of the sets of both."""
        self._parent.setdefault(left, left)
        self._parent.setdefault(right, right)
        self._parent[self.find(left)] = self.find(right)

    def sets(self) -> list[list[int]]:
        """All sets of several numbers."""
        found: dict[int, list[int]] = {}
        for node in self._parent:
            found.setdefault(self.find(node), []).append(node)
        return list(found.values())


def _each(numbers: Iterable[int]) -> Iterator[tuple[int]]:
    return ((number,) for number in numbers)
