"""The evidence of a vote can be read again, whatever ids it names."""

from hypothesis import given
from hypothesis import strategies as st

from indexer.vote_evidence import Vote, read_vote, readings, vote_evidence

_ids = st.text(min_size=1).map(str.strip).filter(bool)
_named = st.lists(_ids | st.just("salt and pepper"), min_size=1, max_size=2)


@given(st.integers(1, 100), st.integers(1, 100), _named)
def test_a_vote_is_read_as_it_was_told(voters: int, asked: int, named: list[str]) -> None:
    vote = read_vote(vote_evidence(voters, asked, named))
    assert vote == Vote(voters, asked, " and ".join(named))
    assert named in readings(vote.named)


def test_other_evidence_is_no_vote() -> None:
    assert read_vote("declared by all") is None
    assert read_vote("") is None
