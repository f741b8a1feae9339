"""From the labels that a source gives its articles to keys of topics."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from index.topics import topic_key
from index.words import fold

_OWN = "-"
SECTIONS = Path(__file__).parent / "data" / "sections.tsv"


def read_topics(labels: Sequence[str], mapping: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of a source's labels in their order, none twice.

    The archive's own `mapping` comes first, then IPTC's labels and ids, then the sections of
    newspapers; a label that none of them knows is its own key.
    """
    own = {_plain(label): key for label, key in mapping.items()}
    keys = (_mapped(own, label) or _known(label) or label.strip() for label in labels)
    return tuple(key for key in dict.fromkeys(keys) if key)


def _mapped(own: Mapping[str, str], label: str) -> str:
    """The key that the archive maps a label to, which it may name by any IPTC label or id."""
    if not own:
        return ""
    target = own.get(_plain(label), "").strip()
    return topic_key(target) or target


@lru_cache(4096)
def _known(label: str) -> str | None:
    section = _sections().get(_plain(label))
    return section if section == "" else topic_key(label) or section


@cache
def _sections() -> dict[str, str]:
    """Keys by the names of sections; empty for those that stay a source's own."""
    found: dict[str, str] = {}
    for line in SECTIONS.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            topic, names = line.split("\t")
            key = "" if topic == _OWN else topic_key(topic)
            if key is None:
                raise ValueError(f"{SECTIONS.name}: {topic!r} is no topic of IPTC's")
            found |= {_plain(name): key for name in names.split("|")}
    return found


def _plain(label: str) -> str:
    return " ".join(fold(label).replace("&", "and").replace("-", " ").replace("_", " ").split())
