"""Write the table of topics from a release of IPTC's Media Topics.

`python scripts/build_topics.py mediatopics.json` writes `index/data/topics.tsv`. The file is what
cv.iptc.org gives for its vocabulary in JSON (SKOS). Media Topics: IPTC (iptc.org), CC BY 4.0.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

TOPICS = Path(__file__).parent.parent / "index" / "data" / "topics.tsv"

# Notes of retired topics name their successor as `medtop:…`, or as digits in brackets.
_SUCCESSOR = re.compile(r"(?:use|merged into concept)[^.:]*?(?:medtop:|\()(\d{8})", re.IGNORECASE)


def main(path: Path) -> None:
    """Write the table and print how many topics it has."""
    scheme = json.loads(path.read_text("utf-8"))
    concepts = sorted(scheme["conceptSet"], key=lambda concept: str(concept["uri"]))
    heading = (
        f"# IPTC Media Topics (iptc.org), CC BY 4.0, released {scheme['dateReleased'][:10]}: id, "
        "broader id, retired, successor, label in English\n"
    )
    TOPICS.write_text(heading + "".join(row(concept) for concept in concepts), "utf-8")
    print(f"{TOPICS.name}: {len(concepts)} topics, {TOPICS.stat().st_size:,} bytes")


def row(concept: dict[str, Any]) -> str:
    """One topic as a line of the table."""
    labels = concept["prefLabel"]
    broader = number(concept["broader"][0]) if concept.get("broader") else ""
    english = " ".join((labels.get("en-GB") or labels["en"]).split())
    retired = "retired" if "retired" in concept else ""
    led_to = successor(concept) if retired else ""
    return "\t".join([number(concept["uri"]), broader, retired, led_to, english]) + "\n"


def successor(concept: dict[str, Any]) -> str:
    """The id of the topic that a retired one's notes send to; empty if they name none."""
    notes = [*concept.get("changeNote", {}).values(), *concept.get("note", {}).values()]
    own = number(concept["uri"])
    text = re.sub(rf"\(?medtop:{own}\)?", "", " ".join(notes))
    found = _SUCCESSOR.search(text)
    return found[1] if found else ""


def number(uri: str) -> str:
    """The eight digits at the end of a topic's address."""
    return uri.rsplit("/", 1)[-1]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
