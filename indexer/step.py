"""Step: one thing that the enrichment finds out about articles, and the stages that steps make up.

A step opens on a view of the archive and gives an inspector: it is shown articles in batches, and
answers with changes to annotations, by article's id. The annotations of the articles shown are
blank in the step's own fields by then; those of others, which it may change as well (a story that
grows), are as they stand. A step never learns from what was inferred by itself or a later stage,
so the order in which it is shown articles doesn't matter.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from index.annotation import Annotation
from index.annotations import Change, Due
from index.archive import Archive
from index.article import Article
from search.collection import Collection


@dataclass(frozen=True, slots=True)
class View:
    """The archive as it stood when a stage began: its index, and what may be seen of it."""

    archive: Archive
    collection: Collection


@dataclass(frozen=True)
class Batch:
    """Articles to look at."""

    due: Sequence[Due]
    archive: Archive

    @cached_property
    def articles(self) -> Sequence[Article]:
        """The articles as they were delivered: with nothing inferred by the enrichment."""
        return self.archive.ledger.read([each.version for each in self.due])


Inspect = Callable[[Batch], Mapping[str, Change]]


@dataclass(frozen=True, slots=True)
class Step:
    """What it finds out are these fields of annotations."""

    fields: tuple[str, ...]
    open: Callable[[View], AbstractContextManager[Inspect]]


@dataclass(frozen=True, slots=True)
class Stage:
    """Steps that are taken together; the index has what earlier stages found.

    `edition` is raised when a step would find something else: all is then looked at again. So it
    is where there is twice as much to learn from as there was, by `learns`.
    """

    number: int
    edition: int
    steps: tuple[Step, ...]
    learns: Callable[[Archive], int] | None = None

    def blank(self, annotation: Annotation) -> Annotation:
        """The annotation without what this stage finds out."""
        own = (name for step in self.steps for name in step.fields)
        return replace(annotation, **{name: getattr(_NOTHING, name) for name in own})


def setting(**found: Any) -> Change:  # noqa: ANN401 - a field's own type each
    """The change that sets these fields of an annotation."""
    return lambda annotation: replace(annotation, **found)


_NOTHING = Annotation()
