"""Which version stands."""

import pytest
from msgspec.structs import replace

from index.delivery import Outcome
from index.standing import Claim, Standing, accept, decide


def delivered(*claims: Claim) -> tuple[Standing, list[Outcome]]:
    """Where an article stands after these deliveries, and what became of each."""
    standing: Standing | None = None
    outcomes = []
    for seq, claim in enumerate(claims, 1):
        outcome = decide(standing, claim)
        outcomes.append(outcome)
        if outcome is not Outcome.UNCHANGED:
            standing = accept(standing, claim, seq, outcome)
    assert standing
    return standing, outcomes


def test_a_higher_version_replaces_a_lower_one_whenever_they_arrive() -> None:
    first, second = Claim(b"a", b"x:1", version=1), Claim(b"b", b"x:2", version=2)
    assert delivered(first, second)[0].digest == b"b"
    standing, outcomes = delivered(second, first)
    assert standing.digest == b"b"
    assert outcomes == [Outcome.ADDED, Outcome.OLDER]


def test_without_versions_the_time_of_update_decides() -> None:
    early, late = Claim(b"a", b"x:1", updated=100), Claim(b"b", b"x:2", updated=200)
    assert delivered(late, early)[0].digest == b"b"
    assert delivered(early, late)[0].digest == b"b"


def test_without_either_arrival_decides() -> None:
    assert delivered(Claim(b"a", b"x:1"), Claim(b"b", b"y:1"))[0].digest == b"b"
    assert delivered(Claim(b"a", b"x"), Claim(b"b", b"y"), Claim(b"a", b"z"))[0].digest == b"a"


def test_equal_content_changes_nothing() -> None:
    assert delivered(Claim(b"a", b"x:1"), Claim(b"a", b"y:7"))[1][1] is Outcome.UNCHANGED


def test_reading_the_same_two_files_again_changes_nothing() -> None:
    files = Claim(b"a", b"january"), Claim(b"b", b"february")
    standing, outcomes = delivered(*files, *files)
    assert standing.digest == b"b"
    assert outcomes[2:] == [Outcome.UNCHANGED, Outcome.UNCHANGED]


def test_a_version_once_seen_stays_the_mark_for_later_ones() -> None:
    claims = Claim(b"a", b"x", version=3), Claim(b"b", b"y"), Claim(b"c", b"z", version=2)
    standing, outcomes = delivered(*claims)
    assert standing.digest == b"b"
    assert outcomes[-1] is Outcome.OLDER


def test_a_new_reading_replaces_the_version_it_was_read_from_and_no_other() -> None:
    standing, _ = delivered(Claim(b"a", b"x", version=2), Claim(b"b", b"x", version=2))
    again = Claim(b"a", b"x", version=2, reread=standing.seq)
    assert decide(standing, again) is Outcome.UPDATED
    assert decide(standing, replace(again, reread=standing.seq - 1)) is Outcome.UNCHANGED
    assert decide(standing, replace(again, digest=b"b")) is Outcome.UNCHANGED


@pytest.mark.parametrize("version", [None, 1, 9])
def test_a_withdrawn_article_stays_withdrawn(version: int | None) -> None:
    standing = Standing(1, b"a", version=2, withdrawn=2)
    assert decide(standing, Claim(b"b", b"x", version)) in (Outcome.WITHDRAWN, Outcome.OLDER)
