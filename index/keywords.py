"""Which whole values an article bears in each keyword field, declared or inferred."""

from collections.abc import Iterable

from index.article import Article, Inference
from index.topics import topic_closure

Values = tuple[tuple[str, ...], tuple[str, ...]]  # declared, inferred
Borne = tuple[tuple[str, ...], tuple[Inference, ...]]  # what the values come from


def keyword_values(article: Article, field: str) -> Values:
    """The declared and the inferred values of a field, the second without any of the first."""
    return values_of(field, borne(article, field))


def borne(article: Article, field: str) -> Borne:
    """What an article says that its values in a field come from: many say the same."""
    match field:
        case "country":
            return article.country, article.about
        case "topic":
            return article.topic, article.inferred_topic
        case _:
            value = getattr(article, field)
            return value if isinstance(value, tuple) else (value,), ()


def values_of(field: str, given: Borne) -> Values:
    """The values that come from what is borne.

    A topic brings its broader ones along, so that a filter by a broad topic is a plain look-up.
    """
    declared, inferred = given
    match field:
        case "topic":
            closed = topic_closure(declared)
            return _clean(closed), _clean(set(topic_closure(_values(inferred))) - set(closed))
        case _:
            return _clean(declared), () if declared else _values(inferred)


def _values(inferences: tuple[Inference, ...]) -> tuple[str, ...]:
    return _clean(each.value for each in inferences)


def _clean(values: Iterable[str]) -> tuple[str, ...]:
    """Distinct, in order, without line breaks, which part the strings of an index."""
    return tuple(sorted({" ".join(value.split()) for value in values} - {""}))
