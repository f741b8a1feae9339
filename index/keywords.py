"""Which whole values an article bears in each keyword field, declared or inferred."""

from collections.abc import Callable, Iterable
from operator import attrgetter

from index.article import Article, Inference
from index.topics import topic_closure

Values = tuple[tuple[str, ...], tuple[str, ...]]  # declared, inferred
Borne = tuple[tuple[str, ...], tuple[Inference, ...]]  # what the values come from


def keyword_values(article: Article, field: str) -> Values:
    """The declared and the inferred values of a field, the second without any of the first."""
    return values_of(field, BORNE[field](article))


def _one(field: str) -> Callable[[Article], Borne]:
    value = attrgetter(field)
    return lambda article: ((value(article),), ())


def _several(field: str) -> Callable[[Article], Borne]:
    values = attrgetter(field)
    return lambda article: (values(article), ())


# What an article says that its values in a field come from: many say the same.
BORNE: dict[str, Callable[[Article], Borne]] = {
    "country": attrgetter("country", "about"),
    "topic": attrgetter("topic", "inferred_topic"),
    "language": _one("language"),
    "source": _one("source"),
    "place": _several("place"),
    "author": _several("author"),
    "declared_topic": _several("declared_topic"),
}


def values_of(field: str, given: Borne) -> Values:
    """The values that come from what is borne.

    A topic brings its broader ones along, so that a filter by a broad topic is a plain look-up.
    """
    declared, inferred = given
    match field:
        case "topic":
            closed = topic_closure(declared)
            if not inferred:
                return _clean(closed), ()
            return _clean(closed), _clean(set(topic_closure(_values(inferred))) - set(closed))
        case _:
            return _clean(declared), () if declared else _values(inferred)


def _values(inferences: tuple[Inference, ...]) -> tuple[str, ...]:
    return _clean(each.value for each in inferences)


def _clean(values: Iterable[str]) -> tuple[str, ...]:
    """Distinct, in order, without line breaks, which part the strings of an index."""
    return tuple(sorted({" ".join(value.split()) for value in values} - {""}))
