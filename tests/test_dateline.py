"""Datelines: found at the head of a story, and only there."""

import gzip
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Dateline
from indexer.dateline import read_dateline, split_dateline
from indexer.lone_places import is_dateline
from indexer.place_names import split_places, tidy
from indexer.places import read_places


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("SALVADOR, Feb 26 -", Dateline(("Salvador",), "Feb 26")),
        ("CALGARY, Alberta, March 2 -", Dateline(("Calgary, Alberta",), "March 2")),
        ("Ankara, Istanbul", Dateline(("Ankara", "Istanbul"))),
        ("LONDON (AP) —", Dateline(("London",), "", "AP")),
        ("Belgrade | Pristina", Dateline(("Belgrade", "Pristina"))),
        ("NEW YORK, Narch 2 -", Dateline(("New York",), "Narch 2")),
        ("JOHANNESBURG March 13 -", Dateline(("Johannesburg",), "March 13")),
        ("RICHMOND, Va. Feb 26 -", Dateline(("Richmond, Va.",), "Feb 26")),
        ("DOVER, Del., April 1 -", Dateline(("Dover, Del.",), "April 1")),
        ("LIMA, April 3 - Peru's", Dateline(("Lima",), "April 3")),
        ("ROME, March 13, Reuter -", Dateline(("Rome",), "March 13", "Reuter")),
        ("MOSCOW, Tuesday, Aug. 9, 2016 -", Dateline(("Moscow",), "Aug. 9, 2016")),
        ("BEOGRAD, 9. avgusta (Tanjug) -", Dateline(("Beograd",), "9. avgusta", "Tanjug")),
        ("(ANSA) - ROMA, 9 AGO -", Dateline(("Roma",), "9 AGO", "ANSA")),
        (
            "WASHINGTON/NEW YORK, June 3 (Reuters) -",
            Dateline(("Washington", "New York"), "June 3", "Reuters"),
        ),
        ("", Dateline()),
    ],
)
def test_a_declared_dateline_is_taken_apart(text: str, dateline: Dateline) -> None:
    assert read_dateline(text) == dateline


@pytest.mark.parametrize(
    ("head", "dateline"),
    [
        ("ANKARA, Aug 9 (Reuters) -", Dateline(("Ankara",), "Aug 9", "Reuters")),
        ("PARIS —", Dateline(("Paris",))),
        ("TRIPOLI, Lebanon (AP) –", Dateline(("Tripoli, Lebanon",), "", "AP")),
        ("MOSCOW, 9 August. /TASS/.", Dateline(("Moscow",), "9 August", "TASS")),
        ("МОСКВА, 9 августа. /ТАСС/.", Dateline(("Москва",), "9 августа", "ТАСС")),
        ("AKRON, Ohio –", Dateline(("Akron, Ohio",))),
        ("BERLIN (dpa) -", Dateline(("Berlin",), "", "dpa")),
        ("KYIV, Ukraine —", Dateline(("Kyiv, Ukraine",))),
        ("NEW DELHI:", Dateline(("New Delhi",))),
        ("LONDON, England (CNN)", Dateline(("London, England",), "", "CNN")),
        ("(Reuters) -", Dateline(agency="Reuters")),
        ("(New York, NY - October 21) –", Dateline(("New York, NY",), "October 21")),
        ("(Paris, 4 March 2019)", Dateline(("Paris",), "4 March 2019")),
        ("NICE, France (AP) —", Dateline(("Nice, France",), "", "AP")),
        ("Sarajevo, Mostar\n\n", Dateline(("Sarajevo", "Mostar"))),
        ("SARAJEVO\n", Dateline(("Sarajevo",))),
        ("*** TOKYO -", Dateline(("Tokyo",))),
        ("ABOARD USS ENDEAVOUR (AP) —", Dateline(("Aboard Uss Endeavour",), "", "AP")),
    ],
)
def test_a_body_loses_the_dateline_at_its_head(head: str, dateline: Dateline) -> None:
    assert split_dateline(f"{head} The talks began.") == (dateline, "The talks began.")


@pytest.mark.parametrize(
    "body",
    [
        "WASHINGTON is waiting for an answer - and so is London.",
        "BREAKING - The bridge is closed.",
        "UPDATE 1-Miller buys bakery",
        "Police - who came late - found nothing.",
        "March - the month of floods - was dry.",
        "Nice – The word means little.",
        "Split - The party has two leaders.",
        "Reading - The habit is old.",
        "Best — The list of the year.",
        "BAR - The lawyers' guild met.",
        "Mobile - The phones are back.",
        "The maker (IBM) - The largest - grew.",
        "SYRIA: The long war",
        "In London, March 3 - The day after.",
        "London (BBC) has said so.",
        "(Notes) - The rest follows.",
        "(Berlin, in May 1989, was another town.) The rest follows.",
        "(Updated March 4) The rest follows.",
        "The United States and Japan\nare on the brink of a quarrel.",
        "British Columbia\nHydro said it would wait.",
        "SILVER FIX 1500 - JUNE 2 - The price",
        "COCOA 12.30 - The close",
        "",
    ],
)
def test_prose_is_left_as_it_is(body: str) -> None:
    assert split_dateline(body) == (Dateline(), body)


@pytest.mark.parametrize(
    "line",
    ["Ankara, Istanbul", "BELGRADE", "Tripoli, Lebanon", "Belgrade / Pristina", "Niš", "Turkey",
     "Sarajevo and Banja Luka", "Paris, Texas", "Rio de Janeiro"],
)  # fmt: skip
def test_a_line_of_nothing_but_places_is_a_dateline(line: str) -> None:
    assert is_dateline(line)


@pytest.mark.parametrize(
    "line",
    ["News", "Of", "Best", "Police", "Split", "March", "Bar", "Home, News", "Elections, Kosovo",
     "Balkan Insight", "Jordan, Michael", "Vladimir", "in", "US", "Talk about it!", "ankara",
     "Washington Post", "The talks in Ankara", "London, 9 March", ""],
)  # fmt: skip
def test_other_short_lines_are_no_datelines(line: str) -> None:
    assert not is_dateline(line)


@pytest.mark.parametrize(
    "name",
    ["St Petersburg", "Rio de Janeiro", "Port-au-Prince", "N'Djamena", "Washington D.C.",
     "Coeur d'Alene", "Stratford-upon-Avon", "McAllen", "New York"],
)  # fmt: skip
def test_capitals_are_tidied(name: str) -> None:
    assert tidy(name.upper()) == name
    assert tidy(name) == name


def test_a_name_with_and_in_it_is_one_place() -> None:
    assert split_places("Trinidad and Tobago") == ("Trinidad and Tobago",)
    assert split_places("Belgrade and Zagreb") == ("Belgrade", "Zagreb")


def test_a_city_that_is_a_state_too_is_a_place_of_its_own() -> None:
    assert split_places("London, New York") == ("London", "New York")
    assert split_places("Buffalo, New York") == ("Buffalo, New York",)


@given(st.text(max_size=60))
def test_what_is_left_of_a_body_is_its_end(text: str) -> None:
    dateline, rest = split_dateline(text)
    assert text.endswith(rest)
    assert dateline != Dateline() or rest == text


@given(st.text(alphabet="ABCab ,.-/()'9é", max_size=40))
def test_reading_a_dateline_never_fails(text: str) -> None:
    read_dateline(text)
    is_dateline(text)


@pytest.mark.skipif("DATELINE_DATA" not in os.environ, reason="no DATELINE_DATA")
def test_nearly_every_dateline_of_reuters_has_a_country() -> None:
    path = Path(os.environ["DATELINE_DATA"], "data", "reuters21578.jsonl.gz")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        texts = [text for line in lines if (text := json.loads(line)["dateline"])]
    found = [bool(read_places(read_dateline(text), None).country) for text in texts]
    assert sum(found) / len(found) > 0.99  # 0.994 when written; the rest is misprints and tables
