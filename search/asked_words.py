"""What a query asks of texts: the words that a snippet marks, and whether there are any."""

from search.evaluate import Evaluation
from search.expand import Leaf
from search.query import All, And, Near, Not, Or, Phrase, Query, Range
from search.request import Sort
from search.snippets import Run, Sought

_TEXT = frozenset({"", "title", "summary", "body", "caption"})


def natural_sort(query: Query) -> Sort:
    """By relevance where there are words to be relevant to, else the newest first."""
    return Sort.RELEVANCE if any(True for _ in _leaves(query)) else Sort.NEWEST


def sought_by(query: Query, evaluation: Evaluation) -> Sought:
    """What a snippet marks: the forms of each word, and phrases as a whole."""
    runs: list[Run] = []
    for leaf in _leaves(query):
        match leaf:
            case Phrase():
                runs.append(tuple(frozenset({word}) for word in leaf.words))
            case Near():
                runs += [(frozenset({word}),) for word in leaf.words]
            case _:
                runs.append((evaluation.leaves.forms(leaf),))
    return Sought(runs)


def _leaves(query: Query) -> "list[Leaf]":
    """The leaves that ask for words of the text, without what is excluded."""
    match query:
        case And(parts) | Or(parts):
            return [leaf for part in parts for leaf in _leaves(part)]
        case All() | Not() | Range():
            return []
        case _:
            return [query] if query.field in _TEXT else []
