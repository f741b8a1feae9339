"""NewsML-G2's concepts: their names, their codes, and what is said of them in `assert`."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from index.topics import topic_of_code
from indexer.gazetteer import bearers
from indexer.xml_tree import Element, attribute, elements, everywhere, first, line_of, name_of

_MEDIATOPIC = "cv.iptc.org/newscodes/mediatopic"
_COUNTRY = re.compile(
    r"(?:(?:.*/)?iso3166-1a[23][:/]|(?:country|cntry|isocountrycode):)([a-z]{2,})/?", re.IGNORECASE
)
_SUBJECT_CODE = re.compile(r"(?:0[1-9]|1[0-7])\d{6}")
_PLACE = re.compile(
    r"(?:city|geo\w*|reg\w*|loc\w*|prov\w*|state\w*):([^\W\d_][^\d:]*)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Concepts:
    """What one item says of the concepts that it names by code."""

    said: Mapping[str, Element]  # the `assert` of a code
    schemes: Mapping[str, str]  # the URI of a scheme's alias
    language: str


def concepts_of(item: Element, language: str) -> Concepts:
    """The item's own assertions and the schemes of its catalogs."""
    said = {_code(each): each for each in elements(item, "assert")}
    schemes = {attribute(e, "alias"): attribute(e, "uri") for e in everywhere(item, "scheme")}
    return Concepts(said, schemes, language)


def concept_name(element: Element, known: Concepts) -> str:
    """The name in the item's language, else the first, else what its assertion says; "" if none."""
    for each in (element, known.said.get(_code(element))):
        if each is not None and (name := _named(each, known.language)):
            return name
    return ""


def concept_topic(subject: Element, known: Concepts) -> str:
    """The Media Topic's or Subject Code if it is one, else the name, else the literal."""
    main = first(subject, "mainconcept")
    concept = subject if main is None else main
    codes = [attribute(concept, "uri"), _media_topic(attribute(concept, "qcode"), known.schemes)]
    codes += [attribute(each, "qcode") for each in elements(concept, "sameas")]
    for code in codes:
        if topic_of_code(code):
            return code
    # A literal beside a code is a note of the provider's own system.
    literal = "" if attribute(concept, "qcode") else attribute(concept, "literal")
    return concept_name(concept, known) or ("" if literal.isdigit() else literal)


def concept_places(element: Element, known: Concepts) -> Iterator[str]:
    """A place with its country, as `Berlin, Germany`; a country alone by name or code."""
    name = _place_name(element, known)
    if kind_of_concept(element) == "poi" and not bearers(name):
        name = ""  # a hall, a firm, an address: where it lies is said by what is broader
    country = ""
    for each in _broader(element, known):
        if _is_country(each):
            country = _country(each, known)
    if name and country and name != country:
        yield f"{name}, {country}"
    elif name or country:
        yield name or country


def kind_of_concept(element: Element) -> str:
    """What its type says that it is: `geoarea`, `person`, `organisation`, `event`, `abstract`."""
    kind = attribute(element, "type") or attribute(element, "typeuri")
    return kind.rstrip("/").rpartition("/")[2].rpartition(":")[2].lower()


def tail_of(element: Element | None) -> str:
    """The last part of an element's code: `text` of `ninat:text`."""
    code = attribute(element, "qcode") or attribute(element, "uri")
    return code.rstrip("/#").replace("#", "/").rpartition("/")[2].rpartition(":")[2]


def _code(element: Element) -> str:
    keys = ("qcode", "uri", "literal")
    return next(filter(None, (attribute(element, key) for key in keys)), "")


def _named(element: Element, language: str) -> str:
    names = [each for each in element if name_of(each) == "name" and line_of(each)]
    same = [e for e in names if attribute(e, "lang")[:2].lower() == language[:2].lower()]
    return next((line_of(each) for each in (*same, *names)), "")


def _media_topic(qcode: str, schemes: Mapping[str, str]) -> str:
    """The code in the usual spelling, whatever alias this item's catalog gives its scheme.

    Agencies that translate IPTC's Subject Codes keep their numbers: `sttsubj:04016000`.
    """
    alias, _, number = qcode.partition(":")
    if _MEDIATOPIC in schemes.get(alias, ""):
        return f"medtop:{number}"
    if "subj" in alias.lower() and _SUBJECT_CODE.fullmatch(number):
        return f"subj:{number}"
    return qcode


def _place_name(element: Element, known: Concepts) -> str:
    if name := concept_name(element, known):
        return name
    code = attribute(element, "qcode")
    found = _COUNTRY.fullmatch(_code(element)) or _PLACE.fullmatch(code)
    return found[1] if found else attribute(element, "literal") if " " in code else ""


def _broader(element: Element, known: Concepts, deep: int = 4) -> Iterator[Element]:
    """What it lies in, from the nearest on, so far as the item says."""
    said = known.said.get(_code(element))
    for each in (
        *elements(element, "broader"),
        *(elements(said, "broader") if said is not None else ()),
    ):
        yield each
        if deep and _code(each) in known.said:
            yield from _broader(each, known, deep - 1)


def _is_country(element: Element) -> bool:
    return kind_of_concept(element) == "country" or bool(_COUNTRY.fullmatch(_code(element)))


def _country(element: Element, known: Concepts) -> str:
    return concept_name(element, known) or tail_of(element).rpartition("/")[2]
