"""Changes: what is another in a version of an article than in the one before it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo

from index.article import Article
from search.labels import dateline_label
from web.diff import Block, Kind, Part, blocks, word_parts
from web.present import moment_label, paragraphs

_Told = Callable[[Article, tzinfo], str]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field beside the text that changed: its name, and the words of both."""

    name: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed in an article's fields and in its text, and both in a sentence's words."""

    fields: tuple[FieldChange, ...]
    blocks: tuple[Block, ...]  # none where the text is the same

    @property
    def told(self) -> str:
        """`the headline and 2 paragraphs changed, and 1 paragraph was added`; "" if nothing is."""
        counts = {kind: _count(self.blocks, kind) for kind in _VERBS}
        changed = [f"the {field.name.lower()}" for field in self.fields]
        if counts[Kind.SAME]:
            changed.append(_paragraphs(counts[Kind.SAME]))
        told = [f"{_listed(changed)} changed"] if changed else []
        for kind in (Kind.ADDED, Kind.REMOVED):
            if counts[kind]:
                verb = "was" if counts[kind] == 1 else "were"
                told.append(f"{_paragraphs(counts[kind])} {verb} {_VERBS[kind]}")
        return ", and ".join(filter(None, (", ".join(told[:-1]), *told[-1:])))

    @property
    def size(self) -> int:
        """Characters of all that is shown of it."""
        parts = [*(field.parts for field in self.fields), *(block.parts for block in self.blocks)]
        return sum(len(part.text) for each in parts for part in each)


def compare(old: Article, new: Article, zone: tzinfo) -> Changes:
    """What changed from one version to the next, of what may be seen of both."""
    pairs = ((name, told(old, zone), told(new, zone)) for name, told in _FIELDS.items())
    fields = (FieldChange(name, word_parts(*both)) for name, *both in pairs if both[0] != both[1])
    text = blocks(paragraphs(old.body), paragraphs(new.body)) if old.body != new.body else ()
    return Changes(tuple(fields), text if any(block.parts for block in text) else ())


def dateline_of(article: Article) -> str:
    """The places of the dateline, and the agency."""
    return dateline_label(article.dateline.places, article.dateline.agency)


# What is told of an article beside its text. When it was updated isn't: that always changes.
_FIELDS: dict[str, _Told] = {
    "Headline": lambda article, _: article.title,
    "Standfirst": lambda article, _: article.summary,
    "Dateline": lambda article, _: dateline_of(article),
    "Date": lambda article, zone: moment_label(article.date, zone),
    "Byline": lambda article, _: ", ".join(article.author),
    "Source": lambda article, _: article.source,
    "Picture caption": lambda article, _: article.caption,
    "Picture credit": lambda article, _: article.credit,
}
_VERBS = {Kind.SAME: "changed", Kind.ADDED: "added", Kind.REMOVED: "removed"}


def _count(among: tuple[Block, ...], kind: Kind) -> int:
    """How many paragraphs are all new, all gone, or (SAME) another form of one that was there."""
    kinds = [{part.kind for part in block.parts} for block in among if block.parts]
    if kind is Kind.SAME:
        return sum(len(each) > 1 for each in kinds)
    return sum(each == {kind} for each in kinds)


def _paragraphs(count: int) -> str:
    return "1 paragraph" if count == 1 else f"{count:,} paragraphs"


def _listed(parts: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))
