"""Annotation: what Dateline adds to an article's version by looking at the whole archive."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from index.article import Inference

_PARAGRAPHS = "\n\n"  # what parts those of a body


@dataclass(frozen=True, slots=True)
class Annotation:
    """What was inferred of one version; empty where nothing was.

    Whoever infers looks at what the source declares, and adds to it alone.
    """

    topic: tuple[Inference, ...] = ()
    language: str = ""  # ISO 639-1, where the source declares none
    story: str = ""  # names the group of copies it belongs to
    dropped: tuple[str, ...] = ()  # paragraphs of the body that are the page's furniture

    def to_json(self) -> str:
        """What it says, as JSON."""
        said = ((each.name, getattr(self, each.name)) for each in fields(self))
        return json.dumps(
            {name: _plain(value) for name, value in said if value},
            ensure_ascii=False,
            separators=(",", ":"),
        )

    @classmethod
    def from_json(cls, text: str) -> "Annotation":
        """The annotation that was written as JSON."""
        said = json.loads(text)
        topic = tuple(Inference(**each) for each in said.pop("topic", ()))
        return cls(topic, dropped=tuple(said.pop("dropped", ())), **said)

    def on(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """What an article says with this added: see Article.content; its body may be left out."""
        found = dict(record)
        if self.topic and not found.get("topic"):
            found["inferred_topic"] = [asdict(each) for each in self.topic]
        if self.language:
            found["language"] = self.language
        if self.story and not found.get("story"):
            found["story"] = self.story
        if self.dropped and found.get("body"):
            kept = (each for each in found["body"].split(_PARAGRAPHS) if each not in self.dropped)
            found["body"] = _PARAGRAPHS.join(kept)
        return found


def _plain(value: str | tuple[Any, ...]) -> object:
    if isinstance(value, str):
        return value
    return [asdict(each) if isinstance(each, Inference) else each for each in value]
