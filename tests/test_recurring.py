"""What recurs is found as if everything had come at once, whatever came, changed and went."""

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from index.article import Article
from index.dates import NewsDate
from indexer.near_print import are_copies, read_print
from indexer.near_words import WordNumbers
from indexer.recurring import FILE, Came, Found, Recurring

STORIES = (
    "The harbour board agreed on {day} to deepen the channel by {n} metres after three winters in"
    " which larger ships had to wait at sea. Pilots had asked for the work since a grain carrier"
    " ran aground off the north mole, and the shipping lines offered to carry a third of the cost."
    " Dredging begins once the herring have spawned, the board said, and the old wrecks will be"
    " lifted first so that the fishing fleet can leave at low water as it always has.",
    "Beekeepers in the upper valley lost {n} hives over the winter, their union said on {day}, and"
    " blamed a mite that reached the region with swarms bought from abroad. Orchards will feel it"
    " in spring, a grower of apricots warned, because no other insect flies so early. The ministry"
    " promised to pay for new queens and to check every swarm that crosses the border by road.",
    "A night train will link the two capitals again for the first time in {n} years, the railways"
    " announced on {day}. Carriages have been rebuilt with berths for families and a kitchen, and"
    " the journey takes eleven hours including the stop at the frontier. Tickets go on sale when"
    " the summer timetable is printed; students and pensioners pay half the fare in either class.",
)
WEEK = ("Monday", "Tuesday", "Wednesday")
SOURCES = ("Harbour Wire", "Northshore Courier", "Valley Post", "")
MENU = ("Subscribe to our letter", "Share this page", "More from this section")


def article(id_: str, pick: Sequence[int]) -> Article:
    """An article of the small world of these tests; each number picks one thing about it."""
    story, source, day, figure, cut, menu, dated = pick
    text = STORIES[story].format(day=WEEK[day], n=figure + 11).split(". ")
    body = ". ".join(text[: len(text) - cut])
    lines = (body, *MENU[:menu])
    date = NewsDate.parse(f"2016-08-{8 + day:02}") if dated else None
    return Article(
        id=id_, title=f"Story {story}", body="\n\n".join(lines), source=SOURCES[source], date=date
    )


PICKS = st.tuples(
    *(st.integers(0, most) for most in (1, 3, 2, 1, 1, 3)), st.sampled_from((1, 1, 1, 0))
)
# Each step is a batch: articles that come, or None for those that go.
BATCHES = st.lists(
    st.dictionaries(st.integers(0, 14), st.none() | PICKS, max_size=9), min_size=2, max_size=5
)


class World:
    """Versions by number, as a ledger keeps them, and the file that follows it."""

    def __init__(self, path: Path, crowd: int = 250) -> None:
        self.versions: dict[int, Article] = {}
        self.file = Recurring(path, lambda seqs: [self.versions[seq] for seq in seqs], crowd)

    def take(self, gone: Sequence[str], came: Sequence[Article], format_: str = "html") -> None:
        """One update."""
        first = len(self.versions) + 1
        new = [Came(seq, format_, each) for seq, each in enumerate(came, first)]
        self.versions.update((each.seq, each.article) for each in new)
        self.file.update(gone, new, len(self.versions))

    def told(self) -> dict[str, Found]:
        """What is owed; the file is told that it was settled."""
        found = self.file.owed(1000)
        self.file.settle(found)
        return {each.id: each for each in found}


def said(found: dict[str, Found]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """What was found, without the numbers of versions."""
    return {id_: (each.story, each.furniture) for id_, each in sorted(found.items())}


@settings(max_examples=150)
@given(BATCHES, st.sampled_from((2, 3, 250)))
def test_any_history_ends_as_one_that_begins_anew(
    batches: list[dict[int, tuple[int, ...] | None]], crowd: int
) -> None:
    with TemporaryDirectory() as folder:
        grown = World(Path(folder) / "grown", crowd)
        standing: dict[str, Article] = {}
        told: dict[str, Found] = {}
        for batch in batches:
            gone = [f"id{key}" for key, pick in batch.items() if pick is None]
            came = [article(f"id{key}", pick) for key, pick in batch.items() if pick]
            standing = {key: each for key, each in standing.items() if key not in gone}
            standing |= {each.id: each for each in came}
            grown.take(gone, came)
            told = {key: each for key, each in (told | grown.told()).items() if key in standing}
        anew = World(Path(folder) / "anew", crowd)
        anew.take((), [standing[key] for key in sorted(standing)])
        assert said(told) == said(anew.told())
        grown.file.close()
        anew.file.close()


@settings(max_examples=50)
@given(st.lists(PICKS, max_size=12))
def test_stories_are_what_hangs_together_by_copies(picks: list[tuple[int, ...]]) -> None:
    articles = [article(f"id{number}", pick) for number, pick in enumerate(picks)]
    numbers = WordNumbers()
    prints = [read_print(each, numbers) for each in articles]
    herds = [{number} for number in range(len(picks))]
    for left, right in combinations(range(len(picks)), 2):
        assert are_copies(prints[left], prints[right]) == are_copies(prints[right], prints[left])
        if are_copies(prints[left], prints[right]):
            whole = herds[left] | herds[right]
            for each in whole:
                herds[each] = whole
    with TemporaryDirectory() as folder:
        world = World(Path(folder) / FILE)
        world.take((), articles)
        told = world.told()
        world.file.close()
    for left, right in combinations(range(len(picks)), 2):
        one = told[f"id{left}"].story == told[f"id{right}"].story != ""
        assert one == (right in herds[left])


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / FILE)


def copies(*ids: str) -> list[Article]:
    """The same story, by as many sources."""
    return [
        replace(article(id_, (0, 0, 0, 0, 0, 0, 1)), source=f"Paper {number}")
        for number, id_ in enumerate(ids)
    ]


def test_a_story_is_named_whatever_came_first(world: World, tmp_path: Path) -> None:
    world.take((), copies("b", "a"))
    assert len({each.story for each in world.told().values()}) == 1
    other = World(tmp_path / "other")
    other.take((), copies("a"))
    other.take((), [copies("a", "b")[1]])
    stories = {each.story for each in other.told().values()}
    assert {each.story for each in world.file.of("ab")} == stories != {""}


def test_what_has_no_copy_has_no_story(world: World) -> None:
    world.take((), copies("a"))
    assert world.told()["a"].story == ""


def test_the_story_that_a_source_declares_names_its_copies(world: World) -> None:
    declared, other = copies("z", "a")
    world.take((), [other, replace(declared, story="harbour-channel")])
    assert {each.story for each in world.told().values()} == {"harbour-channel"}


def test_only_what_changed_is_told_again(world: World) -> None:
    world.take((), copies("a", "b"))
    world.told()
    world.take((), [copies("a", "b", "c")[2], article("d", (1, 0, 0, 0, 0, 0, 1))])
    assert set(world.told()) == {"c", "d"}
    world.take(["a"], ())
    assert set(world.told()) == {"b", "c"}  # the story's name was the least id's


def test_what_was_not_settled_is_told_again_after_a_crash(world: World, tmp_path: Path) -> None:
    world.take((), copies("a", "b"))
    world.file.close()
    again = World(tmp_path / FILE)
    again.versions = world.versions
    assert again.file.reached == 2
    assert set(again.told()) == {"a", "b"}


def test_a_damaged_file_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"nothing that SQLite wrote" * 100)
    assert World(tmp_path / FILE).file.reached == 0


def pages(count: int, *lines: str, start: int = 0) -> list[Article]:
    """Pages of one source, each with a text of its own over the lines."""
    return [
        Article(
            id=f"page{number}",
            title=f"Page {number}",
            body="\n\n".join((f"What page {number} alone has to tell of {number * 7}.", *lines)),
            source="Harbour Wire",
        )
        for number in range(start, start + count)
    ]


def test_a_line_on_many_pages_of_a_source_is_furniture(world: World) -> None:
    world.take((), pages(4, "Subscribe  to our letter"))
    assert not any(each.furniture for each in world.told().values())
    world.take((), pages(1, "SUBSCRIBE to our letter", start=4))
    told = world.told()
    assert told["page0"].furniture == ("Subscribe  to our letter",)
    assert told["page4"].furniture == ("SUBSCRIBE to our letter",)


def test_a_line_that_recurs_no_more_comes_back(world: World) -> None:
    world.take((), pages(5, "Subscribe to our letter"))
    world.told()
    world.take(["page0"], ())
    assert {each.furniture for each in world.told().values()} == {()}


def test_a_line_on_few_of_many_pages_stays(world: World) -> None:
    world.take((), pages(5, "What happened next"))
    world.take((), pages(21, start=5))
    assert not any(each.furniture for each in world.told().values())


def test_background_in_every_story_of_an_affair_stays(world: World) -> None:
    background = (
        "The old bridge has been closed since the flood of 2010, in which four villages upstream"
        " lost their mills and the railway its only crossing."
    )
    world.take((), pages(15, background))
    assert not any(each.furniture for each in world.told().values())


def test_a_sentence_on_nearly_all_of_many_pages_is_furniture(world: World) -> None:
    notice = "Sign up here and we will send you the day's stories every morning at seven."
    world.take((), pages(20, notice))
    assert {each.furniture for each in world.told().values()} == {(notice,)}


def test_what_is_no_page_has_no_furniture(world: World) -> None:
    world.take((), pages(10, "Subscribe to our letter"), "json")
    assert not any(each.furniture for each in world.told().values())


def test_a_page_of_nothing_but_furniture_keeps_it(world: World) -> None:
    bare = [Article(id=f"bare{n}", body="Share this page", source="Harbour Wire") for n in range(9)]
    world.take((), bare)
    assert not any(each.furniture for each in world.told().values())


def test_copies_count_once(world: World) -> None:
    repeated = [replace(each, body=each.body + "\n\nMind the gap") for each in copies(*"abcdef")]
    world.take((), [replace(each, source="Harbour Wire") for each in repeated])
    told = world.told()
    assert len({each.story for each in told.values()}) == 1
    assert not any(each.furniture for each in told.values())
