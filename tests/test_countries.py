"""Countries: every name that a source may write leads to one code."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.countries import country_code, country_codes, country_name, country_named

NAMES = {
    "TR": "Turkey türkiye TUR Türkei Turquie turquía TURCHIA Turska",
    "GB": "uk U.K. gb Britain Great-Britain england SCOTLAND Royaume-Uni",
    "US": "us usa U.S. U.S.A. America united-states États-Unis ABD",
    "SU": "USSR u.s.s.r. soviet-union Sovyetler-Birliği",
    "NE": "Niger NE",
    "NG": "Nigeria ng",
    "CG": "congo Congo-Brazzaville",
    "CD": "zaire DRC dr-congo Congo-Kinshasa democratic-republic-of-the-congo",
    "YD": "yemen-demo-republic South-Yemen",
    "YE": "yemen yemen-arab-republic North-Yemen",
    "DE": "germany west-germany FRG Deutschland",
    "DD": "east-germany GDR DDR",
    "XK": "kosovo Kosova xk",
    "CI": "ivory-coast Côte-d'Ivoire cote-d’ivoire",
    "KH": "kampuchea Cambodia",
    "MM": "burma Myanmar",
    "SZ": "swaziland eswatini",
    "GE": "Georgia ge Gruzija",
    "BA": "bosnia bosnia-&-herzegovina Bosna-i-Hercegovina BiH",
}


@pytest.mark.parametrize(("code", "names"), NAMES.items())
def test_names_codes_and_aliases_lead_to_the_code(code: str, names: str) -> None:
    assert {country_code(name) for name in names.split()} == {code}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("The Gambia", "GM"),
        ("St. Lucia", "LC"),
        ("Trinidad & Tobago", "TT"),
        ("trinidad-tobago", "TT"),
        ("us-virgin-islands", "VI"),
        ("Republic of the Congo", "CG"),
        ("Congo, Democratic Republic", "CD"),
        ("  saudi-arabia ", "SA"),
        ("São Tomé and Príncipe", "ST"),
        ("serbia and montenegro", "CSXX"),
        ("Czechoslovakia", "CSHH"),
    ],
)
def test_articles_saints_and_ampersands_make_no_difference(name: str, code: str) -> None:
    assert country_code(name) == code


def test_a_code_wins_over_a_word() -> None:
    assert [country_code(text) for text in ("in", "it", "no", "us")] == ["IN", "IT", "NO", "US"]


def test_a_code_is_no_name() -> None:
    assert country_named("in") is None
    assert country_named("India") == "IN"


def test_what_is_no_country_has_no_code() -> None:
    assert [country_code(text) for text in ("", "Europe", "Ankara", "zz", ".")] == [None] * 5


def test_a_label_is_english_and_an_unknown_code_its_own() -> None:
    assert country_name("YU") == "Yugoslavia"
    assert country_name("NL") == "Netherlands"
    assert country_name("Ruritania") == "Ruritania"


def test_every_label_leads_back_to_its_code() -> None:
    assert len(country_codes()) > 250
    assert {"SU", "YU", "DD", "CSHH", "CSXX", "XK", "TW"} <= set(country_codes())
    assert all(country_code(country_name(code)) == code for code in country_codes())


@given(st.text(max_size=30))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert country_code(text) in (None, *country_codes())


@pytest.mark.skipif("DATELINE_DATA" not in os.environ, reason="no DATELINE_DATA")
def test_every_country_of_reuters_has_a_code_of_its_own() -> None:
    table = Path(os.environ["DATELINE_DATA"], "data", "reuters_places.tsv").read_text("utf-8")
    codes = [country_code(line.split("\t")[0]) for line in table.splitlines()]
    assert None not in codes
    assert len(set(codes)) == len(codes)
