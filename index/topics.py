"""Topics: IPTC's Media Topics, their labels and which is broader than which.

A key is written `medtop:01000000`; any other key is a source's own label and stands for itself.
IPTC's former Subject Codes (`subj:15054000`), which older wires still bear, lead to the topics
that took their place.
The table is `data/topics.tsv`, which `scripts/build_topics.py` writes from IPTC's release.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from index.words import fold

TABLE = Path(__file__).parent / "data" / "topics.tsv"
SCHEME = "medtop:"

_SPELLED = re.compile(
    r"(?:medtop:|(?:https?://)?cv\.iptc\.org/newscodes/mediatopic/)(\d{8})/?", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"(?:subj:|iptc-?subject-?code:|(?:https?://)?cv\.iptc\.org/newscodes/subjectcode/)(\d{8})/?",
    re.IGNORECASE,
)
_BARE = re.compile(r"\d{8}")


@dataclass(frozen=True, slots=True)
class Topic:
    """One of IPTC's topics; `parent` and `successor` are keys, empty where there is none."""

    key: str
    parent: str
    successor: str  # what a retired topic was merged into
    label: str  # in English
    subjects: tuple[str, ...]  # the Subject Codes that it took the place of


def topic_label(key: str) -> str:
    """The topic's name in English; the key itself if it isn't one of IPTC's."""
    topic = _topics().get(key)
    return topic.label if topic else key


def topic_parent(key: str) -> str | None:
    """The key of the next broader topic; None at the top and for keys that aren't IPTC's."""
    topic = _topics().get(key)
    return topic.parent or None if topic else None


def topic_closure(keys: Iterable[str]) -> tuple[str, ...]:
    """Each key, then all that are broader than any of them, none twice."""
    given = tuple(dict.fromkeys(keys))
    broader = dict.fromkeys(each for key in given for each in _broader(key))
    return given + tuple(key for key in broader if key not in given)


@lru_cache(maxsize=4096)
def topic_key(text: str) -> str | None:
    """The key of a topic given as an id or as a label; None if it isn't IPTC's.

    Labels are those in English, in any case. A retired topic leads to its successor.
    """
    return topic_of_code(text) or _by_label().get(_label_key(text))


@lru_cache(maxsize=4096)
def topic_of_code(text: str) -> str | None:
    """The key of a topic given as an id in any spelling, or as a Subject Code; else None.

    A Subject Code without a topic of its own leads to that of the next broader code. An id that
    this release doesn't know yet is a key, save for eight bare digits.
    """
    code = text.strip()
    if spelled := _SPELLED.fullmatch(code):
        return _current(SCHEME + spelled[1])
    if subject := _SUBJECT.fullmatch(code):
        return _of_subject(subject[1])
    if _BARE.fullmatch(code):
        key = SCHEME + code
        return _current(key) if key in _topics() else _of_subject(code)
    return None


@cache
def _broader(key: str) -> tuple[str, ...]:
    parent = topic_parent(key)
    return (parent, *_broader(parent)) if parent else ()


def _current(key: str) -> str:
    topic = _topics().get(key)
    return topic.successor or key if topic else key


def _of_subject(code: str) -> str | None:
    """The topic of a Subject Code: two digits of its subject, three of its matter, three more."""
    broader = (code, f"{code[:5]}000", f"{code[:2]}000000")
    return next((key for each in broader if (key := _by_subject().get(each))), None)


def _label_key(label: str) -> str:
    return " ".join(fold(label).split())


@cache
def _by_label() -> dict[str, str]:
    """Keys by folded label; of two with the same label the first."""
    found: dict[str, str] = {}
    for topic in _topics().values():
        found.setdefault(_label_key(topic.label), topic.successor or topic.key)
    return found


@cache
def _by_subject() -> dict[str, str]:
    topics = _topics().values()
    return {code: _current(topic.key) for topic in topics for code in topic.subjects}


@cache
def _topics() -> dict[str, Topic]:
    topics = {}
    for line in TABLE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            topic = _topic(*line.split("\t"))
            topics[topic.key] = topic
    return topics


def _topic(
    number: str, parent: str, _retired: str, successor: str, label: str, subjects: str
) -> Topic:
    codes = tuple(subjects.split())
    return Topic(SCHEME + number, _key(parent), _key(successor), label, codes)


def _key(number: str) -> str:
    return SCHEME + number if number else ""
