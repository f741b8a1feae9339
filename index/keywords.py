"""Which whole values an article bears in each keyword field, declared or inferred."""

from collections.abc import Iterable

from index.article import Article, Inference
from index.topics import topic_closure

Values = tuple[tuple[str, ...], tuple[str, ...]]  # declared, inferred


def keyword_values(article: Article, field: str) -> Values:
    """The declared and the inferred values of a field, the second without any of the first.

    A topic brings its broader ones along, so that a filter by a broad topic is a plain look-up.
    """
    match field:
        case "country" if not article.country:
            return (), _values(article.about)
        case "topic":
            declared = topic_closure(article.topic)
            inferred = topic_closure(_values(article.inferred_topic))
            return _clean(declared), _clean(set(inferred) - set(declared))
        case _:
            value = getattr(article, field)
            return _clean(value if isinstance(value, tuple) else (value,)), ()


def _values(inferences: tuple[Inference, ...]) -> tuple[str, ...]:
    return _clean(each.value for each in inferences)


def _clean(values: Iterable[str]) -> tuple[str, ...]:
    """Distinct, in order, without line breaks, which part the strings of an index."""
    return tuple(sorted({" ".join(value.split()) for value in values} - {""}))
