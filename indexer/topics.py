"""From the labels that a source gives its articles to keys of topics."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from index.topics import SCHEME, topic_closure, topic_key
from index.words import fold

_OWN = "-"
_DATA = Path(__file__).parent / "data"
SECTIONS = _DATA / "sections.tsv"
NAMES = _DATA / "topic_names.tsv"


def read_topics(
    labels: Sequence[str], mapping: Mapping[str, str], language: str = ""
) -> tuple[str, ...]:
    """The keys of a source's labels in their order, none twice.

    The archive's own `mapping` comes first, then IPTC's labels and ids in English, then the
    sections of newspapers, then IPTC's labels in the article's own language; a label that none of
    them knows is its own key.
    """
    own = {_plain(label): key for label, key in mapping.items()}
    keys = (_mapped(own, label) or _known(label, language) or label.strip() for label in labels)
    return tuple(key for key in dict.fromkeys(keys) if key)


def _mapped(own: Mapping[str, str], label: str) -> str:
    """The key that the archive maps a label to, which it may name by any IPTC label or id."""
    if not own:
        return ""
    target = own.get(_plain(label), "").strip()
    return topic_key(target) or target


@lru_cache(4096)
def _known(label: str, language: str) -> str | None:
    plain = _plain(label)
    section = _sections().get(plain)
    return section if section == "" else topic_key(label) or section or _names(language).get(plain)


@cache
def _names(language: str) -> dict[str, str]:
    """Keys by IPTC's names in a language; of two topics that share one, the one above both.

    They count in that language alone: only to a Swedish paper is `Brand` a fire.
    """
    found: dict[str, str] = {}
    for each, name, number in _named() if language else ():
        if each == language:
            key, plain = f"{SCHEME}{number}", _plain(name)
            found[plain] = _shared(found[plain], key) if plain in found else key
    return found


def _shared(one: str, other: str) -> str:
    """The nearest topic that is or lies above both of two; empty if there is none."""
    above = topic_closure((other,))
    return next((key for key in topic_closure((one,)) if key in above), "")


@cache
def _named() -> list[list[str]]:
    lines = NAMES.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


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
