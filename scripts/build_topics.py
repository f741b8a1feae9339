"""Write the table of topics from a release of IPTC's Media Topics.

`python scripts/build_topics.py mediatopics.json` writes `index/data/topics.tsv` and the topics'
names in other languages, `indexer/data/topic_names.tsv`. The file is what cv.iptc.org gives for
its vocabulary in JSON (SKOS). Media Topics: IPTC (iptc.org), CC BY 4.0.
"""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
TOPICS = ROOT / "index" / "data" / "topics.tsv"
NAMES = ROOT / "indexer" / "data" / "topic_names.tsv"

Concept = dict[str, Any]

# The release names two languages by their countries.
_LANGUAGES = {"dk": "da", "se": "sv"}
_ENGLISH = "en"
_SUBJECTS = "/subjectcode/"

# Notes of retired topics name their successor as `medtop:…`, or as digits in brackets.
_SUCCESSOR = re.compile(r"(?:use|merged into concept)[^.:]*?(?:medtop:|\()(\d{8})", re.IGNORECASE)


def main(path: Path) -> None:
    """Write both tables and print how many rows they have."""
    scheme = json.loads(path.read_text("utf-8"))
    concepts = sorted(scheme["conceptSet"], key=lambda concept: str(concept["uri"]))
    release = f"# IPTC Media Topics (iptc.org), CC BY 4.0, released {scheme['dateReleased'][:10]}"
    subjects = subjects_of(concepts)
    write(
        TOPICS,
        f"{release}: id, broader id, retired, successor, label in English, former subject codes",
        [row(concept, subjects[number(concept["uri"])]) for concept in concepts],
    )
    write(NAMES, f"{release}: language, name, id", sorted(names(concepts)))


def write(path: Path, heading: str, rows: Sequence[Sequence[str]]) -> None:
    """Write a table and print its size."""
    path.write_text("".join(f"{line}\n" for line in (heading, *map("\t".join, rows))), "utf-8")
    print(f"{path.name}: {len(rows):,} rows, {path.stat().st_size:,} bytes")


def row(concept: Concept, subjects: Sequence[str]) -> list[str]:
    """One topic as a row of the table."""
    labels = concept["prefLabel"]
    english = " ".join((labels.get("en-GB") or labels["en"]).split())
    retired = "retired" if "retired" in concept else ""
    led_to = successor(concept) if retired else ""
    own = number(concept["uri"])
    return [own, broader(concept), retired, led_to, english, " ".join(sorted(subjects))]


def successor(concept: Concept) -> str:
    """The id of the topic that a retired one's notes send to; empty if they name none."""
    notes = [*concept.get("changeNote", {}).values(), *concept.get("note", {}).values()]
    own = number(concept["uri"])
    text = re.sub(rf"\(?medtop:{own}\)?", "", " ".join(notes))
    found = _SUCCESSOR.search(text)
    return found[1] if found else ""


def names(concepts: Iterable[Concept]) -> set[tuple[str, str, str]]:
    """Language, name and id of every name that isn't English; retired topics have none."""
    return {
        (language, " ".join(name.split()), number(concept["uri"]))
        for concept in concepts
        if "retired" not in concept
        for tag, name in concept["prefLabel"].items()
        if (language := _LANGUAGES.get(tag, tag.partition("-")[0])) != _ENGLISH
    }


def subjects_of(concepts: Sequence[Concept]) -> Mapping[str, list[str]]:
    """The codes of IPTC's former Subject Codes that each topic stands for.

    A code goes to the topic of the same number, else to one that matches it exactly, else closely,
    one in use before a retired one. Where it is only said to be broader than some topics, it goes
    to the nearest that is broader than all of them.
    """
    above = {number(concept["uri"]): broader(concept) for concept in concepts}
    matches: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for concept in sorted(concepts, key=lambda each: "retired" in each):
        for kind in ("exactMatch", "closeMatch", "broadMatch"):
            for uri in concept.get(kind, ()):
                if _SUBJECTS in uri:
                    matches[number(uri)][kind].append(number(concept["uri"]))
    found: dict[str, list[str]] = defaultdict(list)
    for code, by_kind in matches.items():
        exact = [each for each in (code,) if each in above]
        close = [*exact, *by_kind["exactMatch"], *by_kind["closeMatch"]]
        topic = (
            close[0] if close else common([above[each] for each in by_kind["broadMatch"]], above)
        )
        found[topic].append(code)
    return found


def common(topics: Sequence[str], above: Mapping[str, str]) -> str:
    """The nearest topic that each of these is or has above it; empty if there is none."""
    first, *others = ([*lineage(topic, above)] for topic in topics)
    return next((each for each in first if all(each in other for other in others)), "")


def lineage(topic: str, above: Mapping[str, str]) -> Iterable[str]:
    """The topic and all above it, the nearest first."""
    while topic:
        yield topic
        topic = above[topic]


def broader(concept: Concept) -> str:
    """The id of the next broader topic; empty at the top."""
    return number(concept["broader"][0]) if concept.get("broader") else ""


def number(uri: str) -> str:
    """The eight digits at the end of a topic's address."""
    return uri.rsplit("/", 1)[-1]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
