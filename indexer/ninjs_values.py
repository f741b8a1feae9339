"""What ninjs lists: entries by role, subjects, places; a list, or a mapping by name, of objects."""

from collections.abc import Iterator, Mapping
from typing import Any

from index.topics import topic_of_code


def entries(value: object) -> Iterator[dict[str, Any]]:
    """The objects of a list, or of a mapping by name, with keys in small letters."""
    if isinstance(value, dict):
        value = list(value.values())
    for each in value if isinstance(value, list) else ():
        if isinstance(each, dict):
            yield {key.lower(): inner for key, inner in each.items()}


def valued(entry: Mapping[str, Any]) -> str:
    """The text of an entry."""
    value = entry.get("value")
    return value.strip() if isinstance(value, str) else ""


def names(value: Mapping[str, Any], *keys: str) -> list[str]:
    """The names of the entries under these keys."""
    return [
        str(name).strip()
        for key in keys
        for each in entries(value.get(key))
        if (name := each.get("name") or each.get("literal"))
    ]


def topics(value: Mapping[str, Any]) -> tuple[str, ...] | None:
    """Subjects by IPTC's code where they have one, else by name, and keywords; None for no list."""
    given = [each for key in ("subject", "subjects") for each in entries(value.get(key))]
    words = value.get("keywords")
    found = [_topic(each) for each in given]
    found += (
        [each.strip() for each in words if isinstance(each, str)] if isinstance(words, list) else []
    )
    if not found:
        return _none_of(value, "subject", "subjects")
    # A letter is a category of some agency's own, and a slug is no topic.
    slugs = {str(value.get(key)) for key in ("slugline", "title", "headline")}
    return tuple(each for each in dict.fromkeys(found) if len(each) > 1 and each not in slugs)


def _topic(entry: Mapping[str, Any]) -> str:
    codes = [str(entry.get(key) or "") for key in ("uri", "code", "literal", "qcode")]
    scheme = str(entry.get("scheme") or "")
    if "mediatopic" in scheme and codes[1]:
        codes.insert(0, f"medtop:{codes[1]}")
    for code in codes:
        if topic_of_code(code):
            return code
    return str(entry.get("name") or entry.get("literal") or entry.get("uri") or "").strip()


def places(value: Mapping[str, Any]) -> tuple[str, ...] | None:
    """Places that it is about or from, `located` first; None where none is named."""
    found = [str(value["located"]).strip()] if isinstance(value.get("located"), str) else []
    listed = [each for key in ("place", "places") for each in entries(value.get(key))]
    for each in listed:
        if name := str(each.get("name") or each.get("literal") or "").strip():
            found.append(name)
        found += _address(each)
    if not found:
        return _none_of(value, "place", "places")
    return tuple(dict.fromkeys(filter(None, found)))


def _none_of(value: Mapping[str, Any], *keys: str) -> tuple[str, ...] | None:
    """None where the source says nothing; empty where its list says that there are none."""
    return () if any(isinstance(value.get(key), list) for key in keys) else None


def _address(place: Mapping[str, Any]) -> Iterator[str]:
    """The town and the country of a place that has an address."""
    for contact in entries(place.get("contactinfo")):
        address = contact.get("address")
        if isinstance(address, dict):
            parts = [str(address.get(key) or "") for key in ("locality", "country")]
            yield ", ".join(filter(None, parts))
