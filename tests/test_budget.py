"""What is too broad is cut and told, however often it is asked."""

from dataclasses import replace

from index.article import Article
from search.kernels import kernels
from search.parse import parse
from search.request import Mode
from tests.corpus import collection_of, evaluation_of

ARTICLES = [
    Article(str(at), body=f"the ferry {'strike' if at % 2 else 'sails'} again", language="en")
    for at in range(40)
]


def asked(text: str, limit: int, mode: Mode = Mode.ALL) -> tuple[int, list[str]]:
    """How many articles a query finds that may take so many steps, and the notes."""
    evaluation = replace(evaluation_of(collection_of([ARTICLES], kernels(False))), limit=limit)
    found = len(evaluation.matches(parse(text, mode).query))
    return found, list(evaluation.notes)


def test_what_the_budget_allows_is_found_without_a_word() -> None:
    assert asked("ferry strike", 120) == (20, [])


def test_a_word_too_much_is_left_out_and_told() -> None:
    found, notes = asked("ferry strike", 50)
    assert found == 40
    assert notes == ["strike was left out: with it, the question would take too long."]
    assert asked("sails OR ferry", 30)[0] == 20
    assert asked("sails -ferry", 30)[0] == 20


def test_a_query_that_is_all_too_much_finds_nothing_and_says_so() -> None:
    found, notes = asked("ferry", 5)
    assert (found, len(notes)) == (0, 1)


def test_a_wildcard_costs_what_it_looks_through_before_it_is_looked_for() -> None:
    assert asked("*rry", 1_000)[1] == [
        "*rry was left out: with it, the question would take too long."
    ]
    assert asked("*rry", 1_000_000) == (40, [])


def test_a_phrase_costs_its_positions() -> None:
    assert asked('"the ferry"', 60)[0] == 0
    assert asked('"the ferry"', 80) == (40, [])
    assert asked('"the again"~5', 200)[0] == 0


def test_what_is_kept_costs_as_much_as_what_is_read() -> None:
    evaluation = evaluation_of(collection_of([ARTICLES], kernels(False)))
    query = parse("ferry strike", Mode.ALL).query
    evaluation.matches(query)
    first = evaluation.spent
    evaluation.matches(query)
    assert evaluation.spent == 2 * first > 0


def test_what_is_kept_is_told_again() -> None:
    first = replace(evaluation_of(collection_of([ARTICLES], kernels(False))), limit=50)
    query = parse("ferry strike", Mode.ALL).query
    again, richer = replace(first, notes={}), replace(first, notes={}, limit=120)
    counts = [len(each.matches(query)) for each in (first, again, richer)]
    assert counts == [40, 40, 20]
    assert [*again.notes] == [*first.notes] != []
    assert not richer.notes
