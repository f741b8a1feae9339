"""Topics: a source's labels as keys, and what is broader than they are."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.topics import topic_closure, topic_key, topic_label, topic_parent
from indexer.topics import NAMES, SECTIONS, read_topics

POLITICS, SPORT, CRIME = "medtop:11000000", "medtop:15000000", "medtop:20000082"


@pytest.mark.parametrize(
    "text",
    [
        "medtop:20000082",
        "MEDTOP:20000082",
        "http://cv.iptc.org/newscodes/mediatopic/20000082",
        "https://cv.iptc.org/newscodes/mediatopic/20000082/",
        "20000082",
        "crime",
        " Crime ",
        "CRIMÉ",
    ],
)
def test_a_topic_is_known_by_id_and_label_however_written(text: str) -> None:
    assert topic_key(text) == CRIME


def test_what_is_not_iptcs_has_no_key_and_stands_for_itself() -> None:
    assert topic_key("cocoa") is None
    assert topic_key("19870226") is None
    assert topic_label("cocoa") == "cocoa"
    assert topic_parent("cocoa") is None
    assert topic_closure(("cocoa",)) == ("cocoa",)


def test_an_id_of_a_later_release_is_kept_as_a_key() -> None:
    assert topic_key("http://cv.iptc.org/newscodes/mediatopic/20009999") == "medtop:20009999"


def test_a_retired_topic_leads_to_its_successor() -> None:
    assert topic_key("medtop:20000064") == "medtop:20000105"
    assert topic_label("medtop:20000105") == "war crime"


@pytest.mark.parametrize(
    "text",
    [
        "subj:15054000",
        "15054000",
        "IptcSubjectCode:15054000",
        "http://cv.iptc.org/newscodes/subjectcode/15054000",
    ],
)
def test_a_former_subject_code_leads_to_the_topic_in_its_place(text: str) -> None:
    assert topic_label(topic_key(text) or "") == "soccer"


def test_a_subject_code_without_a_topic_leads_to_the_next_broader_one() -> None:
    assert topic_key("subj:15054999") == topic_key("subj:15054000")
    assert topic_key("subj:15999001") == SPORT
    assert topic_key("subj:11000000") == POLITICS
    assert topic_key("subj:99000000") is None
    assert topic_key("subj:16009000") == topic_key("war")  # a retired topic matches it as well


def test_a_closure_has_each_key_then_all_broader_ones_once() -> None:
    top = "medtop:02000000"
    assert topic_parent(CRIME) == top
    assert topic_closure((CRIME, "cocoa", CRIME, "medtop:20000119")) == (
        CRIME, "cocoa", "medtop:20000119", top,
    )  # fmt: skip
    assert topic_closure((top, CRIME)) == (top, CRIME)


def test_sections_of_newspapers_are_topics_in_several_languages() -> None:
    labels = ["Politics", "sports", "Politika", "SPOR", "Deportes", "Politique"]
    assert read_topics(labels, {}) == (POLITICS, SPORT)


def test_labels_are_known_in_the_articles_own_language_alone() -> None:
    assert read_topics(["Brand"], {}, "en") == read_topics(["Brand"], {}) == ("Brand",)
    assert read_topics(["Brand"], {}, "sv") == (topic_key("fire"),)
    assert read_topics(["足球", "选举"], {}, "zh") == (topic_key("soccer"), topic_key("election"))
    assert read_topics(["Erdbeben", "Meine Ecke"], {}, "de") == (
        topic_key("earthquake"), "Meine Ecke",
    )  # fmt: skip


def test_a_name_that_two_topics_share_is_of_the_one_above_both() -> None:
    assert read_topics(["Enfermedades"], {}, "es") == (topic_key("diseases and conditions"),)
    assert read_topics(["Réseaux sociaux"], {}, "fr") == ("Réseaux sociaux",)  # of none above both


def test_every_name_is_of_a_topic_that_there_is() -> None:
    rows = [row.split("\t") for row in NAMES.read_text("utf-8").splitlines() if row[0] != "#"]
    assert {len(language) for language, _, _ in rows} == {2}
    assert all(topic_label(f"medtop:{number}") != f"medtop:{number}" for _, _, number in rows)


def test_a_label_of_no_topic_is_its_own_key_trimmed() -> None:
    assert read_topics([" cocoa", "World", "", "Opinion"], {}) == ("cocoa", "World", "Opinion")


def test_the_archives_own_mapping_comes_first() -> None:
    mapping = {"Arena": "sport", "Politics": "Home affairs", "agro": "medtop:20000210"}
    assert read_topics(["ARENA", "politics", "Agro"], mapping) == (
        SPORT, "Home affairs", "medtop:20000210",
    )  # fmt: skip


def test_every_section_stands_for_one_topic_that_there_is() -> None:
    rows = [row.split("\t") for row in SECTIONS.read_text("utf-8").splitlines() if row[0] != "#"]
    given = [(topic, name) for topic, listed in rows for name in listed.split("|")]
    assert all(topic == "-" or topic_key(topic) for topic, _ in rows)
    assert len(given) == len({name for _, name in given})
    assert not [name for topic, name in given if topic != "-" and topic_key(name)]


def test_a_name_of_too_many_meanings_stays_as_it_is_unless_the_archive_maps_it() -> None:
    assert read_topics(["Opinion", "retail"], {}) == ("Opinion", "retail")
    assert read_topics(["retail"], {"Retail": "medtop:20000252"}) == ("medtop:20000252",)


@given(st.lists(st.text(max_size=12), max_size=6))
def test_reading_topics_twice_changes_nothing(labels: list[str]) -> None:
    once = read_topics(labels, {})
    assert read_topics(once, {}) == once
    assert topic_closure(topic_closure(once)) == topic_closure(once)


@pytest.mark.skipif("DATELINE_DATA" not in os.environ, reason="no DATELINE_DATA")
def test_each_topic_of_reuters_counts_only_the_articles_that_declare_it() -> None:
    table = Path(os.environ["DATELINE_DATA"], "data", "reuters_topics.tsv").read_text("utf-8")
    codes = [line.split("\t")[0] for line in table.splitlines()]
    keys = {code: read_topics([code], {})[0] for code in codes}
    assert len(set(keys.values())) == len(codes)
    broader = {above for key in keys.values() for above in topic_closure((key,))[1:]}
    assert not broader & set(keys.values())
    assert not {topic_label(key).casefold() for key in broader} & set(codes)
