"""Places: which of the towns of a name a story means, and its countries."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Dateline
from index.settings import Settings
from indexer.gazetteer import TABLE, bearers, place_key
from indexer.own_places import own_places
from indexer.places import DOUBTFUL, Bearings, PlacesRead, read_places, resolve, shown_place


def read(
    *places: str, declared: tuple[str, ...] | None = None, home: str = "", **countries: str
) -> PlacesRead:
    bearings = Bearings(home, own_places(Settings(countries=countries)))
    return read_places(Dateline(places), declared, bearings)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("TRIPOLI, Lebanon", "LB"),
        ("TRIPOLI", "LY"),
        ("ODESSA", "UA"),
        ("ODESSA, Texas", "US"),
        ("Nis", "RS"),
        ("Niš", "RS"),
        ("PARIS, Texas", "US"),
        ("Paris, Texas, USA", "US"),
        ("CALGARY, Alberta", "CA"),
        ("MILWAUKEE, WIS.", "US"),
        ("LONDON, Ontario", "CA"),
        ("KINGSTON", "JM"),
        ("ST PETERSBURG", "RU"),
        ("ST. PETERSBURG, Fla.", "US"),
        ("SALVADOR", "BR"),
        ("Tbilisi, Georgia", "GE"),
        ("Atlanta, Georgia", "US"),
        ("VALLEY FORGE, PA", "US"),
        ("SAN JUAN, P.R.", "PR"),
        ("NOWHERE-ON-SEA, England", "GB"),
        ("Leningrad", "RU"),
        ("Bombay", "IN"),
        ("PEKING", "CN"),
        ("Saigon", "VN"),
        ("Constantinople", "TR"),
        ("Danzig", "PL"),
        ("SINGAPORE", "SG"),
        ("МОСКВА", "RU"),
        ("Leningrad, USSR", "SU"),
        ("Sarajevo, Yugoslavia", "YU"),
        ("Texas", "US"),
    ],
)
def test_a_place_stands_for_its_country(name: str, country: str) -> None:
    assert resolve(name).country == country


def test_two_known_places_of_a_name_are_a_doubt_that_a_qualifier_ends() -> None:
    assert resolve("TRIPOLI").confidence < DOUBTFUL <= resolve("TRIPOLI, Lebanon").confidence
    assert resolve("LONDON").confidence >= DOUBTFUL


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("IZMIR", "İzmir"),
        ("Saint-Louis", "St. Louis"),
        ("ΘΕΣΣΑΛΟΝΙΚΗ", "Θεσσαλονίκη"),
        ("frankfurt am main", "Frankfurt am Main"),
        ("Peking", "Peking"),
        ("XYZZYVILLE", "Xyzzyville"),
    ],
)
def test_a_place_is_spelled_the_same_however_it_was_written(written: str, shown: str) -> None:
    assert shown_place(written) == shown


def test_the_places_beside_it_settle_a_doubtful_name() -> None:
    assert resolve("Georgia", ("Atlanta",)).country == "US"
    assert resolve("Georgia", ("Tbilisi",)).country == "GE"
    assert resolve("Tripoli", ("Beirut",)).country == "LB"
    assert resolve("Paris", ("Texas",)).country == "US"


def test_a_small_namesake_near_by_does_not_win() -> None:
    assert resolve("PARIS", ("DALLAS",), "US").country == "FR"
    assert resolve("ATHENS", ("WASHINGTON",)).country == "GR"


def test_the_sources_home_settles_a_doubtful_name() -> None:
    assert resolve("Valencia", home="ES").country == "ES"
    assert resolve("Valencia", home="VE").country == "VE"
    assert resolve("TRIPOLI", home="LB").country == "LB"


def test_an_unknown_place_has_no_country() -> None:
    assert resolve("Xyzzyville").country == ""


def test_declared_countries_come_before_the_datelines() -> None:
    assert read("London", declared=("brazil", "usa", "Brazil")) == PlacesRead(
        ("London",), ("BR", "US")
    )


def test_without_a_field_for_places_the_dateline_gives_the_countries() -> None:
    assert read("Ankara", "Istanbul") == PlacesRead(("Ankara", "Istanbul"), ("TR",))
    assert read("Moscow").country == ("RU",)


def test_a_source_that_says_there_are_none_is_believed() -> None:
    assert read("London", declared=()) == PlacesRead(("London",))


def test_declared_towns_are_places_and_bring_their_country() -> None:
    found = read("Nis", declared=("Tripoli, Lebanon", "Niš", "ussr"))
    assert found == PlacesRead(("Niš", "Tripoli"), ("LB", "RS", "SU"))


def test_a_declared_georgia_is_the_country_but_beside_atlanta() -> None:
    assert read(declared=("Georgia",)) == PlacesRead((), ("GE",))
    assert read(declared=("Georgia", "Atlanta")) == PlacesRead(("Georgia", "Atlanta"), ("US",))
    assert read(declared=("Tbilisi", "Georgia")) == PlacesRead(("Tbilisi",), ("GE",))


def test_the_two_congos_and_niger_and_nigeria_stay_apart() -> None:
    declared = ("Republic of the Congo", "Democratic Republic of the Congo", "Niger", "Nigeria")
    assert read(declared=declared).country == ("CG", "CD", "NE", "NG")


def test_the_archives_own_mapping_wins() -> None:
    assert read("Tripoli", Tripoli="LB").country == ("LB",)
    assert read(declared=("ruritania",), Ruritania="fr") == PlacesRead((), ("FR",))


def test_what_is_doubtful_or_unknown_is_remarked_upon() -> None:
    assert "Lebanon" in read("Tripoli").remark[0]
    unknown = read("London", declared=("Xyzzyville",))
    assert (unknown.country, unknown.remark) == (("GB",), ("unknown place: Xyzzyville",))


def test_ways_to_write_a_name_have_one_key() -> None:
    assert place_key("ST. LOUIS") == place_key("Saint-Louis") == place_key("St.Louis")


@pytest.mark.parametrize("name", ["Aachen", "Zürich", "Wien", "Rio de Janeiro", "東京"])
def test_names_are_found_wherever_they_stand_in_the_table(name: str) -> None:
    assert bearers(name)


def test_the_table_of_places_was_built_with_todays_folding() -> None:
    lines = gzip.decompress(TABLE.read_bytes()).decode().splitlines()
    keys = [line.partition("\t")[0] for line in lines]
    assert keys == sorted(keys, key=str.encode)
    assert [key for key in keys[1::40] if place_key(key) != key] == []


@given(st.text(max_size=30), st.lists(st.text(max_size=12), max_size=3))
def test_any_text_is_read_without_an_error(place: str, declared: list[str]) -> None:
    found = read_places(Dateline((place,)), tuple(declared), Bearings("RS"))
    assert len(set(found.country)) == len(found.country)
    assert 0.0 <= resolve(place, tuple(declared)).confidence <= 1.0
